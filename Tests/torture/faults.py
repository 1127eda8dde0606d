"""T1 and T5: a kill, or an error of the system, at every system call of every verb that writes.

strace puts the fault in. Its counters are per name of the call and per thread, so that a point is a name and a number.
"""

import collections
import random
import re

import area as areas
import checker
import verbs

# Calls after which the disk, or what others see of it, is another.
CHANGING = [
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "linkat",
    "rename",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "rmdir",
    "ftruncate",
    "fallocate",
    "fchmod",
    "fchown",
]
# Calls that a device or a limit can make fail, with the errors it does it with.
DEVICE = ["ENOSPC", "EIO", "EDQUOT", "EMFILE", "EACCES", "EINTR"]
FAILING = {
    "openat": DEVICE,
    "write": DEVICE,
    "pwrite64": DEVICE,
    "fsync": DEVICE,
    "fdatasync": DEVICE,
    "linkat": DEVICE,
    "rename": DEVICE,
    "renameat2": DEVICE,
    "mkdir": DEVICE,
    "ftruncate": DEVICE,
    "fallocate": DEVICE,
    "unlink": DEVICE,
    "unlinkat": DEVICE,
    "rmdir": DEVICE,
    "read": ["EIO", "EINTR", "EACCES"],
    "pread64": ["EIO", "EINTR"],
    "newfstatat": ["EIO", "EACCES"],
    "fstat": ["EIO"],
    "getdents64": ["EIO", "EACCES"],
    "close": ["EIO", "EINTR"],
    "fcntl": ["EINTR", "EIO", "EACCES"],
    "flock": ["EINTR", "EIO"],
    "lseek": ["EIO"],
    "statfs": ["EIO", "EACCES"],
    "eventfd2": ["EMFILE"],
    "epoll_create1": ["EMFILE"],
    "timerfd_create": ["EMFILE"],
    "getrandom": ["EINTR", "EIO"],
}
CALL = re.compile(rb"^(\d+) +([a-z0-9_]+)\(", re.M)
LOADER = b"error while loading shared libraries"


def trace(area, words):
    """How often a command makes each call, in the thread that makes it most; and how often before its own first
    instruction, while its libraries are loaded."""
    path = area.base / "trace"
    outcome = area.play(words, through=["strace", "-f", "-qq", "-o", path])
    if outcome.code != 0:
        raise RuntimeError(f"{words[0]} fails under strace: {outcome.err[:300]!r}")
    data = path.read_bytes()
    counts, most = collections.Counter(), collections.Counter()
    for thread, call in CALL.findall(data):
        counts[thread, call] += 1
        most[call.decode()] = max(most[call.decode()], counts[thread, call])
    loading = data[: data.find(b"munmap(")]
    return most, collections.Counter(call.decode() for _, call in CALL.findall(loading))


def points_t1(context, verb):
    """Every kill of a verb: before each of its calls."""
    most, _ = context.trace(verb)
    return [f"{call}:{number}" for call in sorted(most) for number in range(1, most[call] + 1)]


def points_t5(context, verb):
    """Every error at every call that can fail by a device or a limit."""
    most, _ = context.trace(verb)
    return [
        f"{call}:{number}:{error}"
        for call in sorted(FAILING)
        for number in range(1, most[call] + 1)
        for error in FAILING[call]
    ]


def sample(points, count, seed, changing=0.6):
    """At most `count` points, drawn by a seed; most of them calls that change the disk."""
    if len(points) <= count:
        return points
    draw = random.Random(seed)
    first = [point for point in points if point.split(":")[0] in CHANGING]
    rest = [point for point in points if point.split(":")[0] not in CHANGING]
    chosen = draw.sample(first, min(len(first), round(count * changing)))
    return chosen + draw.sample(rest, min(len(rest), count - len(chosen)))


def inject(call, number, fault, log="/dev/null"):
    """The words that put a fault at the n-th such call."""
    return ["strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"]


def run_t1(context, area):
    """Kills the verb before one call, checks, runs it again, checks."""
    verb = verbs.BY_NAME[area.point.verb]
    call, number = area.point.at.split(":")
    area.fresh()
    outcome = area.play(verb.words(area.world), through=inject(call, number, "signal=SIGKILL"))
    # The counters are per thread, and threads differ from run to run: a late call may not come, and the verb ends well.
    area.require(outcome.code in (0, -9, 137), f"ends with {outcome.code}: {outcome.err[:200]!r}")
    done = outcome.code == 0
    area.count("not reached" if done else "kills")
    area.require(not list(area.root.glob("core*")), "a core was left")
    checker.check(area, verb, context.expected, runs=1, acknowledged=int(done), strays=not done)
    checker.again(area, verb, context.expected, runs=1, acknowledged=int(done))


def run_t5(context, area):
    """Makes one call fail, and holds the verb to its contract: the exit code, one error that names what it met."""
    verb = verbs.BY_NAME[area.point.verb]
    call, number, error = area.point.at.split(":")
    area.fresh()
    log = area.base / "calls"
    outcome = area.play([*verb.words(area.world), "--json"], through=inject(call, number, f"error={error}", log))
    met = log.read_bytes()
    done = outcome.code == 0
    area.count("faults" if b"(INJECTED)" in met else "not reached")
    if outcome.code == 127 and LOADER in outcome.err and int(number) <= context.trace(verb)[1][call]:
        area.count("stopped by the loader")
    elif not done:
        area.require(outcome.code in (1, 75), f"exit {outcome.code}: {_said(outcome)}")
        _one_error(area, outcome, met)
    checker.check(area, verb, context.expected, runs=1, acknowledged=int(done), strays=not done)
    checker.again(area, verb, context.expected, runs=1, acknowledged=int(done))


def _said(outcome):
    return [(each.get("code"), each.get("message", "")[:120]) for each in areas.errors(outcome)]


# A path of the copy, or the stream that failed.
NAMED = re.compile(
    r"(stad|af|samordning|shared|sent|case|rows|passphrase|deltagare|uppfoljning|recept|samtycke|underskrift"
    r"|extract\.csv|standard (output|input)|/proc/|/etc/|/usr/|/tmp|working folder)"
)


def _one_error(area, outcome, met):
    """Exactly one error, which names the path; none where the fault met standard error itself."""
    if _silenced(met):
        return
    found = areas.errors(outcome)
    if not area.require(len(found) == 1 and found[0]["type"] == "error", f"not one error but {_said(outcome)}"):
        return
    code, text = found[0]["code"], found[0]["message"] + str(found[0].get("place", ""))
    area.count(f"said {code}")
    area.require(code != "unexpected", f"unexpected: {text[:200]}")
    area.require(found[0]["exit"] == outcome.code, "the error states another exit code")
    if code not in ("cryptography.failed", "E_CRYPTO"):
        area.require(
            NAMED.search(text) or found[0].get("place", {}).get("file"), f"names no path: {code}: {text[:160]}"
        )


def _silenced(met):
    """Whether a fault met standard error: then the exit code alone says it."""
    begun = {}
    for line in met.splitlines():
        thread = line.split(b" ", 1)[0]
        if b" write(" in line:
            begun[thread] = b" write(2, " in line
        if line.endswith(b"(INJECTED)") and begun.get(thread):
            return True
    return False
