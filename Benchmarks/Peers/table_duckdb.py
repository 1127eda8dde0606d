"""Replaces columns of a CSV table by SHA-256 of a key and the number with DuckDB, which has no HMAC.

python3 table_duckdb.py KEY INPUT OUTPUT THREADS COLUMN…

It takes away the hyphen and nothing more: no check of the numbers, no century, no scan, no digest, no text form.
"""
import sys

import duckdb

key_path, input_path, output_path, threads, *names = sys.argv[1:]
with open(key_path, "r", encoding="ascii") as file:
    key = file.read().strip()


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


codes = ", ".join(f"sha256({quoted(key)} || replace({name}, '-', '')) AS {name}" for name in names)
connection = duckdb.connect()
connection.execute(f"SET threads = {int(threads)}")
connection.execute(
    f"COPY (SELECT * REPLACE ({codes}) FROM read_csv({quoted(input_path)}, header = true, all_varchar = true)) "
    f"TO {quoted(output_path)} (HEADER, DELIMITER ',')")
