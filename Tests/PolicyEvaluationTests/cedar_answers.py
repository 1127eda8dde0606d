"""Cedar's answers about cells, by cedarpy.

Standard input: JSON with `policies` (Cedar), `schema` (Cedar), `cells` (arrays of from, to, role, purpose, category,
identity 0 to 2) and `contexts` (objects of `flags` and `shown`). Standard output: for each context a line with one
digit a cell, 1 where Cedar allows. Any fault of Cedar's own ends the program with a message.
"""

import json
import sys

import cedarpy

asked = json.load(sys.stdin)
verdict = cedarpy.validate_policies(asked["policies"], asked["schema"])
if not verdict.validation_passed:
    sys.exit(f"the validator refuses the policies: {[str(error) for error in verdict.errors]}")
policies = cedarpy.PolicySet.from_str(asked["policies"])
entities = cedarpy.Entities.from_json_str("[]")
for context in asked["contexts"]:
    requests = [
        {
            "principal": {"type": "Agency", "id": sender},
            "action": {"type": "Action", "id": "disclose"},
            "resource": {"type": "Agency", "id": recipient},
            "context": {
                "role": role, "purpose": purpose, "category": category, "identity": identity,
                "flags": context["flags"], "shown": context["shown"],
            },
        }
        for sender, recipient, role, purpose, category, identity in asked["cells"]
    ]
    answers = cedarpy.is_authorized_batch(requests, policies, entities)
    for answer in answers:
        if answer.diagnostics.errors:
            sys.exit(f"Cedar could not evaluate a policy: {answer.diagnostics.errors}")
    print("".join("1" if answer.allowed else "0" for answer in answers))
