"""T12: secrets in memory. The command is held at its last call (`exit_group`) and at its last `linkat`, and every
mapping is read through /proc/PID/mem for private keys, pseudonym keys and the passphrase; plus what others may see.

The secure heap of OpenSSL is the locked mapping that core dumps leave out (VmFlags `lo` and `dd`). In use, secrets may
stand there and nowhere else; at exit nowhere at all. Personal numbers are counted and reported, and do not fail: rows
of a table are ordinary memory.
"""

import hashlib
import hmac
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

import running
import spellings
import verbs
import world as worlds

HELD = ["export", "open", "pseudonymise", "rotate", "consent-record", "extract-make", "trust-sign"]
EXIT_GROUP, LINKAT = 231, 265


class Secrets:
    """The secrets of the homes, known to the harness by stock tools: name → bytes."""

    def __init__(self, world):
        self.world = world
        self.found = {"passphrase": worlds.PASSPHRASE.encode()}
        for home in ("stad", "af", "samordning"):
            for path in sorted((world.template / home / "keys").glob("*.key.pem")):
                plain = running.must(["openssl", "pkey", "-in", path, "-passin", "file:passphrase"], world.template)
                text = running.must(["openssl", "pkey", "-noout", "-text"], world.template, stdin=plain).decode()
                digits = re.search(r"priv:([0-9a-f:\s]+)pub:", text).group(1)
                scalar = bytes.fromhex(re.sub(r"[^0-9a-f]", "", digits))[-32:]
                self.found[f"{home} {path.name.split('-')[0]} key"] = scalar
                # BIGNUMs keep their words in the order of the machine: backwards, byte by byte.
                self.found[f"{home} {path.name.split('-')[0]} key, words reversed"] = scalar[::-1]
                if path.name.startswith("decryption"):
                    self._pseudonym_keys(home, plain)

    def _pseudonym_keys(self, home, plain):
        """Master keys, and the domain keys and HMAC pads that are derived from them (docs/pseudonyms.md)."""
        key = self.world.folder / "plain.pem"
        key.touch(0o600)
        key.write_bytes(plain)
        for path in sorted((self.world.template / home / "keys").glob("pseudonym-*.p7m")):
            master = running.must(
                ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", path, "-inkey", key],
                self.world.folder,
            )
            name, version = re.fullmatch(r"pseudonym-(.+)-v(\d+)\.p7m", path.name).groups()
            domain = name.replace(",", "/")
            info = f"brygga/pseudonym/v1/{domain}/{version}".encode()
            derived = hmac.digest(hmac.digest(bytes(32), master, hashlib.sha256), info + b"\1", hashlib.sha256)
            self.found[f"{home} master key of {domain}"] = master
            self.found[f"{home} domain key of {domain}"] = derived
            for pad, byte in (("inner", 0x36), ("outer", 0x5C)):
                self.found[f"{home} {pad} HMAC pad of {domain}"] = bytes(each ^ byte for each in derived)
        key.unlink()

    def spelt(self):
        """(name of the secret, kind, bytes) of each spelling."""
        for name, secret in self.found.items():
            for kind, word in spellings.encodings(secret):
                yield name, kind, word


def points(context):
    found = [("T12", verb, at) for verb in HELD for at in ("exit", "linkat")]
    found = [each for each in found if each[2] == "exit" or context.trace(verbs.BY_NAME[each[1]])[0]["linkat"]]
    found += [("T12", "pseudonymise", "key-file"), ("T12", "guard", "tracing"), ("T12", "guard", "core")]
    return found + [("T12", "control", "memory")]


def run(context, area):
    {"tracing": _tracing, "core": _core, "memory": _control}.get(area.point.at, _secrets)(context, area)


