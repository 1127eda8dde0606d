"""Runs programs with a limit in time, in a process group of their own, and says how they ended."""

import dataclasses
import os
import resource
import signal
import subprocess
import time


@dataclasses.dataclass
class Outcome:
    """How a program ended: `code` is the exit code, or minus the number of the signal."""

    code: int
    out: bytes
    err: bytes
    seconds: float

    @property
    def timed_out(self):
        return self.code == TIMED_OUT


TIMED_OUT = -1000


def run(words, cwd, *, env=None, stdin=b"", limit=60, stdout=subprocess.PIPE, before=None):
    """Runs a program to its end, or for `limit` seconds; then its whole group is killed."""
    began = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in words],
        cwd=cwd,
        env=environment(env),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=before,
    )
    try:
        out, err = process.communicate(stdin, timeout=limit)
        code = process.returncode
    except subprocess.TimeoutExpired:
        kill_group(process)
        out, err = process.communicate()
        code = TIMED_OUT
    return Outcome(code, out or b"", err, time.monotonic() - began)


def environment(more=None):
    """The environment of every run: English, without a home of the user's own."""
    base = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**base, "HOME": "/nonexistent", "BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en", **(more or {})}


def kill_group(process):
    """Ends a program that `run` or `subprocess.Popen` started in a session of its own, and its children."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def file_size_limit(size):
    """For `before`: no file may grow beyond `size` bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def must(words, cwd, **options):
    """Runs a program that the harness itself needs; anything but exit code 0 ends the harness."""
    outcome = run(words, cwd, **options)
    if outcome.code != 0:
        raise RuntimeError(
            f"{' '.join(map(str, words))[:200]}: {outcome.code} {outcome.err.decode(errors='replace')[:500]}"
        )
    return outcome.out
