"""What torture needs of a machine, tried before anything else: a container may grant none of it."""

import pathlib
import subprocess
import tempfile


def missing():
    """What this machine does not permit, in words; empty where everything can be tried."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = pathlib.Path(folder) / "mounted"
        mounted.mkdir()
        attempts = {
            "to trace a process": ["strace", "-qq", "-o", "/dev/null", "true"],
            "to mount a file system": ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mounted],
            "to take a file system away from one process": ["unshare", "--mount", "umount", "-l", "/proc"],
            "to become another user": ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true"],
        }
        lacking = [words for words, command in attempts.items() if not _succeeds(command)]
        _succeeds(["umount", "-l", mounted])
    return lacking


def _succeeds(command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False
