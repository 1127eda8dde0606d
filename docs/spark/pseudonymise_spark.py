#!/usr/bin/env python3
"""Runs `brygga pseudonymise` on the parts of one table under Apache Spark; docs/spark.md explains it.

The result is, byte for byte, that of one process. Whatever stands behind `--` goes to `brygga pseudonymise` as it is:

    spark-submit pseudonymise_spark.py people.csv --out extract.csv --partitions 64 -- \\
        --key /etc/brygga/master.key --domain study --tag study --column pnr --country SE

The table, the folder of the result, the program and the key file are needed on every node under the same paths. The key
is never read here; its file, mode 0600, is read by each `brygga` process.
"""
import argparse
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass

BLOCK = 16 << 20


class RecipeError(Exception):
    """Why nothing was written."""


@dataclass(frozen=True)
class Part:
    """Whole records of the table: bytes `start` to `end`, which begin in line `line` of the file."""

    number: int
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Split:
    """A table cut at the ends of records. The header, `header_end` bytes in `header_lines` lines, is in no part; NDJSON
    has none."""

    header_end: int
    header_lines: int
    parts: list
    size: int
    sha256: str


def split_table(path, partitions, is_ndjson=False):
    """Reads the table once and cuts it into at most so many parts.

    In NDJSON every line feed ends a record, and there is no header. In CSV a line feed ends a record where the quotes before it, from the beginning of the file, are even in number. That is
    right for every well-formed table. In a malformed one a cut may be wrong; then the part that holds the fault is
    refused, for parts that are all well-formed make a well-formed table that was cut where its records end.
    """
    size = os.path.getsize(path)
    digest = hashlib.sha256()
    # (end of a record, lines up to there): first the header's, then those of the parts
    ends = [(0, 0)] if is_ndjson else []
    is_inside, position, lines = False, 0, 0
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            done = 0
            while done < len(block):
                wanted = size * len(ends) // partitions - position
                if wanted > done:
                    # Nothing is cut before that place.
                    step = min(wanted, len(block))
                    is_inside ^= not is_ndjson and block.count(b'"', done, step) % 2 == 1
                    lines += block.count(b"\n", done, step)
                    done = step
                    continue
                feed = block.find(b"\n", done)
                step = len(block) if feed < 0 else feed + 1
                is_inside ^= not is_ndjson and block.count(b'"', done, step) % 2 == 1
                lines += feed >= 0
                done = step
                if feed >= 0 and not is_inside:
                    ends.append((position + done, lines))
            position += len(block)
    if position != size:
        raise RecipeError("the table changed while it was read")
    if not ends or ends[-1][0] < size:
        ends.append((size, lines))
    parts = [
        Part(number, start, end, line + 1)
        for number, ((start, line), (end, _)) in enumerate(zip(ends, ends[1:]))
    ]
    header_end, header_lines = ends[0]
    # A header alone is a table without records: one empty part lets the program judge it.
    parts = parts or [Part(0, header_end, header_end, header_lines + 1)]
    return Split(header_end, header_lines, parts, size, digest.hexdigest())


def copy_bytes(source, target, start, end):
    """Copies a range of an open file."""
    source.seek(start)
    while start < end:
        piece = source.read(min(BLOCK, end - start))
        if not piece:
            raise RecipeError("the table changed while it was read")
        target.write(piece)
        start += len(piece)


