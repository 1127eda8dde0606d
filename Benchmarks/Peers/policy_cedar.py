"""Cedar's answers, by cedarpy: policy_cedar.py ASKED.json ANSWERED.json

Both texts are parsed before the clock starts, and the policies and entities are handed over as parsed; the batch is timed
as one call. `engineMicroseconds` is what Cedar's own engine says it took for each request.
"""

import json
import sys
import time

import cedarpy

with open(sys.argv[1], encoding="utf-8") as file:
    asked = json.load(file)
policies = cedarpy.PolicySet.from_str(asked["policies"])
entities = cedarpy.Entities.from_json_str("[]")
requests = [
    {
        "principal": {"type": "Agency", "id": sender},
        "action": {"type": "Action", "id": "disclose"},
        "resource": {"type": "Agency", "id": recipient},
        "context": {
            "role": role, "purpose": purpose, "category": category, "identity": identity,
            "flags": [], "shown": asked["shown"],
        },
    }
    for (sender, recipient, role, purpose, category), identity in zip(asked["cells"], asked["identities"])
]
cedarpy.is_authorized_batch(requests[:100], policies, entities)
start = time.perf_counter()
answers = cedarpy.is_authorized_batch(requests, policies, entities)
seconds = time.perf_counter() - start
for answer in answers:
    if answer.diagnostics.errors:
        sys.exit(f"Cedar could not evaluate a policy: {answer.diagnostics.errors}")
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(
        {
            "allowed": [answer.allowed for answer in answers],
            "batchSeconds": seconds,
            "engineMicroseconds": [answer.metrics["authz_duration_micros"] for answer in answers],
        },
        file,
    )
