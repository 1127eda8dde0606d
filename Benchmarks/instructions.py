#!/usr/bin/env python3
"""Counts the instructions that the release binary executes for a row, and compares them with those on record.

    python3 Benchmarks/instructions.py BRYGGA RECORD            fails where a figure is 3 % above the record
    python3 Benchmarks/instructions.py BRYGGA RECORD --write    writes the record anew

Each figure is the difference of two runs under callgrind, one on twice as many rows, divided by the rows: start and end
of the process fall out. What libcrypto executes (codes and digests) is left out, for it depends on the processor. The
counts are deterministic: they differ by less than 0.01 % between two runs, however busy the machine is.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

LIMIT = 0.03
ROWS = 10_000
DAY = "2026-06-04"


def number(source):
    """A number of the published test range 980 to 999 in a written form; one in twenty is a coordination number."""
    day = source.randint(1, 28) + (60 if source.random() < 0.05 else 0)
    digits = f"{source.randint(1930, 2007)}{source.randint(1, 12):02}{day:02}{source.randint(980, 999)}"
    total = sum(int(c) for place, digit in enumerate(digits[2:]) for c in str(int(digit) * (2 - place % 2)))
    digits += str(-total % 10)
    form = source.randrange(20)
    return digits[2 if form < 2 else 0:8] + ("-" if form % 2 == 0 else "") + digits[8:]


def cells(source, row, is_quoted):
    """The eight columns of the wide table (Benchmarks/README.md)."""
    district = source.choice(["Dalhem", "Drottninghög", "Olympia", "Ringstorp", "Råå"])
    first, second = number(source), number(source)
    if is_quoted:
        first, second = (f'"{first}"', second) if row % 20 < 10 else (first, f'"{second}"')
    telephone = f"042-1{source.randrange(100000):05}"
    if source.randrange(8) == 0:
        telephone = f"+46 42 1{source.randrange(10)} {source.randrange(100):02} {source.randrange(100):02}"
    return [
        f"{row:07}", first, f'"{district}, norra"' if is_quoted else district,
        f"202{source.randrange(6)}-{source.randint(1, 12):02}-{source.randint(1, 28):02}",
        source.choice(["praktik", "språkstöd", "studier", "lönestöd"]), second, telephone,
        '"ringde ""igen""\nåter"' if is_quoted else source.choice(["pågår", "klar", "avbruten"]),
    ]


HEADER = ["id", "pnr", "stadsdel", "inskriven", "insats", "maka", "telefon", "anteckning"]


def write_csv(path, rows, quoted_every):
    source = random.Random(5)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADER) + "\n")
        for row in range(1, rows + 1):
            file.write(",".join(cells(source, row, row % quoted_every == 0)) + "\n")


def write_ndjson(path, rows):
    source = random.Random(5)
    with open(path, "w", encoding="utf-8", newline="") as file:
        for row in range(1, rows + 1):
            record = dict(zip(HEADER, (cell.strip('"') for cell in cells(source, row, False))))
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_numbers(path, rows):
    source = random.Random(5)
    with open(path, "w", encoding="utf-8", newline="") as file:
        for _ in range(rows):
            file.write(number(source) + "\n")


def table_arguments(folder, path):
    key = os.path.join(folder, "master.key")
    if not os.path.exists(key):
        with open(key, "w", opener=lambda name, flags: os.open(name, flags, 0o600), encoding="ascii") as file:
            file.write("5b" * 32)
    return [
        "pseudonymise", path, "--key", key, "--domain", "study", "--tag", "study", "--country", "SE", "--at", DAY,
        "--column", "pnr", "--column", "maka", "--out", path + ".out", "--force", "--no-progress", "--jobs", "1",
    ]


def check_arguments(_folder, path):
    return ["id", "check", path, "--country", "SE", "--reference-date", DAY]


# name: suffix, writer, arguments
FIGURES = {
    "wide": ("csv", lambda path, rows: write_csv(path, rows, 10), table_arguments),
    "quoted": ("csv", lambda path, rows: write_csv(path, rows, 1), table_arguments),
    "ndjson": ("ndjson", write_ndjson, table_arguments),
    "id-check": ("txt", write_numbers, check_arguments),
}


def counted_instructions(path):
    """The sum of self costs in a callgrind file but for libcrypto's (valgrind manual, "Callgrind Format")."""
    objects, names, total = {}, {}, 0
    current, skips_next = "", False
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            if match := re.match(r"(c?)ob=\((\d+)\)(?: (.*))?$", line):
                called, place, name = match.groups()
                if name:
                    names[place] = os.path.basename(name)
                if not called:
                    current = names.get(place, "")
            elif line.startswith("calls="):
                skips_next = True  # the next line is the cost of what is called
            elif re.match(r"[-+*\d]", line):
                if not skips_next:
                    objects[current] = objects.get(current, 0) + int(line.split()[1])
                skips_next = False
    for name, cost in objects.items():
        if not name.startswith("libcrypto"):
            total += cost
    return total


def count(brygga, folder, arguments):
    """Instructions of one run."""
    out = os.path.join(folder, "callgrind.out")
    environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}", brygga] + arguments,
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"instructions: status {done.returncode} of brygga {arguments[0]}: {done.stderr.decode()[:2000]}")
    return counted_instructions(out)


def measure(brygga, name):
    """Instructions of a row."""
    suffix, write, arguments = FIGURES[name]
    with tempfile.TemporaryDirectory() as folder:
        counts = []
        for times in (1, 2):
            path = os.path.join(folder, f"{name}-{times}.{suffix}")
            write(path, times * ROWS)
            counts.append(count(brygga, folder, arguments(folder, path)))
        return (counts[1] - counts[0]) / ROWS


def main():
    brygga, record_path, *options = sys.argv[1:]
    figures = [name for name in options if name in FIGURES] or list(FIGURES)
    with tempfile.TemporaryDirectory() as folder:
        # valgrind 3.19 gives up on Swift's debugging information.
        bare = os.path.join(folder, "brygga")
        subprocess.run(["strip", "--strip-debug", "-o", bare, brygga], check=True)
        measured = {name: round(measure(bare, name), 1) for name in figures}
    if "--write" in options:
        with open(record_path, "w", encoding="utf-8") as file:
            json.dump({"rows": ROWS, "instructions_per_row": measured}, file, indent=2)
            file.write("\n")
        return 0
    with open(record_path, encoding="utf-8") as file:
        recorded = json.load(file)["instructions_per_row"]
    fails = False
    for name, value in measured.items():
        before = recorded.get(name)
        if before is None:
            verdict, fails = "not on record: run make instructions-record", True
        elif value > before * (1 + LIMIT):
            verdict, fails = "TOO MANY: find the cause, or run make instructions-record and say why in the commit", True
        elif value < before * (1 - LIMIT):
            verdict = "fewer: keep them by make instructions-record"
        else:
            verdict = "ok"
        change = f"{value / before - 1:+.2%}" if before else ""
        print(f"{name:10} {value:10.1f} instructions a row, on record {before}, {change:>8}  {verdict}")
    return 1 if fails else 0


if __name__ == "__main__":
    sys.exit(main())