def run_part(order, part):
    """Runs the program on the header and one part; gives its report. Called on an executor."""
    target = part_path(order["folder"], part["number"])
    # --force: Spark may try a part again, or twice at once; every attempt gives the same file, whole or not at all.
    command = [
        order["brygga"], "pseudonymise", "-", "--format", order["format"], "--out", target, "--force", "--json",
        "--no-progress",
    ]
    process = subprocess.Popen(command + order["options"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        with open(order["table"], "rb") as table, process.stdin as pipe:
            copy_bytes(table, pipe, 0, order["header_end"])
            copy_bytes(table, pipe, part["start"], part["end"])
    except BrokenPipeError:
        pass  # The program refused before it had read everything; its status says so.
    with process.stdout as pipe:
        report = pipe.read()
    if process.wait() != 0:
        raise RecipeError(
            f"part {part['number']} was refused with status {process.returncode}; add "
            f"{part['line'] - 1 - order['header_lines']} to the line in the message, behind the header")
    return json.loads(report)


def worker_main(order):
    """What Spark pipes a partition through: parts as JSON lines in, their reports as JSON lines out."""
    for line in sys.stdin:
        part = json.loads(line)
        try:
            report = run_part(order, part)
        except RecipeError as error:
            sys.exit(f"pseudonymise_spark: {error}")
        print(json.dumps({"part": part["number"], "report": report}), flush=True)


def part_path(folder, number):
    return os.path.join(folder, f"part-{number:05d}")


def join_parts(split, folder, out):
    """Puts the parts together behind one header, under the final name only once all of it is on disk."""
    temporary = out + ".joining"
    digest = hashlib.sha256()
    try:
        with open(temporary, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as target:
            for part in split.parts:
                with open(part_path(folder, part.number), "rb") as source:
                    # The program passes the header on as it is, so it has the same length in every part.
                    source.seek(split.header_end if part.number > 0 else 0)
                    while piece := source.read(BLOCK):
                        digest.update(piece)
                        target.write(piece)
            target.flush()
            os.fsync(target.fileno())
        os.link(temporary, out)  # fails where a file of that name exists
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
    return digest.hexdigest()


SUMMED = ("rows", "replaced", "rejected")
SAME = ("domain", "key_version", "key_id", "country", "free_columns", "scanned_countries", "tool", "canonicaliser")
SAME_OF_COLUMN = ("name", "country", "domain", "key_version", "key_id")


def sum_reports(split, reports, output_sha256):
    """One report for all parts. Counts of rows and numbers are summed; what needs all rows at once, such as the number of
    different persons, is left out."""

    def said(report, names):
        return {name: report[name] for name in names if name in report}

    first = reports[0]
    columns = [said(column, SAME_OF_COLUMN) for column in first["columns"]]
    for report in reports:
        theirs = [said(column, SAME_OF_COLUMN) for column in report["columns"]]
        if said(report, SAME) != said(first, SAME) or theirs != columns:
            raise RecipeError("the parts were not made by the same tool, key and columns")
    for place, column in enumerate(columns):
        column["replaced"] = sum(report["columns"][place]["replaced"] for report in reports)
    total = said(first, SAME) | {"columns": columns}
    total |= {name: sum(report[name] for report in reports) for name in SUMMED}
    return total | {"parts": len(reports), "input_sha256": split.sha256, "output_sha256": output_sha256}


FORMATS = {"csv": "csv", "tsv": "tsv", "tab": "tsv", "ndjson": "ndjson", "jsonl": "ndjson"}
REFUSED = ("--shuffle", "--on-invalid", "--reject-file", "--out-dialect", "--out", "--format", "--json")


def pseudonymise(context, table, out, partitions, options, brygga="brygga", table_format=None):
    """Pseudonymises a table with an existing SparkContext; gives the report, or raises and leaves no result.

    The format is csv, tsv or ndjson, by default what the table's name says.
    """
    if refused := [option for option in options if option.split("=")[0] in REFUSED]:
        raise RecipeError(f"{refused[0]} is for one process")
    if os.path.lexists(out):
        raise RecipeError(f"{out} exists")
    table_format = table_format or FORMATS.get(table.rpartition(".")[2].lower(), "csv")
    split = split_table(table, partitions, table_format == "ndjson")
    folder = out + ".parts"
    os.mkdir(folder, 0o700)
    try:
        order = {
            "table": os.path.abspath(table), "folder": os.path.abspath(folder), "header_end": split.header_end,
            "header_lines": split.header_lines, "format": table_format, "brygga": brygga, "options": options,
        }
        command = shlex.join([sys.executable, os.path.abspath(__file__), "--worker", json.dumps(order)])
        lines = [json.dumps(asdict(part)) for part in split.parts]
        # One part in each partition, in order. checkCode: a part that is refused fails the job.
        environment = {"PATH": os.environ.get("PATH", "")}
        piped = context.parallelize(lines, len(lines)).pipe(command, environment, checkCode=True)
        answers = [json.loads(answer) for answer in piped.collect()]
        if [answer["part"] for answer in answers] != [part.number for part in split.parts]:
            raise RecipeError("the answers are not those of all parts, in order")
        return sum_reports(split, [answer["report"] for answer in answers], join_parts(split, folder, out))
    finally:
        shutil.rmtree(folder)


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--worker"]:
        return worker_main(json.loads(arguments[1]))
    options = []
    if "--" in arguments:
        place = arguments.index("--")
        arguments, options = arguments[:place], arguments[place + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", help="a table that every node can read")
    parser.add_argument("--format", choices=sorted(set(FORMATS.values())), help="what it is (default: by its name)")
    parser.add_argument("--out", required=True, help="the new file, in a folder that every node can write")
    parser.add_argument("--partitions", type=int, default=64, help="into how many parts the table is cut (64)")
    parser.add_argument("--brygga", default="brygga", help="the program on the nodes")
    order = parser.parse_args(arguments)
    if order.partitions < 1 or not options:
        parser.error("give --partitions of at least 1, and behind -- the options of brygga pseudonymise")

    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("brygga pseudonymise").getOrCreate()
    try:
        report = pseudonymise(
            session.sparkContext, order.table, order.out, order.partitions, options, order.brygga,
            order.format)
    except RecipeError as error:
        sys.exit(f"pseudonymise_spark: {error}; nothing was written")
    except Exception as error:  # of Spark; its text is long, and each part's own message stands in the executor's log
        sys.exit(f"pseudonymise_spark: a part failed ({type(error).__name__}); nothing was written")
    finally:
        session.stop()
    print(json.dumps(report))


if __name__ == "__main__":
    main()
