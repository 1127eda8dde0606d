"""T6: the kernel takes half of each write. What comes out is the same, byte by byte, or opens where it is random."""

import checker
import running
import verbs


def compile_shim(folder):
    """Makes the library that is loaded before the C library; its path."""
    source = __file__.rsplit("/", 1)[0] + "/shim.c"
    path = f"{folder}/shim.so"
    running.must(["gcc", "-O1", "-shared", "-fPIC", "-o", path, source, "-ldl"], folder)
    return path


def points(context):
    return [("T6", verb.name, "halved") for verb in verbs.VERBS] + [("T6", "pseudonymise", "standard-output")]


def run(context, area):
    """Runs the verb with halved writes. That they are halved at all is seen in its trace."""
    verb = verbs.BY_NAME[area.point.verb]
    halved = {"LD_PRELOAD": context.shim, "TORTURE_HALVE": "1"}
    area.fresh()
    if area.point.at == "standard-output":
        words = verbs.PSEUDONYMISE + verbs.worlds.SECRET
        outcome = area.play(words, env=halved)
        area.require(
            (outcome.code, {"": outcome.out}) == (0, context.expected.made[verb.name]),
            f"standard output differs: exit {outcome.code}",
        )
        area.count("verbs")
        return
    log = area.base / "calls"
    through = ["strace", "-f", "-qq", "-o", log, "-e", "trace=write,pwrite64", "-E", f"LD_PRELOAD={context.shim}"]
    outcome = area.play(verb.words(area.world), through=[*through, "-E", "TORTURE_HALVE=1"])
    plain, _ = context.trace(verb)
    calls = log.read_bytes().count(b"write")
    area.require(calls > (plain["write"] + plain["pwrite64"]) * 1.5, f"the writes were not halved: {calls} calls")
    area.require(outcome.code == 0, f"exit {outcome.code}: {outcome.err[:300]!r}")
    area.count("verbs")
    area.count("write calls", calls)
    checker.check(area, verb, context.expected, runs=1, acknowledged=1, strays=False)
    _opens(area, verb)


def _opens(area, verb):
    """What was sealed with halved writes opens at its recipient."""
    for path in sorted((area.root / verb.home / "outbox").iterdir()):
        kind = {"export": ["open"], "extract-make": ["extract", "open"], "rotate": ["pseudonyms", "open-map"]}[
            verb.name
        ]
        recipient = path.name.split("-")[1]
        words = [*kind, path.relative_to(area.root), "--home", recipient, "--out", f"opened-{recipient}"]
        outcome = area.play([*words, *verbs.worlds.SECRET])
        area.require(outcome.code == 0, f"{path.name} does not open: {outcome.err[:300]!r}")
