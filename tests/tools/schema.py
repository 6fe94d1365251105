"""Asks a validator whether the JSON Schema takes the built-in files, and refuses what it must.

    python3 tests/tools/schema.py FOLDER_OF_EXAMPLES [FOLDER_FOR_TOOLS]"""

import json
import re
import sys
from pathlib import Path

import environment as tools

tools.inside("requirements.txt", sys.argv[2] if len(sys.argv) > 2 else sys.argv[1])

import jsonschema_rs
import yaml

ROOT = Path(__file__).parent.parent.parent


class Plain(yaml.CSafeLoader):
    """Reads every scalar but true, false, null and numbers as text, as the crate does."""


KEPT = {f"tag:yaml.org,2002:{sort}" for sort in ("int", "float", "null")}
Plain.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] in KEPT]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(text):
    return yaml.load(text, Loader=Plain)


schema = json.loads((ROOT / "gazetteers/schema.json").read_text())
validator = jsonschema_rs.Draft202012Validator(schema)
files = sorted((ROOT / "gazetteers").rglob("*.yaml"))
wrong = [
    f"{file.relative_to(ROOT)}: {'/'.join(map(str, error.instance_path))}: {error.message[:200]}"
    for file in files
    for error in validator.iter_errors(read(file.read_text()))
]
taken = [text for text in read((ROOT / "tests/cases/bad-files.yaml").read_text()) if validator.is_valid(read(text))]
wrong += [f"the schema takes\n{text}" for text in taken]
print("\n".join(wrong) if wrong else f"{len(files)} files fit the schema")
sys.exit(bool(wrong))
