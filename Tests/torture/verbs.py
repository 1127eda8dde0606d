"""The verbs under test, with what must hold of what they make: all of it, or nothing."""

import dataclasses
import os
from typing import Callable

import world as worlds
from world import SECRET

PSEUDONYMISE = [
    "pseudonymise",
    "deltagare.csv",
    "--home",
    "stad",
    "--domain",
    "statistics-2026",
    "--column",
    "personnummer",
    "--country",
    "SE",
]


@dataclasses.dataclass(frozen=True)
class Verb:
    """A verb that writes: its words, its home, and how its effect is recognised."""

    name: str
    words: Callable
    home: str
    # A file or folder of the copy that the verb makes, whole or not at all.
    makes: str | None = None
    # The number that grows by `grows` when the verb has taken effect, as SQL on the home's store.
    counted: str | None = None
    grows: int = 1
    # What a second run may say where everything was done already: exit code and code word.
    done_already: tuple | None = None
    # Whether it reveals plaintext under the name `makes`; until then none may be reachable.
    opens: bool = False
    # Bundles that it puts into the outbox.
    bundles: int = 0
    # A folder of the copy into which it writes a trust list with this number. A folder that stands there cannot change in
    # one step: until the list is whole it must be none to everybody.
    trust_list: tuple[str, int] | None = None


def _sent(status):
    return f"SELECT count(*) FROM sent_bundle WHERE status IN ({status})"


VERBS = [
    Verb("export", lambda w: worlds.export_words("af", "fk"), "stad", counted=_sent("'released'"), grows=2, bundles=2),
    Verb(
        "open",
        lambda w: ["open", w.bundles["af"], "--home", "af", "--out", "case", *SECRET],
        "af",
        makes="case",
        counted="SELECT count(*) FROM received_bundle WHERE status = 'opened'",
        done_already=(1, "file.exists"),
        opens=True,
    ),
    Verb(
        "pseudonymise",
        lambda w: [*PSEUDONYMISE, "--out", "extract.csv", *SECRET],
        "stad",
        makes="extract.csv",
        done_already=(1, "file.exists"),
    ),
    Verb(
        "consent-record",
        lambda w: worlds.record_words("deltagare-2/case.json"),
        "stad",
        counted="SELECT count(*) FROM consent_entry",
    ),
    Verb(
        "consent-withdraw",
        lambda w: ["consent", "withdraw", w.record, "--home", "stad", "--by", "coach"],
        "stad",
        counted="SELECT count(*) FROM consent_entry",
        done_already=(65, "consent.transition"),
    ),
    Verb(
        "join",
        lambda w: ["collaboration", "join", "shared", "--home", "stad"],
        "stad",
        counted="SELECT generation FROM collaboration",
    ),
    Verb(
        "trust-sign",
        lambda w: worlds.trust_list_words(3, "first", w.certificates),
        "samordning",
        done_already=(64, "collaboration.serial-not-rising"),
        trust_list=("first", 3),
    ),
    Verb(
        "trust-renew",
        lambda w: [*worlds.trust_list_words(3, "newer", w.certificates), "--force"],
        "samordning",
        done_already=(64, "collaboration.serial-not-rising"),
        trust_list=("newer", 3),
    ),
    Verb(
        "trust-update",
        lambda w: ["trust", "update", "newer", "--home", "stad"],
        "stad",
        counted="SELECT generation FROM collaboration",
    ),
    Verb(
        "rotate",
        lambda w: [
            "key",
            "rotate",
            "exchange/stad/fk",
            "--home",
            "stad",
            "--map",
            "deltagare.csv",
            "--column",
            "personnummer",
            "--country",
            "SE",
            *SECRET,
        ],
        "stad",
        counted="SELECT count(*) FROM pseudonym_key",
        bundles=1,
    ),
    Verb(
        "key-new",
        lambda w: ["key", "new", "--home", "stad", "--pseudonym", "exchange/stad/samordning"],
        "stad",
        counted="SELECT count(*) FROM pseudonym_key",
        done_already=(1, "key.exists"),
    ),
    Verb(
        "extract-make",
        lambda w: [
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
            *SECRET,
        ],
        "stad",
        counted=_sent("'released'"),
        bundles=1,
    ),
    Verb(
        "extract-open",
        lambda w: ["extract", "open", w.bundles["extract"], "--home", "samordning", "--out", "rows", *SECRET],
        "samordning",
        makes="rows",
        counted="SELECT count(*) FROM received_bundle WHERE status = 'opened'",
        done_already=(1, "file.exists"),
    ),
]
BY_NAME = {verb.name: verb for verb in VERBS}


def snapshot(path):
    """What a file or folder holds: name → bytes; None where there is nothing."""
    if not os.path.lexists(path):
        return None
    if not os.path.isdir(path):
        with open(path, "rb") as file:
            return {"": file.read()}
    found = {}
    for folder, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                found[os.path.relpath(os.path.join(folder, name), path)] = file.read()
    return found


class Expected:
    """What each verb makes when nothing goes wrong, found out once on fresh copies, twice where it must be the same."""

    def __init__(self, area_of):
        self.made, self.base = {}, {}
        for verb in VERBS:
            area = area_of(verb.name)
            home = str(area.root / verb.home)
            if verb.counted:
                self.base[verb.name] = worlds.rows(home, verb.counted)[0][0][0]
            seen = []
            for _ in range(2 if verb.makes else 1):
                area.fresh()
                outcome = area.play(verb.words(area.world))
                if outcome.code != 0:
                    raise RuntimeError(f"{verb.name} fails on a fresh copy: {outcome.err.decode()[:500]}")
                if verb.makes:
                    seen.append(snapshot(area.root / verb.makes))
                if verb.counted:
                    grown = worlds.rows(home, verb.counted)[0][0][0] - self.base[verb.name]
                    if grown != verb.grows:
                        raise RuntimeError(f"{verb.name}: its effect is {grown} rows, not {verb.grows}")
            if verb.makes:
                if seen[0] != seen[1] or not seen[0]:
                    raise RuntimeError(f"{verb.name} makes something else each time")
                self.made[verb.name] = seen[0]
            area.clear()
