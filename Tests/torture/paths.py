"""T13: hostile files and paths, rights, umask, and limits of memory. Each case has its exact exit code and code word.

Nothing may be written outside what the verb makes, no signal may end it, and its peak of memory is watched.
"""

import os
import re
import stat
import sys

import area as areas
import cases
import running
import verbs
from world import SECRET

RESIDENT_LIMIT = 256 << 20


def points(context, whole):
    """Every case, and the umasks; the short form leaves out what takes long."""
    found = [("T13", "case", case.name) for case in cases.cases() if whole or not case.long]
    return found + [("T13", "umask", mask) for mask in ("000", "022", "777")]


def run(context, area):
    if area.point.verb == "umask":
        _umask(context, area)
        return
    (case,) = [each for each in cases.cases() if each.name == area.point.at]
    area.fresh()
    running.must(["sh", "-c", case.before], area.root, limit=case.limit, env={"BRYGGA": area.world.brygga})
    words = [area.world.bundles["fk"] if word == cases.BUNDLE else word for word in case.words]
    through = []
    if case.nobody:
        running.must(["chown", "-R", "65534:65534", area.root], "/")
        for folder in (area.base, area.world.folder):
            folder.chmod(0o711)
        through = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
    before = _tree(area)
    peak = area.base / "peak"
    peak.touch()
    peak.chmod(0o666)
    outcome = area.play([*words, "--json"], through=[*through, sys.executable, "-c", MEASURE, peak], limit=case.limit)
    _judge(area, case, outcome)
    resident = int(peak.read_text() or 0) << 10
    area.require(resident <= RESIDENT_LIMIT, f"peak of memory {resident >> 20} MiB")
    area.result.counts["largest peak of memory in MiB"] = resident >> 20
    _written(area, case, before)


# Runs a command and notes its peak of memory, in KiB; ends as it ended.
MEASURE = """
import os, resource, signal, sys
code = os.spawnv(os.P_WAIT, sys.argv[2], sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
"""


def _judge(area, case, outcome):
    codes = [each.get("code") for each in areas.errors(outcome)]
    wanted = [case.code] if case.code else []
    said = f"exit {outcome.code} {codes}, not {case.exit} {wanted}"
    if outcome.code == 1 and "unexpected" in codes:
        said += f": {outcome.err[:200]!r}"
    area.require((outcome.code, codes) == (case.exit, wanted), said)
    if case.detail:
        details = [each.get("code") for each in (areas.errors(outcome) or [{}])[0].get("details", [])]
        area.require(details[:1] == [case.detail], f"details {details[:3]}, not {case.detail}")
    if case.fine:
        lines = areas.messages(type("Output", (), {"err": outcome.out}))
        found = {each.get("check"): each.get("finding") for each in lines if each.get("outcome") == "ok"}
        area.require(case.fine in found, f"doctor does not find {case.fine} ok")
    if case.exit:
        area.require(not outcome.out or case.words[0] == "doctor", "something on standard output")
    area.count("as expected" if (outcome.code, codes) == (case.exit, wanted) else "otherwise")


def _tree(area):
    """Every path of the copy outside the homes' stores and of /tmp's absolute target, with type, mode and size."""
    found = {}
    for folder, folders, names in os.walk(area.root):
        for name in folders + names:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            size = status.st_size if stat.S_ISREG(status.st_mode) else 0
            found[os.path.relpath(path, area.root)] = (stat.S_IFMT(status.st_mode), stat.S_IMODE(status.st_mode), size)
    return found


def _written(area, case, before):
    """Nothing but the home's store and outbox, and what the verb makes, is another than before."""
    allowed = re.compile(r"(stad|af|fk|samordning)/(store\.sqlite(-wal|-shm)?|lock|reserve|outbox/[^/]+)$")
    for name, now in _tree(area).items():
        if before.get(name) == now or allowed.match(name) or name.split("/")[0] in case.makes:
            continue
        area.violation(f"it wrote or changed {name}")
    for name in set(before) - set(_tree(area)):
        if not allowed.match(name) and name.split("/")[0] not in case.makes:
            area.violation(f"it removed {name}")
    for path in ("/tmp/absolute.txt", area.base / "above.txt", area.root.parent / "above.txt"):
        area.require(not os.path.lexists(path), "a file outside of --out")


def _umask(context, area):
    """Whatever the mask: nobody but the owner may look into what the verbs make."""
    area.fresh()
    made = 0
    for verb in verbs.VERBS:
        through = ["sh", "-c", f"umask {area.point.at}; exec \"$@\"", "sh"]
        outcome = area.play(verb.words(area.world), through=through)
        area.require(outcome.code == 0, f"{verb.name}: exit {outcome.code}, {outcome.err[:200]!r}")
    for words in (
        ["init", "--agency", "new", "--name", "New", "--home", "new"],
        ["key", "new", "--home", "new", *SECRET],
    ):
        outcome = area.play(words, through=["sh", "-c", f"umask {area.point.at}; exec \"$@\"", "sh"])
        area.require(outcome.code == 0, f"{words[0]}: exit {outcome.code}")
    template = {str(path.relative_to(area.world.template)) for path in area.world.template.rglob("*")}
    for name, (kind, mode, _) in _tree(area).items():
        if name not in template:
            made += 1
            wanted = 0o700 if kind == stat.S_IFDIR else 0o600
            area.require(mode == wanted, f"{name} has mode {mode:o}")
    area.require(made > 20, f"only {made} files were made")
    area.count("files and folders made", made)
