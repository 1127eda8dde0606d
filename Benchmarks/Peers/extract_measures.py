"""k, l and t by pyCANON, and k by DuckDB: extract_measures.py ROWS.csv ANSWERED.json

Both have the rows in memory before the clock starts. pyCANON runs once; DuckDB six times on one thread, of which the first does
not count.
"""

import json
import sys
import time

import duckdb
import pandas
from pycanon import anonymity

quasi = ["age", "sex", "county"]
frame = pandas.read_csv(sys.argv[1], dtype={"pid": str, "age": str, "sex": str, "county": str, "outcome": str})
start = time.perf_counter()
k = anonymity.k_anonymity(frame, quasi)
l = [anonymity.l_diversity(frame, quasi, [column]) for column in ("outcome", "days")]
t = [anonymity.t_closeness(frame, quasi, [column]) for column in ("outcome", "days")]
pycanon = time.perf_counter() - start

database = duckdb.connect(":memory:", config={"threads": 1})
database.execute("create table rows as select * from read_csv(?, all_varchar = true)", [sys.argv[1]])
question = "select min(n) from (select count(distinct pid) n from rows group by age, sex, county)"
seconds = []
for _ in range(6):
    start = time.perf_counter()
    smallest = database.execute(question).fetchone()[0]
    seconds.append(time.perf_counter() - start)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(
        {
            "k": int(k), "l": [int(value) for value in l], "t": [float(value) for value in t],
            "pycanonSeconds": pycanon, "duckdbK": int(smallest), "duckdbSeconds": seconds[1:],
        },
        file,
    )
