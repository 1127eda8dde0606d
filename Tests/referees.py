"""What others find of an opened extract: referees.py FOLDER

Prints one JSON object: k, l and t by pyCANON, k and l by DuckDB over what load.sql loads, and whether frictionless accepts the
data package as it is and with one byte more.
"""

import json
import os
import pathlib
import shutil
import sys
import tempfile

import duckdb
import frictionless
import pandas
from pycanon import anonymity

folder = pathlib.Path(sys.argv[1])
recipe = json.loads((folder / "recipe.json").read_text())
columns = recipe["columns"]
person = next(c["name"] for c in columns if c["role"] == "pseudonym")
quasi = [c["name"] for c in columns if c["role"] == "quasi"]
sensitive = [c for c in columns if c["role"] == "sensitive"]
frame = pandas.read_csv(folder / "extract.csv", dtype=str, keep_default_na=False)
classes = frame[[person] + quasi].drop_duplicates().reset_index(drop=True)
answer = {"k": int(anonymity.k_anonymity(classes, quasi)), "l": [], "t": []}
for column in sensitive:
    name = column["name"]
    part = frame[[person] + quasi + [name]].drop_duplicates().reset_index(drop=True)
    if column["kind"] == "ordered" and "order" not in column:
        part[name] = pandas.to_numeric(part[name])
    answer["l"].append(int(anonymity.l_diversity(part, quasi, [name])))
    answer["t"].append(float(anonymity.t_closeness(part, quasi, [name])))
os.chdir(folder)
database = duckdb.connect(":memory:")
database.execute(pathlib.Path("load.sql").read_text())
table = database.execute("select table_name from information_schema.tables").fetchone()[0]
by = ", ".join('"' + name.replace('"', '""') + '"' for name in quasi)
names = ", ".join('count(distinct "' + c["name"] + '")' for c in sensitive)
rows = database.execute(f'select count(distinct "{person}"), {names} from "{table}" group by {by}').fetchall()
answer["duckdb"] = {"k": min(row[0] for row in rows), "l": [min(row[i + 1] for row in rows) for i in range(len(sensitive))]}
types = database.execute(f'select typeof("{person}") from "{table}" limit 1').fetchone()[0]
answer["pseudonymType"] = types
answer["valid"] = frictionless.validate("datapackage.json").valid
with tempfile.TemporaryDirectory() as other:
    for name in ("datapackage.json", "extract.csv"):
        shutil.copy(name, other)
    with open(os.path.join(other, "extract.csv"), "ab") as file:
        file.write(b" ")
    answer["validWithOneByteMore"] = frictionless.validate(os.path.join(other, "datapackage.json")).valid
print(json.dumps(answer))
