"""A point of a test, and the area in which one worker tries it."""

import dataclasses
import json
import os
import re
import pathlib
import shutil

import running


@dataclasses.dataclass(frozen=True)
class Point:
    """One thing to try: `at` is all that a repetition needs besides test, verb and seed."""

    test: str
    verb: str
    at: str
    seed: int


@dataclasses.dataclass
class Result:
    """What came of a point: violations of ours, figures to add up, and remarks that are no violation."""

    point: Point
    violations: list = dataclasses.field(default_factory=list)
    counts: dict = dataclasses.field(default_factory=dict)
    remarks: list = dataclasses.field(default_factory=list)
    seconds: float = 0


class Area:
    """A folder of one worker, with a fresh copy of the world; all that a command says is searched for canaries."""

    def __init__(self, world, point, folder):
        self.world, self.point = world, point
        self.base = pathlib.Path(folder)
        self.root = self.base / "stage"
        self.result = Result(point)

    def fresh(self):
        """Makes the copy anew."""
        self.base.mkdir(parents=True, exist_ok=True)
        self.world.copy(self.root)
        return self

    def clear(self):
        shutil.rmtree(self.base, ignore_errors=True)

    def violation(self, text):
        """Notes that a promise was broken; a personal number in the text would be one more."""
        if self.world.canaries.secrets(text.encode()):
            text = "(withheld: it holds a canary)"
        self.result.violations.append(text)

    def require(self, holds, text):
        if not holds:
            self.violation(text)
        return holds

    def count(self, name, number=1):
        self.result.counts[name] = self.result.counts.get(name, 0) + number

    def remark(self, text):
        self.result.remarks.append(text)

    def play(self, words, *, through=(), cwd=None, **options):
        """Runs brygga in the copy. It must not hang, and must not say a canary."""
        outcome = running.run([*through, self.world.brygga, *words], cwd or self.root, **options)
        what = " ".join(map(str, words[:2]))
        self.require(not outcome.timed_out, f"{what} hangs")
        for stream, data in (("standard output", outcome.out), ("standard error", outcome.err)):
            found = self.world.canaries.secrets(data)
            self.require(not found, f"{what} says on {stream}: {found}")
        self.count("streams searched", 2)
        return outcome

    def exists(self, name):
        return os.path.lexists(self.root / name)


def messages(outcome):
    """The objects of standard error with `--json`; what is none is given as such."""
    found = []
    for line in outcome.err.splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            found.append({"type": "not JSON", "message": line[:200].decode(errors="replace")})
    return found


# Where /proc/self cannot be read the command does not know that --json was asked for, and says so in words: these two lines
# and no others.
WITHOUT_WORDS = re.compile(
    rb"brygga: error: (/proc/self cannot be read[^\n]*) \[process\.no-proc\]\n"
    rb"brygga: hint: [^\n]*; run: brygga explain process\.no-proc\n"
)


def errors(outcome):
    """The error objects among them, and whatever is no JSON."""
    blind = WITHOUT_WORDS.fullmatch(outcome.err)
    if blind and outcome.code == 1:
        return [{"type": "error", "code": "process.no-proc", "exit": 1, "message": blind.group(1).decode()}]
    return [each for each in messages(outcome) if each["type"] in ("error", "not JSON")]
