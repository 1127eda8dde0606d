"""The same kills, flips, cuts and full disks on age and on `openssl cms`, beside ours in the same run.

These tools write straight into the file that `-o` or `-out` names. What is counted is what their user would meet: an
output that is neither absent nor complete (an empty file is one), plaintext that was never in the message, exit code 0
with a damaged output. Nothing here is a violation of ours.
"""

import collections
import pathlib
import random
import re
import shutil

import faults
import page as pages
import running

SIZES = {"8k": 8 << 10, "256k": 256 << 10}
TRUTH = "plain"


class Peers:
    """Keys, messages and commands of the peers; `{out}` is where the output goes, `{in}` what is read."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(mode=0o700)
        self.plain = {}
        draw = random.Random("peers")
        for size, count in SIZES.items():
            text = "".join(
                f"Deltagare {draw.randrange(10**6)}: planering, vecka {place}\n" for place in range(count // 30)
            )
            self.plain[size] = text.encode()[:count]
            (self.folder / f"{TRUTH}-{size}").write_bytes(self.plain[size])
        self._keys()
        at = self.folder
        self.recipient = re.search(r"age1\w+", (at / "age.key").read_text()).group()
        cms = ["openssl", "cms", "-binary"]
        self.commands = {
            "age -e": ["age", "-e", "-r", self.recipient, "-o", "{out}", "{in}"],
            "age -d": ["age", "-d", "-i", at / "age.key", "-o", "{out}", "{in}"],
            "cms -encrypt": [
                *cms,
                "-encrypt",
                "-aes-256-gcm",
                "-outform",
                "DER",
                "-out",
                "{out}",
                "-in",
                "{in}",
                at / "cert.pem",
            ],
            "cms -decrypt gcm": [
                *cms,
                "-decrypt",
                "-inform",
                "DER",
                "-inkey",
                at / "key.pem",
                "-out",
                "{out}",
                "-in",
                "{in}",
            ],
            "cms -decrypt cbc": [
                *cms,
                "-decrypt",
                "-inform",
                "DER",
                "-inkey",
                at / "key.pem",
                "-out",
                "{out}",
                "-in",
                "{in}",
            ],
            "cms -verify": [
                *cms,
                "-verify",
                "-inform",
                "DER",
                "-CAfile",
                at / "cert.pem",
                "-purpose",
                "any",
                "-out",
                "{out}",
                "-in",
                "{in}",
            ],
        }
        self.traces = {}
        for size in SIZES:
            self._messages(size)

    def _keys(self):
        running.must(["age-keygen", "-o", "age.key"], self.folder)
        running.must(
            [
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
                "-subj",
                "/CN=peer",
                "-days",
                "30",
            ],
            self.folder,
        )

    def _messages(self, size):
        plain, at = f"{TRUTH}-{size}", self.folder
        running.must(self.words("age -e", plain, f"age -d-{size}"), at)
        running.must(self.words("cms -encrypt", plain, f"cms -decrypt gcm-{size}"), at)
        running.must(
            [
                "openssl",
                "cms",
                "-binary",
                "-encrypt",
                "-aes-256-cbc",
                "-outform",
                "DER",
                "-in",
                plain,
                "-out",
                f"cms -decrypt cbc-{size}",
                "cert.pem",
            ],
            at,
        )
        running.must(
            [
                "openssl",
                "cms",
                "-binary",
                "-sign",
                "-nodetach",
                "-outform",
                "DER",
                "-in",
                plain,
                "-signer",
                "cert.pem",
                "-inkey",
                "key.pem",
                "-out",
                f"cms -verify-{size}",
            ],
            at,
        )

    def words(self, tool, source, target):
        places = {"{in}": source, "{out}": target}
        return [places.get(word, word) for word in self.commands[tool]]

    def source(self, tool, size):
        """What the tool reads: plaintext where it encrypts, else a message."""
        return self.folder / (f"{TRUTH}-{size}" if self.encrypts(tool) else f"{tool}-{size}")

    @staticmethod
    def encrypts(tool):
        return tool in ("age -e", "cms -encrypt")

    def trace(self, tool, size):
        """How often the tool makes each call, in the thread that makes it most."""
        if (tool, size) not in self.traces:
            log, out = self.folder / "trace", self.folder / "traced"
            words = ["strace", "-f", "-qq", "-o", log, *self.words(tool, self.source(tool, size), out)]
            running.must(words, self.folder)
            counts, most = collections.Counter(), collections.Counter()
            for thread, call in faults.CALL.findall(log.read_bytes()):
                counts[thread, call] += 1
                most[call.decode()] = max(most[call.decode()], counts[thread, call])
            out.unlink()
            self.traces[tool, size] = most
        return self.traces[tool, size]


def points(context, count, seed):
    """For each tool and size: kills, and full disks; for those that open also flips and cuts."""
    found, peers = [], context.peers
    for tool in peers.commands:
        for size in SIZES:
            name, draw = f"{tool} {size}".replace(" ", "_"), random.Random(f"{seed} {tool} {size}")
            most = peers.trace(tool, size)
            kills = [f"{call}:{number}" for call in sorted(most) for number in range(1, most[call] + 1)]
            found += [("peers", name, f"kill:{each}") for each in faults.sample(kills, count, f"{seed} {name}")]
            length = peers.source(tool, size).stat().st_size
            steps = min(count, length // 4096 + 2)
            found += [("peers", name, f"disk:{4096 * step * (length // 4096 + 2) // steps}") for step in range(steps)]
            if peers.encrypts(tool):
                continue
            found += [("peers", name, f"flip:{draw.randrange(length * 8)}") for _ in range(count)]
            found += [("peers", name, f"cut:{draw.randrange(length)}") for _ in range(count)]
    return found


def run(context, area):
    """Tries one thing and counts what is left."""
    peers = context.peers
    name, size = area.point.verb.rsplit("_", 1)
    tool = name.replace("_", " ")
    kind, *more = area.point.at.split(":")
    area.base.mkdir(parents=True, exist_ok=True)
    source, out = area.base / "message", area.base / "out"
    data = bytearray(peers.source(tool, size).read_bytes())
    if kind == "flip":
        data[int(more[0]) // 8] ^= 1 << int(more[0]) % 8
    if kind == "cut":
        del data[int(more[0]) :]
    source.write_bytes(data)
    if kind == "disk":
        _on_a_disk(area, peers, tool, size, source, int(more[0]))
        return
    through = faults.inject(more[0], more[1], "signal=SIGKILL") if kind == "kill" else []
    outcome = running.run([*through, *peers.words(tool, source, out)], area.base)
    _count(area, peers, tool, size, kind, outcome, out)


def _on_a_disk(area, peers, tool, size, source, room):
    disk = area.base / "disk"
    disk.mkdir()
    # The root folder itself takes no room of a tmpfs; at least one page must be there.
    running.must(["mount", "-t", "tmpfs", "-o", f"size={max(room, 4096)}", "tmpfs", disk], area.base)
    try:
        outcome = running.run(peers.words(tool, source, disk / "out"), area.base)
        kept = area.base / "kept"
        if (disk / "out").exists():
            shutil.copyfile(disk / "out", kept)
        _count(area, peers, tool, size, "disk", outcome, kept)
    finally:
        running.run(["umount", "-l", disk], area.base)


def _count(area, peers, tool, size, kind, outcome, out):
    """What the user of the tool finds after it ended."""
    area.count("points")
    whole, left = _whole(area, peers, tool, size, out), out.exists()
    if outcome.code == 0 and not whole:
        area.count("exit 0 with damage")
    if left and not whole:
        area.count("partial outputs left")
    if kind in ("flip", "cut") and outcome.code == 0 and whole:
        area.count("accepted, plaintext the same")
    if left and not peers.encrypts(tool):
        got, truth = out.read_bytes(), peers.plain[size]
        wrong = sum(a != b for a, b in zip(got, truth, strict=False)) + max(0, len(got) - len(truth))
        if wrong:
            area.count("wrong plaintext bytes", wrong)
            area.count("outputs with wrong plaintext")


def _whole(area, peers, tool, size, out):
    """Whether the output is complete: the plaintext, or a message that opens to it."""
    if not out.exists():
        return False
    if not peers.encrypts(tool):
        return out.read_bytes() == peers.plain[size]
    back = area.base / "back"
    opener = "age -d" if tool == "age -e" else "cms -decrypt gcm"
    outcome = running.run(peers.words(opener, out, back), area.base)
    return outcome.code == 0 and back.exists() and back.read_bytes() == peers.plain[size]


FIGURES = [
    "partial outputs left",
    "outputs with wrong plaintext",
    "wrong plaintext bytes",
    "exit 0 with damage",
    "accepted, plaintext the same",
]
KINDS = {"kill": "kills", "flip": "bits flipped", "cut": "ends cut off", "disk": "full disks"}
OURS = {"T1": "kill", "T2": "kill", "T7": "disk"}


def page(results):
    """The table of peers, with ours beside them, and the same for JSON."""
    found = {}
    for result in results:
        point = result.point
        if point.test == "peers":
            key = point.verb.rsplit("_", 1)[0].replace("_", " "), point.at.split(":")[0]
            size = point.verb.rsplit("_", 1)[1]
            key = (f"{key[0]}, {size}", key[1])
        elif point.test == "T7" and point.at.split(":")[0] not in ("size", "room", "inodes"):
            continue
        elif point.test in OURS and point.verb in ("open", "export"):
            key = (f"brygga {point.verb}", OURS[point.test])
        elif point.test == "T9":
            key = ("brygga open", point.verb)
        else:
            continue
        found.setdefault(key, []).append(result)
    rows, record = [], {}
    order = sorted(found, key=lambda key: (list(KINDS).index(key[1]), not key[0].startswith("brygga"), key[0]))
    for who, kind in order:
        mine = found[who, kind]
        counts = pages.add_up(mine)
        ours = who.startswith("brygga")
        tried = sum(result.counts.get("kills", 1) if result.point.test == "T2" else 1 for result in mine)
        # What of ours would stand here is a violation, and ends the run with exit code 1.
        broken = sum(len(result.violations) for result in mine)
        figures = [broken if ours and name == FIGURES[0] else counts.get(name, 0) for name in FIGURES]
        rows.append([KINDS[kind], who, tried, *figures])
        record[f"{KINDS[kind]}, {who}"] = dict(zip(["points", *FIGURES], [tried, *figures], strict=True))
    header = ["what", "program", "points", "partial left", "wrong outputs", "wrong bytes", "exit 0, damage", "accepted"]
    return (pages.table(rows, header) if rows else []), record
