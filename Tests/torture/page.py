"""One page of figures, as text and as JSON."""

import json


def add_up(results):
    """Figures of all points of a test together."""
    counts = {}
    for result in results:
        for name, number in result.counts.items():
            counts[name] = counts.get(name, 0) + number
    return counts


def reproduction(point):
    """One command that tries a point again."""
    return (f"python3 Tests/torture/torture.py --only {point.test} --verb {point.verb} --point {point.at} "
            f"--seed {point.seed}")


def table(rows, header):
    """Columns as wide as what stands in them; numbers to the right."""
    rows = [list(map(str, row)) for row in rows]
    widths = [max(len(row[place]) for row in [header, *rows]) for place in range(len(header))]
    number = [all(row[place].replace(".", "").replace("-", "").isdigit() or not row[place] for row in rows)
              for place in range(len(header))]
    lines = []
    for row in [header, ["-" * width for width in widths], *rows]:
        cells = [cell.rjust(width) if right else cell.ljust(width) for cell, width, right in zip(row, widths, number)]
        lines.append("  ".join(cells).rstrip())
    return lines


def write(path, record):
    """Writes the same as JSON."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump(record, file, indent=1, sort_keys=True, default=str)
        file.write("\n")
