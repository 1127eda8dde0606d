"""Replaces columns of a CSV table by HMAC-SHA-256 in hexadecimal, with the standard library alone.

python3 table_python.py KEY INPUT OUTPUT THREADS COLUMN…

It does less than Brygga: no check of the numbers, no scan of the other columns, no digest of input and output, no text
form. It uses one thread, whatever is asked for.
"""
import csv
import hmac
import sys


def domain_key(path):
    """HKDF-SHA-256 (RFC 5869) of the master key, as docs/pseudonyms.md has it."""
    with open(path, "r", encoding="ascii") as file:
        master = bytes.fromhex(file.read().strip())
    inner = hmac.digest(bytes(32), master, "sha256")
    return hmac.digest(inner, b"brygga/pseudonym/v1/benchmark/0\x01", "sha256")


def main():
    key_path, input_path, output_path, _threads, *names = sys.argv[1:]
    key = domain_key(key_path)
    digest = hmac.digest
    with open(input_path, newline="", encoding="utf-8") as source, \
            open(output_path, "w", newline="", encoding="utf-8") as target:
        rows = csv.reader(source)
        writer = csv.writer(target, lineterminator="\n")
        header = next(rows)
        columns = [header.index(name) for name in names]
        writer.writerow(header)
        for row in rows:
            for column in columns:
                number = row[column].replace("-", "")
                if len(number) == 10:
                    number = ("20" if number < "26" else "19") + number
                row[column] = digest(key, b"pid1:SE:" + number.encode("ascii"), "sha256").hex()
            writer.writerow(row)


main()
