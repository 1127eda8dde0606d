"""Replaces the column `pnr` of a CSV table by HMAC-SHA-256 in hexadecimal, with the standard library alone.

python3 pseudonymise.py KEY INPUT OUTPUT

It does less than Brygga: no check of the numbers, no scan of the other columns, no digest of input and output.
"""
import csv
import hmac
import sys


def main():
    key_path, input_path, output_path = sys.argv[1:]
    with open(key_path, "rb") as file:
        key = file.read()
    with open(input_path, newline="", encoding="utf-8") as source, \
            open(output_path, "w", newline="", encoding="utf-8") as target:
        rows = csv.reader(source)
        writer = csv.writer(target, lineterminator="\n")
        header = next(rows)
        column = header.index("pnr")
        writer.writerow(header)
        digest = hmac.digest
        for row in rows:
            number = row[column].replace("-", "")
            row[column] = digest(key, b"pid1:SE:" + number.encode("ascii"), "sha256").hex()
            writer.writerow(row)


main()
