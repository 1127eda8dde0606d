"""One page of figures, as text and as JSON."""

import json


def add_up(results):
    """Figures of all points of a test together."""
    counts = {}
    for result in results:
        for name, number in result.counts.items():
            before = counts.get(name, 0)
            counts[name] = max(before, number) if name.startswith("largest") else before + number
    return counts


def reproduction(point):
    """One command that tries a point again."""
    return (
        f"python3 Tests/torture/torture.py --only {point.test} --verb {point.verb} --point {point.at} "
        f"--seed {point.seed}"
    )


def table(rows, header):
    """Columns as wide as what stands in them; numbers to the right."""
    rows = [list(map(str, row)) for row in rows]
    widths = [max(len(row[place]) for row in [header, *rows]) for place in range(len(header))]
    number = [
        all(row[place].replace(".", "").replace("-", "").isdigit() or not row[place] for row in rows)
        for place in range(len(header))
    ]
    lines = []
    for row in [header, ["-" * width for width in widths], *rows]:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, number, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


SEARCHED = ("streams searched", "files searched")


def figures(results, tests, seed):
    """The lines of our own figures, and the same for JSON: a row for each test and verb, then a line for each test."""
    rows, sentences, record = [], [], {}
    for test, words in tests.items():
        mine = [result for result in results if result.point.test == test]
        if not mine:
            continue
        for verb in dict.fromkeys(result.point.verb for result in mine):
            its = [result for result in mine if result.point.verb == verb]
            record[f"{test} {verb}"] = row = summary(its)
            rows.append([test, verb, row["points"], row["violations"], row["seconds"], seed])
        record[test] = row = summary(mine)
        rows.append([test, "all", row["points"], row["violations"], row["seconds"], seed])
        said = sorted((name, number) for name, number in row["counts"].items() if name not in SEARCHED)
        sentences.append(f"{test}, {words}: " + ", ".join(f"{number} {name}" for name, number in said))
    counts = add_up(results)
    outputs, files = (counts.get(name, 0) for name in SEARCHED)
    sentences.append(
        f"T18, canaries: {outputs} outputs and {files} files searched; what was found is a violation above"
    )
    header = ["test", "verb", "points", "violations", "seconds", "seed"]
    return [*table(rows, header), "", *sentences], {"tests": record, "searched": {"outputs": outputs, "files": files}}


def summary(results):
    """Points, violations, seconds and figures; of random kills each counts as a point."""
    tried = sum(result.counts.get("kills", 1) if result.point.test == "T2" else 1 for result in results)
    broken = sum(len(result.violations) for result in results)
    spent = round(sum(result.seconds for result in results), 1)
    return {"points": tried, "violations": broken, "seconds": spent, "counts": add_up(results)}


def violation(result, text):
    """A violation for JSON."""
    point = result.point
    return {"test": point.test, "verb": point.verb, "point": point.at, "text": text, "again": reproduction(point)}


def write(path, record):
    """Writes the same as JSON."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump(record, file, indent=1, sort_keys=True, default=str)
        file.write("\n")
