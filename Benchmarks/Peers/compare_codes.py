"""Compares Brygga's table with the one of table_python.py: the first 130 bits of every code, and every other cell.

python3 compare_codes.py BRYGGA PYTHON ROWS COLUMN…

The exit status is 0 when all rows agree.
"""
import csv
import sys

SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def symbols(code):
    bits = int(code, 16) >> (256 - 130)
    return "".join(SYMBOLS[bits >> 5 * place & 31] for place in range(25, -1, -1))


def main():
    ours_path, theirs_path, count, *names = sys.argv[1:]
    with open(ours_path, newline="", encoding="utf-8") as ours_file, \
            open(theirs_path, newline="", encoding="utf-8") as theirs_file:
        ours, theirs = csv.reader(ours_file), csv.reader(theirs_file)
        header = next(ours)
        if header != next(theirs):
            return 1
        columns = {header.index(name) for name in names}
        rows = 0
        for our, their in zip(ours, theirs, strict=True):
            for place, (a, b) in enumerate(zip(our, their, strict=True)):
                # Behind the last "1": the key's version, the code, the checksum.
                if (a.rpartition("1")[2][1:27] != symbols(b)) if place in columns else a != b:
                    return 1
            rows += 1
        return 0 if rows == int(count) else 1


sys.exit(main())