def _secrets(context, area):
    """Holds the verb, looks through its memory, its arguments and its environment."""
    verb = verbs.BY_NAME[area.point.verb]
    area.fresh()
    words, secrets = verb.words(area.world), list(context.secrets.spelt())
    call, number, syscall = "exit_group", 1, EXIT_GROUP
    if area.point.at == "linkat":
        call, number, syscall = "linkat", context.trace(verb)[0]["linkat"], LINKAT
    if area.point.at == "key-file":
        key = bytes((each * 37 + 11) % 256 for each in range(32))
        (area.root / "master.key").touch(0o600)
        (area.root / "master.key").write_text(key.hex() + "\n")
        words = [
            "pseudonymise",
            "deltagare.csv",
            "--domain",
            "study",
            "--tag",
            "study",
            "--key",
            "master.key",
            "--column",
            "personnummer",
            "--country",
            "SE",
            "--out",
            "extract.csv",
        ]
        secrets += [("master key of a file", kind, word) for kind, word in spellings.encodings(key)]
    with Held([area.world.brygga, *words], area.root, call, number, syscall) as held:
        if not area.require(held.pid, f"the verb never came to {call} {number}"):
            return
        hits = scan(held.pid, secrets)
        area.count("mappings searched", hits.mappings)
        _judge(area, hits, in_use=area.point.at == "linkat")
        for name in ("cmdline", "environ"):
            data = pathlib.Path(f"/proc/{held.pid}/{name}").read_bytes()
            said = [secret for secret, _, word in secrets if word in data]
            area.require(not said, f"{name} holds {said}")
        if area.point.at == "linkat":
            status = pathlib.Path(f"/proc/{held.pid}/status").read_text()
            locked = int(re.search(r"VmLck:\s+(\d+)", status).group(1))
            area.require(locked > 0, "no memory is locked during use")
        _people(area, held.pid)


def _people(area, pid):
    """Counts the numbers that stand in memory; the program's own file has those of the demo and is left out."""
    numbers = [
        (number, form, form.encode())
        for number in area.world.canaries.numbers
        for form in (number[2:], f"{number[2:8]}-{number[8:]}")
    ]
    people = [(number, place) for number, _, place in scan(pid, numbers).places if not place.endswith("/brygga")]
    if people:
        kinds = sorted({place for _, place in people})
        different = len({number for number, _ in people})
        area.count(f"personal numbers in memory at {area.point.at}", len(people))
        area.remark(
            f"T12 {area.point.verb} at {area.point.at}: {len(people)} times one of {different} personal numbers in "
            f"{', '.join(kinds)}"
        )


def _judge(area, hits, in_use):
    for name, kind, place in sorted(set(hits.places)):
        if in_use and place == "secure heap":
            area.count("secrets in the secure heap during use")
            continue
        area.violation(
            f"{name} as {kind} in {place}, {hits.places.count((name, kind, place))} times, "
            f"{'during use' if in_use else 'at exit'}"
        )


class Hits:
    def __init__(self):
        self.places, self.mappings = [], 0


def scan(pid, secrets):
    """Looks through every mapping of a process that stands still, but for what is a read-only part of a file."""
    hits = Hits()
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for start, end, kind in mappings(pid):
            hits.mappings += 1
            for data in _written(memory, start, end):
                for name, spelling, word in secrets:
                    hits.places += [(name, spelling, kind)] * data.count(word)
    return hits


def _written(memory, start, end):
    """The parts of a mapping that are not all zero, each as one piece; most of a stack was never touched."""
    size, parts = 1 << 16, []
    for place in range(start, end, size):
        try:
            memory.seek(place)
            data = memory.read(min(size, end - place))
        except OSError:
            data = b""
        if data.count(0) < len(data):
            parts.append(data)
        elif parts:
            yield b"".join(parts)
            parts = []
    if parts:
        yield b"".join(parts)


def mappings(pid):
    """Start, end and kind of every mapping that can be read and that the process can have written."""
    head, found = None, []
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)", line)
        if match:
            head = match
        elif line.startswith("VmFlags:") and "r" in head.group(3) and head.group(4) not in ("[vvar]", "[vsyscall]"):
            if head.group(4).startswith("/") and "w" not in head.group(3):
                continue
            flags = line.split()[1:]
            kind = (
                "secure heap"
                if {"lo", "dd"} <= set(flags)
                else head.group(4) or "anonymous memory (heap or thread stack)"
            )
            found.append((int(head.group(1), 16), int(head.group(2), 16), kind))
    return found


class Held:
    """A command that strace holds before one call, until the block ends; `pid` is None where it never came there."""

    def __init__(self, words, cwd, call, number, syscall, env=None):
        fault = f"inject={call}:delay_enter=60000000:when={number}"
        self.strace = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", fault, *map(str, words)],
            cwd=cwd,
            env=running.environment(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.syscall, self.pid = syscall, None

    def __enter__(self):
        for _ in range(600):
            time.sleep(0.05)
            for pid in _children(self.strace.pid):
                if self._stands(pid):
                    self.pid = pid
                    return self
            if self.strace.poll() is not None:
                return self
        return self

    def _stands(self, pid):
        """Whether a thread of the process is before the call, twice in a row."""
        for _ in range(2):
            try:
                calls = [path.read_text().split()[0] for path in pathlib.Path(f"/proc/{pid}/task").glob("*/syscall")]
            except (OSError, IndexError):
                return False
            if str(self.syscall) not in calls:
                return False
            time.sleep(0.1)
        return True

    def __exit__(self, *_):
        for pid in _children(self.strace.pid):
            os.kill(pid, signal.SIGKILL)
        running.kill_group(self.strace)
        self.strace.wait()


def _children(pid):
    found = []
    for path in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(each) for each in path.read_text().split()]
        except OSError:
            pass
    return found


