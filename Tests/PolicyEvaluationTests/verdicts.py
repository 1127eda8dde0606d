"""The schema's verdict on YAML files, by jsonschema and a YAML 1.2 core reading that shares no code with ours.

Arguments: the schema. Standard input: a JSON array of texts. Standard output: a JSON array of true and false.
"""

import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
    """Resolves plain scalars as YAML 1.2, section 10.3.2, says: dates and `no` are texts."""

    yaml_implicit_resolvers = {}


CoreLoader.add_implicit_resolver("null", re.compile(r"^(?:null|Null|NULL|~|)$"), None)
CoreLoader.add_implicit_resolver("bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), None)
CoreLoader.add_implicit_resolver("int", re.compile(r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), None)
CoreLoader.add_implicit_resolver("float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"), None)


def number(text):
    """A whole number of the core schema."""
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def value(node):
    """A node as JSON has it; keys are texts, and an empty file is null."""
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: value(element) for key, element in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value(element) for element in node.value]
    readers = {"null": lambda _: None, "bool": lambda text: text.lower() == "true", "int": number, "float": float}
    return readers.get(node.tag, str)(node.value)


def verdict(validator, text):
    """Whether a text is YAML that the schema takes."""
    try:
        return validator.is_valid(value(yaml.compose(text, Loader=CoreLoader)))
    except yaml.YAMLError:
        return False


schema = jsonschema.Draft202012Validator(json.load(open(sys.argv[1], encoding="utf-8")))
schema.check_schema(schema.schema)
print(json.dumps([verdict(schema, text) for text in json.load(sys.stdin)]))
