"""The template world: homes that `brygga demo` leaves, a consent, bundles that wait to be opened, and fast keys.

Every point works on a copy of its own. Numbers are the fixtures' official test numbers.
"""

import json
import os
import pathlib
import shutil
import sqlite3
import tempfile

import running
import spellings

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = REPOSITORY / "policies/rekrytera-helsingborg"
PASSPHRASE = "torture only kvarnsten 7193"
HOMES = ["stad", "af", "fk", "samordning"]
FILES = ["shared", "deltagare-1", "deltagare-2", "passphrase", "uppfoljning.csv", "recept.json", "deltagare.csv"]
FILES += ["samtycke-sv.txt", "underskrift.txt", "issued"]
SECRET = ["--passphrase-file", "passphrase"]
MEETING = ["af", "fk", "vc", "bostad"]


def record_words(case, home="stad"):
    """The words that record a participant's consent to the meeting."""
    return [
        "consent",
        "record",
        "--home",
        home,
        "--case",
        case,
        "--kind",
        "secrecy_waiver",
        "--to",
        *MEETING,
        "--purposes",
        "team_meeting",
        "--categories",
        "identity",
        "contact",
        "language",
        "cv",
        "placement",
        "benefit_status",
        "stated_adaptation",
        "housing_need",
        "--explicit",
        "--valid",
        "P6M",
        "--notice",
        "samtycke-sv.txt",
        "--notice-uri",
        "https://example.org/samtycke",
        "--notice-version",
        "1",
        "--notice-language",
        "sv",
        "--method",
        "signed_paper",
        "--evidence",
        "underskrift.txt",
        "--by",
        "coach",
        *SECRET,
    ]


def export_words(*recipients, home="stad", case="deltagare-1"):
    """The words that send a case to the meeting."""
    return [
        "export",
        "--yes",
        case,
        "--home",
        home,
        "--to",
        *recipients,
        "--purpose",
        "team_meeting",
        "--role",
        "coach",
        "--trim",
        *SECRET,
    ]


def trust_list_words(serial, folder, certificates):
    """The words that make and sign a trust list."""
    of = ["--collaboration", "se.helsingborg.rekrytera", "--serial", str(serial), "--home", "samordning"]
    return ["trust", "sign", *certificates, *of, "--out", folder, *SECRET]


def scratch():
    """Where copies are made: in memory where that has room, since fresh copies are most of the work."""
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 8 << 30:
        return str(memory)
    return tempfile.gettempdir()


class World:
    """The template and what is known of it."""

    def __init__(self, brygga, folder):
        self.brygga = str(pathlib.Path(brygga).resolve())
        self.folder = pathlib.Path(folder)
        self.template = self.folder / "template"
        self.canaries = spellings.Canaries(FIXTURES, [PASSPHRASE, "demo only"])
        self._make()
        self.contents = {
            str(path.relative_to(self.template)): path.read_bytes()
            for path in self.template.rglob("*")
            if path.is_file()
        }
        # What the template's register says was released lies in the demo's folder, or in `sent/`.
        (sent,) = rows(self.template / "stad", "SELECT file_name FROM sent_bundle")
        self.elsewhere = {name for (name,) in sent}

    def _must(self, *words, cwd=None):
        return running.must([self.brygga, *words], cwd or self.template)

    def _make(self):
        running.must([self.brygga, "demo", "--keep", "demo"], self.folder, limit=120)
        self.template.mkdir(mode=0o700)
        demo = self.folder / "demo"
        running.must(["cp", "-a", *[demo / name for name in HOMES + FILES], self.template], self.folder)
        self._fast_keys()
        for place in ("outbox", "reports"):
            for path in (self.template / "stad" / place).iterdir():
                path.unlink()
        (self.template / "sent").mkdir(mode=0o700)
        recorded = self._must(*record_words("deltagare-1/case.json"), "--json")
        self.record = json.loads(recorded)["record_id"]
        sent = self._must(*export_words("af", "fk"), "--out", "sent", "--json")
        self.bundles = {line["recipient"]: line["path"] for line in map(json.loads, sent.splitlines())}
        made = self._must(
            "extract",
            "make",
            "uppfoljning.csv",
            "--recipe",
            "recept.json",
            "--to",
            "samordning",
            "--role",
            "system",
            "--home",
            "stad",
            "--out",
            "sent",
            "--officer-report",
            "officer.md",
            "--json",
            *SECRET,
        )
        self.bundles["extract"] = json.loads(made)["path"]
        self.certificates = sorted(f"issued/{path.name}" for path in (self.template / "issued").iterdir())
        for folder in ("first", "newer"):
            (self.template / folder).mkdir(mode=0o700)
        # So that the folder belongs to the template, which is known by its files.
        (self.template / "first/note.txt").touch(0o600)
        self._must(*trust_list_words(2, "newer", self.certificates))
        fingerprint = self._must("key", "fingerprint", "shared/coordinator.pem", "--json")
        self.coordinator = json.loads(fingerprint)["fingerprint"]
        shutil.rmtree(demo)

    def _fast_keys(self):
        """Gives the private keys another passphrase and a cheap scrypt: what scrypt costs is not tested here."""
        old, new = self.template / "old", self.template / "passphrase"
        new.rename(old)
        new.touch(0o600)
        new.write_text(PASSPHRASE + "\n")
        for path in self.template.glob("*/keys/*.key.pem"):
            plain = running.must(["openssl", "pkey", "-in", path, "-passin", f"file:{old}"], self.folder)
            sealed = running.must(
                [
                    "openssl",
                    "pkcs8",
                    "-topk8",
                    "-scrypt",
                    "-scrypt_N",
                    "16",
                    "-scrypt_p",
                    "1",
                    "-passout",
                    f"file:{new}",
                ],
                self.folder,
                stdin=plain,
            )
            path.write_bytes(sealed)
        old.unlink()

    def copy(self, folder):
        """Makes a fresh copy of the template."""
        shutil.rmtree(folder, ignore_errors=True)
        running.must(["cp", "-a", self.template, folder], self.folder)


def rows(home, statement):
    """Asks a copy of a home's store, so that nothing in the store itself is recovered before the command does it."""
    with tempfile.TemporaryDirectory(dir=scratch(), prefix="brygga-torture-store-") as folder:
        for suffix in ("", "-wal"):
            source = os.path.join(home, "store.sqlite" + suffix)
            if os.path.exists(source):
                shutil.copyfile(source, os.path.join(folder, "store.sqlite" + suffix))
        store = sqlite3.connect(os.path.join(folder, "store.sqlite"))
        try:
            return [list(store.execute(each)) for each in ([statement] if isinstance(statement, str) else statement)]
        finally:
            store.close()
