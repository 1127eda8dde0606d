"""Runs the entries of brygga-fuzz, replays what was kept, and prints one table. See docs/reliability.md."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
# The longest input of an entry, where 4,096 bytes are not it.
LONGEST = {"container": 16384, "policy": 16384, "question": 8192, "trust-list": 8192, "number": 80, "scanner": 200,
           "dates": 40, "pseudonym": 100, "resealed": 400, "planted": 64, "segment": 1024, "signature": 2048}


def environment(entry):
    leaks = "symbolize=0:malloc_context_size=1:detect_leaks=1:quarantine_size_mb=16:allocator_may_return_null=1"
    # Swift's own backtraces would read through the shadow memory when a fault has been found.
    return dict(os.environ, BRYGGA_FUZZ_ENTRY=entry, ASAN_OPTIONS=leaks, SWIFT_BACKTRACE="enable=no")


def run(options, entry, arguments, limit):
    command = [str(options.binary), f"-timeout={options.timeout}", "-rss_limit_mb=512", *arguments]
    try:
        done = subprocess.run(command, env=environment(entry), capture_output=True, timeout=limit)
        return done.returncode, done.stderr.decode("utf-8", "replace")
    except subprocess.TimeoutExpired as expired:
        return -1, (expired.stderr or b"").decode("utf-8", "replace") + "\nbrygga-fuzz: it does not end\n"


def reason(log):
    """What a failed run says of itself, without the input."""
    for pattern in (r"brygga-fuzz: (.*)", r"Fatal error: (.*)", r"ERROR: (libFuzzer: .*)", r"SUMMARY: (.*)",
                    r"ERROR: (AddressSanitizer: [^ ]*)", r"ERROR: (LeakSanitizer: .*)"):
        found = re.search(pattern, log)
        if found:
            return found.group(1).strip()[:120]
    return "it ended without a word"


def files(folder, entry):
    place = HERE / folder / entry
    return sorted(path for path in place.glob("*") if path.is_file()) if place.is_dir() else []


def replay(options, entry):
    """Every kept input by itself: one that fails hides no other."""
    failures = []
    kept = files("Found", entry)
    if entry == "planted":
        return failures
    for path in kept:
        status, log = run(options, entry, [str(path)], 60)
        if status != 0:
            failures.append({"input": os.path.relpath(path), "reason": reason(log)})
    return failures


def fuzz(options, entry, seconds):
    start = time.monotonic()
    failures = replay(options, entry)
    found = options.scratch / entry if entry == "planted" else HERE / "Found" / entry
    grown = options.scratch / "corpus" / entry
    for folder in (found, grown):
        folder.mkdir(parents=True, exist_ok=True)
    arguments = [f"-max_total_time={seconds}", f"-max_len={LONGEST.get(entry, 4096)}", f"-seed={options.seed}",
                 f"-artifact_prefix={found}/", "-print_final_stats=1", "-verbosity=1", "-reload=0"]
    words = HERE / "Dictionaries" / f"{entry}.txt"
    if words.is_file():
        arguments.append(f"-dict={words}")
    before = {path.name for path in found.glob("*")}
    corpus = HERE / "Corpus" / entry
    status, log = run(options, entry, arguments + [str(grown)] + ([str(corpus)] if corpus.is_dir() else []),
                      seconds + 60)
    if status != 0:
        new = [path for path in sorted(found.glob("*")) if path.name not in before]
        again = [run(options, entry, [str(path)], 60)[0] for path in new]
        # On a busy machine time runs out without a fault; a hang is one that repeats.
        if "timeout" in reason(log) and new and not any(again):
            for path in new:
                path.unlink()
            log += "\nstat::busy: 1\n"
        else:
            failures.append({"input": os.path.relpath(new[0]) if new else None, "reason": reason(log)})
    edges = [int(number) for number in re.findall(r"^#\d+\s.*?cov: (\d+)", log, re.M)]
    first = re.search(r"^#\d+\s+INITED\s+cov: (\d+)", log, re.M)
    counts = [int(number) for number in re.findall(r"^#(\d+)\s", log, re.M)]
    total = re.search(r"stat::number_of_executed_units:\s*(\d+)", log)
    peak = re.search(r"stat::peak_rss_mb:\s*(\d+)", log)
    if not any(folder.glob("*") if (folder := HERE / "Found" / entry).is_dir() else []) and folder.is_dir():
        folder.rmdir()
    return {"entry": entry, "executions": int(total.group(1)) if total else max(counts, default=0),
            "edges": max(edges, default=0), "new edges": max(edges, default=0) - int(first.group(1)) if first else 0,
            "peak MiB": int(peak.group(1)) if peak else None, "seconds": round(time.monotonic() - start, 1),
            "replayed": len(files("Corpus", entry)) + len(files("Found", entry)), "violations": failures}


def names(options):
    options.scratch.mkdir(parents=True, exist_ok=True)
    log = run(options, "", ["-runs=1", f"-artifact_prefix={options.scratch}/"], 30)[1]
    found = re.search(r"there are: (.*)", log)
    if not found:
        sys.exit("fuzz: the binary names no entries")
    return found.group(1).split()


def row(cells):
    print(f"{cells[0]:<16}{cells[1]:>14}{cells[2]:>9}{cells[3]:>11}{cells[4]:>10}{cells[5]:>9}{cells[6]:>12}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=int, default=10, help="for each entry")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=5, help="the longest time of one input, in seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entry", action="append", help="only this one; may be repeated")
    parser.add_argument("--json", type=pathlib.Path, default=HERE.parent / ".build" / "fuzz.json")
    parser.add_argument("--scratch", type=pathlib.Path, default=HERE.parent / ".build-fuzz" / "fuzz")
    options = parser.parse_args()
    start = time.monotonic()

    planted = fuzz(options, "planted", 60)
    reasons = [failure["reason"] for failure in planted["violations"]]
    if reasons != ["the planted fault"]:
        print("fuzz: the planted fault was not found, so nothing that is found nowhere else counts", file=sys.stderr)
        return 1
    print(f"the planted fault was found after {planted['executions']} executions\n")

    known = [name for name in names(options) if name != "planted"]
    chosen = options.entry or known
    if unknown := sorted(set(chosen) - set(known)):
        sys.exit(f"fuzz: there is no entry {' '.join(unknown)}")
    row(["entry", "executions", "edges", "new edges", "replayed", "seconds", "violations"])
    results = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(lambda name: fuzz(options, name, options.seconds), chosen):
            results.append(result)
            row([result["entry"], f"{result['executions']:,}", result["edges"], result["new edges"],
                 result["replayed"], result["seconds"], len(result["violations"])])
    failures = [dict(failure, entry=result["entry"]) for result in results for failure in result["violations"]]
    executions = sum(result["executions"] for result in results)
    print(f"\n{len(results)} entries, {executions:,} executions, {len(failures)} violations,"
          f" {time.monotonic() - start:.0f} s, seed {options.seed}")
    for failure in failures:
        print(f"violated: {failure['entry']}: {failure['reason']}")
        if failure["input"]:
            print(f"  BRYGGA_FUZZ_ENTRY={failure['entry']} {options.binary} {failure['input']}")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({
        "seed": options.seed, "seconds an entry": options.seconds, "executions": executions,
        "violations": len(failures), "planted": planted["executions"], "entries": results}, indent=1) + "\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
