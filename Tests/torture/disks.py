"""T7: a disk that is too small, one without room for more files, limits on the size of files and on open descriptors,
a full standard output, a machine without /proc.

The home lies on a tmpfs whose size grows in steps of 4 KiB. `room:` claims by a shim that there is room, as a file
system with a quota does: then the verb begins, and meets the end of the disk wherever it is.
"""

import shutil

import area as areas
import checker
import faults
import running
import verbs
import world as worlds

STEP = 4
# The C library asks /proc for much; a container, or a home in a changed root, may have none.
WITHOUT_PROC = ["unshare", "--mount", "sh", "-c", 'umount -l /proc && exec "$@"', "sh"]


def points(context, verb, count, inodes):
    """Sizes in steps of 4 KiB from nothing to what the verb needs and beyond, `count` of them, spread or all; and some
    numbers of inodes, limits of file sizes and descriptors, a full standard output, no /proc."""
    if count >= 500:
        sizes = list(range(0, STEP * count, STEP))
    else:
        sizes = sorted({0, 4, 2044, 2048, *(STEP * round(150 * step / count) for step in range(count - 4))})
    kinds = [f"room:{size}" for size in sizes if size <= 1200]
    kinds += [f"size:{size}" for size in sizes[:: 1 if count < 500 else 2]]
    limits = [0, 1, 4, 16, 64, 200] if count < 500 else [0, 1, 2, 3, *range(4, 260, 8)]
    kinds += [f"inodes:{number}" for number in range(inodes)] + [f"file-size:{limit}" for limit in limits]
    descriptors = range(3, 24) if count >= 500 else (3, 4, 8, 12)
    return kinds + [f"descriptors:{limit}" for limit in descriptors] + ["full-output:0", "no-proc:0"]


def denial_points(count):
    """Sizes at which a denial must be entered all the same: the reserve of the home is given up for it."""
    return [("T7", "denial", f"size:{STEP * round(512 * step / count)}") for step in range(count)]


def run(context, area):
    verb = verbs.BY_NAME.get(area.point.verb)
    kind, number = area.point.at.split(":")
    if kind in ("file-size", "descriptors", "full-output", "no-proc"):
        _limited(context, area, verb, kind, int(number))
        return
    stage = area.root
    shutil.rmtree(area.base, ignore_errors=True)
    stage.mkdir(parents=True)
    running.must(["mount", "-t", "tmpfs", "-o", "size=64m,mode=0700", "tmpfs", stage], area.base)
    try:
        running.must(["cp", "-a", f"{area.world.template}/.", stage], area.base)
        _small(context, area, verb, kind, int(number))
    finally:
        running.run(["umount", "-l", stage], area.base)


def _small(context, area, verb, kind, number):
    """Leaves the given room, runs the verb, checks, gives 8 MiB more, runs it again, checks."""
    stage = area.root
    used = int(running.must(["stat", "-f", "-c", "%b %f", stage], area.base).split()[0])
    free = int(running.must(["stat", "-f", "-c", "%f", stage], area.base))
    files = running.must(["stat", "-f", "-c", "%c %d", stage], area.base).split()
    if kind == "inodes":
        option = f"nr_inodes={int(files[0]) - int(files[1]) + number}"
    else:
        option = f"size={(used - free) * 4 + number}k"
    running.must(["mount", "-o", f"remount,{option}", stage], area.base)
    claim = {"LD_PRELOAD": context.shim, "TORTURE_ROOM": "1"} if kind == "room" else None
    if verb is None:
        _denied(area)
        return
    outcome = area.play([*verb.words(area.world), "--json"], env=claim)
    running.must(["mount", "-o", "remount,size=64m,nr_inodes=100000", stage], area.base)
    _judge(context, area, verb, outcome)
    if verb.name == "consent-withdraw" and kind == "size":
        area.require(outcome.code == 0, "a withdrawal was not recorded from the reserve")


def _denied(area):
    """An export that is denied says so, and the denial is in the register, however full the disk is."""
    question = "SELECT count(*) FROM refused_export"
    before = worlds.rows(area.world.template / "stad", question)[0][0][0]
    words = [word for word in worlds.export_words("af", case="deltagare-2") if word != "--trim"]
    outcome = area.play([*words, "--categories", "identity", "cv", "--json"])
    area.require((outcome.code, _codes(outcome)) == (2, ["policy.denied"]), f"exit {outcome.code}: {_codes(outcome)}")
    after = worlds.rows(area.root / "stad", [question, "PRAGMA integrity_check"])
    area.require(after[0][0][0] == before + 1, "the denial is not in the register")
    area.require(after[1] == [("ok",)], "integrity_check")
    area.count("denials entered")


def _limited(context, area, verb, kind, number):
    area.fresh()
    words = [*verb.words(area.world), "--json"]
    if kind == "file-size":
        # The reserve of a mebibyte exists already; only what the verb writes meets the limit.
        outcome = area.play(words, before=running.file_size_limit(number << 10))
        _judge(context, area, verb, outcome)
        return
    if kind in ("descriptors", "no-proc"):
        through = ["prlimit", f"--nofile={number}:{number}"] if kind == "descriptors" else WITHOUT_PROC
        _judge(context, area, verb, area.play(words, through=through))
        return
    if verb.name == "pseudonymise":
        words = [*verbs.PSEUDONYMISE, *worlds.SECRET, "--json"]
    with open("/dev/full", "wb") as full:
        outcome = area.play(words, stdout=full)
    area.require(outcome.code in (1, 75), f"exit {outcome.code} on a full standard output")
    area.require(_codes(outcome) in (["output.failed"], ["file.no-space"]), f"says {_codes(outcome)}")
    area.count("refused")
    # The work was done: what failed is to say so.
    done = int(verb.name != "pseudonymise")
    checker.check(area, verb, context.expected, runs=1, acknowledged=done, strays=False)


def _codes(outcome):
    return [each.get("code") for each in areas.errors(outcome)]


def _judge(context, area, verb, outcome):
    """Exit code 0, or 1 or 75 with one error and nothing made; then the same command works."""
    done = outcome.code == 0
    area.count("worked" if done else "refused")
    if not done:
        if outcome.code == 127 and faults.LOADER in outcome.err:
            area.count("stopped by the loader")
        else:
            _refused(area, outcome)
        if verb.makes and "output.failed" not in _codes(outcome):
            area.require(not area.exists(verb.makes), f"{verb.makes} is there although the verb failed")
    checker.check(area, verb, context.expected, runs=1, acknowledged=int(done), strays=not done)
    checker.again(area, verb, context.expected, runs=1, acknowledged=int(done))


def _refused(area, outcome):
    """Exit code 1 or 75, one error, nothing on standard output."""
    area.require(outcome.code in (1, 75), f"exit {outcome.code}: {_codes(outcome)}")
    area.require(len(_codes(outcome)) == 1, f"says {_codes(outcome)}")
    area.require("unexpected" not in _codes(outcome), "unexpected")
    area.require(outcome.out == b"", "something on standard output")
    area.count(f"said {_codes(outcome)[0] if _codes(outcome) else None}")
