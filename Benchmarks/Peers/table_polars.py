"""Replaces columns of a CSV table by HMAC-SHA-256 with polars and polars-hash, streamed.

python3 table_polars.py KEY INPUT OUTPUT THREADS COLUMN…

It takes away the hyphen and nothing more: no check of the numbers, no century, no scan, no digest, no text form.
"""
import os
import sys

key_path, input_path, output_path, threads, *names = sys.argv[1:]
os.environ["POLARS_MAX_THREADS"] = threads

import polars  # noqa: E402
import polars_hash  # noqa: E402

with open(key_path, "r", encoding="ascii") as file:
    key = file.read().strip()
table = polars.scan_csv(input_path, infer_schema=False)
codes = [polars_hash.col(name).str.replace("-", "", literal=True).chash.hmac_sha256(key=key) for name in names]
table.with_columns(codes).sink_csv(output_path)
