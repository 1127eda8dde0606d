"""Tortures brygga: kills, failing devices, full disks, short writes, flipped bits, hostile files, secrets in memory.

usage: torture.py [--form short|long] [--seed N] [--jobs N] [--minutes N] [--only TEST] [--verb NAME] [--point AT]
                  [--limit N] [--brygga FILE] [--json FILE]

Where the machine does not permit what it needs, such as mounting, it says so and tries nothing: the short form then
ends with 0, the long one with 1.
Prints one page of figures and exits with 1 when a promise of ours was broken; every violation is printed with the
command that tries it again. docs/reliability.md describes each test.
"""

import argparse
import atexit
import multiprocessing
import os
import pathlib
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import area as areas
import bitflips
import disks
import faults
import kills
import machine
import memory
import page
import paths
import peers
import running
import selfcheck
import shortwrites
import verbs
import world as worlds

# How much each form tries: points a verb, or in all.
FORMS = {
    "short": {"T1": 30, "T2": 40, "T5": 20, "T7": 8, "inodes": 3, "T9": (300, 60), "peers": 24, "cases": False},
    "long": {
        "T1": 10**9,
        "T2": 400,
        "T5": 300,
        "T7": 500,
        "inodes": 20,
        "T9": (5000, 10**9),
        "peers": 200,
        "cases": True,
    },
}
TESTS = {
    "T1": "killed at a system call",
    "T2": "killed at random, one home",
    "T5": "an error of the system",
    "T6": "halved writes",
    "T7": "disk, inodes, descriptors, output full, no /proc",
    "T9": "bits flipped, ends cut off",
    "T12": "secrets in memory",
    "T13": "hostile files, rights, umask",
    "peers": "the same on age and openssl cms",
}


class Context:
    """What every point needs: the world, what verbs make, and how often they call the system."""

    def __init__(self, brygga, folder):
        self.folder = pathlib.Path(folder)
        self.world = worlds.World(brygga, folder)
        self.expected = verbs.Expected(lambda name: self.area(areas.Point("set-up", name, "", 0)).fresh())
        self.shim = shortwrites.compile_shim(folder)
        self._traces = {}
        self.peers = peers.Peers(self.folder / "peers")
        self.secrets = memory.Secrets(self.world)

    def area(self, point):
        """An area of this process; only T9 keeps its copy from point to point."""
        return areas.Area(self.world, point, self.folder / f"{os.getpid()}-{point.test}")

    def trace(self, verb):
        """The calls of a verb without faults."""
        if verb.name not in self._traces:
            area = self.area(areas.Point("trace", verb.name, "", 0)).fresh()
            self._traces[verb.name] = faults.trace(area, verb.words(self.world))
            area.clear()
        return self._traces[verb.name]


RUN = {
    "T1": faults.run_t1,
    "T2": kills.run,
    "T5": faults.run_t5,
    "T6": shortwrites.run,
    "T7": disks.run,
    "T9": bitflips.run,
    "T12": memory.run,
    "T13": paths.run,
    "peers": peers.run,
}


def all_points(context, form, seed, only):
    """Every point of a form: (test, verb, at)."""
    amount, found = FORMS[form], []
    wanted = [only] if only else list(TESTS)
    for verb in verbs.VERBS:
        mixed = f"{seed} {verb.name}"
        if "T1" in wanted:
            found += [
                ("T1", verb.name, at) for at in faults.sample(faults.points_t1(context, verb), amount["T1"], mixed)
            ]
        if "T5" in wanted:
            found += [
                ("T5", verb.name, at) for at in faults.sample(faults.points_t5(context, verb), amount["T5"], mixed, 0.5)
            ]
        if "T7" in wanted:
            found += [("T7", verb.name, at) for at in disks.points(context, verb, amount["T7"], amount["inodes"])]
    found += disks.denial_points(min(amount["T7"], 128)) if "T7" in wanted else []
    found += kills.points(context, amount["T2"]) if "T2" in wanted else []
    found += shortwrites.points(context) if "T6" in wanted else []
    found += bitflips.points(context, *amount["T9"], seed) if "T9" in wanted else []
    found += memory.points(context) if "T12" in wanted else []
    found += paths.points(context, amount["cases"]) if "T13" in wanted else []
    found += peers.points(context, amount["peers"], seed) if "peers" in wanted else []
    return [areas.Point(*each, seed) for each in found]


CONTEXT = None


def try_point(point):
    """Tries a point in a worker; a fault of the harness is reported as one, never as a success."""
    area = CONTEXT.area(point)
    began = time.monotonic()
    try:
        area.base.mkdir(parents=True, exist_ok=True)
        RUN[point.test](CONTEXT, area)
    except Exception as fault:
        area.violation(f"the harness could not try this: {type(fault).__name__}: {fault}"[:600])
    if point.test != "T9":
        area.clear()
    area.result.seconds = time.monotonic() - began
    return area.result