def _control(context, area):
    """The search finds what is there: a process that keeps a secret in each spelling is looked through the same way."""
    secret = bytes(range(100, 132))
    script = (
        "import base64, time; s = bytes(range(100, 132)); k = [s * 1, s.hex(), base64.b64encode(s), "
        "b''.join(bytes([b, 0]) for b in s)]; print(flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, start_new_session=True)
    try:
        process.stdout.readline()
        kinds = {
            kind
            for _, kind, _ in scan(process.pid, [("control", *each) for each in spellings.encodings(secret)]).places
        }
        area.require({"raw", "hex", "base64", "UTF-16"} <= kinds, f"the search finds only {sorted(kinds)}")
    finally:
        running.kill_group(process)
        process.communicate()


ATTACK = """
import ctypes, os, sys
libc, pid = ctypes.CDLL(None, use_errno=True), int(sys.argv[1])
refused = libc.ptrace(16, pid, None, None) != 0
number = ctypes.get_errno() if refused else 0
if not refused:
    os.waitpid(pid, 0)
    libc.ptrace(17, pid, None, None)
try:
    os.close(os.open("/proc/%d/mem" % pid, os.O_RDONLY))
    memory = "open"
except OSError:
    memory = "closed"
print(number, memory)
"""
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all"]


def _waiting(area, program):
    """A program of nobody's that waits for a passphrase on a descriptor, or for its input."""
    read, write = os.pipe()
    words = [program, "export", *worlds.export_words("af")[1:-2], "--passphrase-fd", str(read)]
    if program == "cat":
        words = ["cat"]
    process = subprocess.Popen(
        [*NOBODY, *words],
        cwd=area.root,
        stdin=read,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[read],
        start_new_session=True,
        env=running.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2),
    )
    os.close(read)
    for _ in range(200):
        time.sleep(0.05)
        # It waits in read(2) of the pipe.
        calls = [path.read_text().split()[0] for path in pathlib.Path(f"/proc/{process.pid}/task").glob("*/syscall")]
        if "0" in calls:
            break
    return process, write


def _for_nobody(area):
    """A copy of the world, and of the command, that the other user owns."""
    area.fresh()
    command = area.root / "brygga"
    shutil.copy2(area.world.brygga, command)
    running.must(["chown", "-R", "65534:65534", area.root], "/")
    for folder in (area.base, area.world.folder):
        folder.chmod(0o711)
    return command


def _tracing(context, area):
    """Another program of the same user can neither attach nor read the memory; with `cat` it can."""
    command = _for_nobody(area)
    answers = {}
    for program in ("cat", str(command)):
        process, write = _waiting(area, program)
        try:
            seen = running.run([*NOBODY, "/usr/bin/python3", "-c", ATTACK, process.pid], "/")
            answers[program] = seen.out.decode().split() or [seen.err.decode()[:200]]
        finally:
            os.close(write)
            running.kill_group(process)
            process.wait()
    area.require(answers["cat"] == ["0", "open"], f"the attack does not work on cat: {answers['cat']}")
    area.require(
        answers[str(command)] == ["1", "closed"], f"attach and memory: {answers[str(command)]}, not EPERM and closed"
    )


def _core(context, area):
    """SIGABRT leaves no core of the command; with `cat` it does."""
    command = _for_nobody(area)
    dumped = {}
    for program in ("cat", str(command)):
        process, write = _waiting(area, program)
        os.kill(process.pid, signal.SIGABRT)
        _, status = os.waitpid(process.pid, 0)
        process.returncode = -1
        os.close(write)
        dumped[program] = (os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, os.WCOREDUMP(status))
    area.require(dumped["cat"] == (signal.SIGABRT, True), f"not even cat leaves a core: {dumped['cat']}")
    area.require(dumped[str(command)] == (signal.SIGABRT, False), f"signal and core: {dumped[str(command)]}")
    area.count("cores", sum(core for _, core in dumped.values()) - 1)