def try_all(points, jobs, until):
    """Tries all points in some processes, or as many as there is time for: then what was tried is what is reported."""
    results = []
    with multiprocessing.get_context("fork").Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        for number, result in enumerate(pool.imap_unordered(try_point, points), 1):
            results.append(result)
            if time.monotonic() > until:
                print(f"torture: the time is up after {number} of {len(points)} points", file=sys.stderr)
                break
            if result.violations:
                print(
                    f"violation: {result.point.test} {result.point.verb} {result.point.at}: {result.violations[0]}",
                    file=sys.stderr,
                    flush=True,
                )
            elif number % 200 == 0:
                print(f"  {number} of {len(points)} points", file=sys.stderr, flush=True)
    return results


def commit():
    """The commit that is tested, where that is known."""
    outcome = running.run(["git", "-C", worlds.REPOSITORY, "rev-parse", "--short", "HEAD"], "/", env={"HOME": "/root"})
    return outcome.out.decode().strip() if outcome.code == 0 else "unknown"


def report(results, planned, seconds, options, checked):
    """Prints the page, writes the JSON; whether no promise was broken."""
    ours = [result for result in results if result.point.test != "peers"]
    violations = [(result, text) for result in results for text in result.violations]
    figures, record = page.figures(ours, TESTS, options.seed)
    peer_lines, peer_record = peers.page(results)
    remarks = sorted({remark for result in results for remark in result.remarks})
    cut = f" ({planned} were planned)" if planned > len(results) else ""
    lines = [
        f"brygga, tortured: form {options.form}, seed {options.seed}, commit {commit()}, {os.cpu_count()} processors, "
        f"{platform.system()} {platform.release()}",
        f"self-check: {len(checked)} planted violations, all reported",
        "",
        *figures,
        *[f"remark: {remark}" for remark in remarks],
        "",
        *peer_lines,
        "",
        f"{len(ours)} points of brygga and {len(results) - len(ours)} of its peers in {seconds:.0f} s{cut}, "
        f"{len(violations)} violations",
    ]
    for result, text in violations:
        lines += [f"VIOLATION {result.point.test} {result.point.verb} {result.point.at}: {text}"]
        lines += [f"  again: {page.reproduction(result.point)}"]
    print("\n".join(lines), flush=True)
    record = {"form": options.form, "seed": options.seed, "commit": commit(), "seconds": round(seconds, 1), **record}
    record |= {"planned": planned, "peers": peer_record, "remarks": remarks, "self_check": checked}
    page.write(options.json, record | {"violations": [page.violation(*each) for each in violations]})
    return not violations


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--form", choices=FORMS, default="short")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=min(3, os.cpu_count() or 2))
    parser.add_argument("--only", choices=TESTS)
    parser.add_argument("--verb")
    parser.add_argument("--point")
    parser.add_argument(
        "--minutes", type=float, help="stop after so many minutes, and report what was tried until then"
    )
    parser.add_argument("--limit", type=int, help="at most so many points, spread over what there is")
    parser.add_argument("--brygga", default=worlds.REPOSITORY / ".build-static/release/brygga")
    parser.add_argument("--json", default=worlds.REPOSITORY / ".build/torture.json", type=pathlib.Path)
    return parser.parse_args()


def chosen(options):
    """The points that the options ask for."""
    if options.point:
        if not (options.only and options.verb):
            sys.exit("torture: --point needs --only and --verb")
        return [areas.Point(options.only, options.verb, options.point, options.seed)]
    points = all_points(CONTEXT, options.form, options.seed, options.only)
    points = [point for point in points if options.verb in (None, point.verb)]
    if options.limit and len(points) > options.limit:
        points = [points[place * len(points) // options.limit] for place in range(options.limit)]
    # In any order, so that a run that is cut short has tried something of everything; what takes long comes first.
    random.Random(options.seed).shuffle(points)
    return sorted(points, key=lambda point: point.test not in ("T2", "T12"))


def clean_up(folder, owner):
    """Takes mounts and copies away, in the process that made them."""
    if os.getpid() != owner:
        return
    for line in pathlib.Path("/proc/mounts").read_text().splitlines():
        if line.split()[1].startswith(folder + "/"):
            subprocess.run(["umount", "-l", line.split()[1]], check=False)
    shutil.rmtree(folder, ignore_errors=True)


def main():
    global CONTEXT
    options = arguments()
    if os.geteuid() != 0:
        sys.exit(
            "torture: it mounts file systems, looks into processes and becomes another user, so it must run as root"
        )
    lacking = machine.missing()
    if lacking:
        # The short form stands in the gate, which must go on where a container grants nothing; the long form is asked for.
        print(f"torture: NOTHING WAS TRIED: this machine does not permit {', '.join(lacking)}", flush=True)
        sys.exit(0 if options.form == "short" else 1)
    folder = tempfile.mkdtemp(dir=worlds.scratch(), prefix="brygga-torture-")
    atexit.register(clean_up, folder, os.getpid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began = time.monotonic()
    CONTEXT = Context(options.brygga, folder)
    checked = selfcheck.run(CONTEXT, options.jobs)
    points = chosen(options)
    if not points:
        sys.exit("torture: nothing to try")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    print(f"torture: {len(points)} points in {options.jobs} processes", file=sys.stderr)
    minutes = options.minutes or (5.5 if options.form == "short" else float("inf"))
    until = began + minutes * 60
    results = try_all(points, options.jobs, until)
    sys.exit(0 if report(results, len(points), time.monotonic() - began, options, checked) else 1)


if __name__ == "__main__":
    main()
