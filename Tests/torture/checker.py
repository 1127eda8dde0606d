"""What must hold of a copy whenever a verb has ended, however it ended."""

import os
import re

import area as areas
import verbs
import world as worlds

HOME = {
    "agency.yaml",
    "collaborations",
    "inbox",
    "keys",
    "lock",
    "outbox",
    "rejected",
    "reports",
    "reserve",
    "spool",
    "store.sqlite",
    "store.sqlite-wal",
    "store.sqlite-shm",
}
KEYS = re.compile(r"((signing|decryption|coordinator)-[0-9a-f]{16}\.(key|cert)\.pem|pseudonym-.+-v\d+(\.shared)?\.p7m)")
STRAY = ".brygga-"


def check(area, verb, expected, *, runs, acknowledged, strays):
    """Checks everything; `runs` is how often the verb was started on this copy, `acknowledged` how often it said it was
    done, `strays` whether what a kill left under a hidden name may still be there."""
    home = area.root / verb.home
    _doctor(area, verb, strays)
    _store(area, verb, expected, home, runs, acknowledged)
    _outbox(area, verb, home, runs, acknowledged)
    _made(area, verb, expected, acknowledged)
    _trust_list(area, verb, acknowledged)
    _places(area, verb, home, strays)
    _contents(area, verb, home)


def _doctor(area, verb, strays):
    """`brygga doctor` finds nothing that failed, and after a later run nothing unfinished under a hidden name."""
    outcome = area.play(["doctor", "--home", verb.home, "--json"])
    lines = [each for each in _objects(outcome.out) if each.get("type") == "check"]
    failed = [each["check"] for each in lines if each["outcome"] == "failed"]
    area.require(outcome.code == 0 and len(lines) > 30 and not failed, f"doctor: exit {outcome.code}, {failed}")
    if not strays:
        left = [each["check"] for each in lines if each["check"] == "strays" and each["outcome"] != "ok"]
        area.require(not left, "doctor still finds strays after the next run")


def _objects(data):
    return areas.messages(type("Output", (), {"err": data}))


def _store(area, verb, expected, home, runs, acknowledged):
    """The store is whole, and it has what was acknowledged and at most one entry more for each other run."""
    names = "SELECT replace(domain, '/', ',') || '-v' || version, window_end IS NULL FROM pseudonym_key"
    sent = "SELECT file_name FROM sent_bundle WHERE status = 'released'"
    questions = ["PRAGMA integrity_check", names, sent] + ([verb.counted] if verb.counted else [])
    try:
        integrity, versions, released, *counted = worlds.rows(home, questions)
    except Exception as fault:
        area.violation(f"the store cannot be read: {fault}")
        return
    area.require(integrity == [("ok",)], f"integrity_check: {str(integrity)[:200]}")
    if verb.counted:
        grown = counted[0][0][0] - expected.base[verb.name]
        area.require(
            verb.grows * acknowledged <= grown <= verb.grows * runs,
            f"{grown} entries after {runs} runs of which {acknowledged} were acknowledged",
        )
    for name, _ in versions:
        area.require(os.path.exists(home / f"keys/pseudonym-{name}.p7m"), f"no file of the recorded key {name}")
    current = [name.rsplit("-v", 1)[0] for name, open_ended in versions if open_ended]
    area.require(len(set(current)) == len(current), "a domain has two current keys")
    if verb.home == "stad":
        known = set(os.listdir(home / "outbox"))
        missing = {name for (name,) in released} - known - area.world.elsewhere
        area.require(not missing, f"{len(missing)} released bundles are not in the outbox")


def _outbox(area, verb, home, runs, acknowledged):
    """Every file in the outbox is a bundle that verifies and that the store knows."""
    names = sorted(os.listdir(home / "outbox"))
    shown = [name for name in names if not name.startswith(STRAY)]
    area.require(
        verb.bundles * acknowledged <= len(shown) <= verb.bundles * runs, f"{len(shown)} bundles in the outbox"
    )
    if not shown:
        return
    known = "SELECT bundle_id FROM sent_bundle UNION SELECT bundle_id FROM pseudonym_key_event WHERE bundle_id NOT NULL"
    (ids,) = worlds.rows(home, known)
    for name in shown:
        outcome = area.play(["verify", f"{verb.home}/outbox/{name}", "--trust", "shared"])
        area.require(outcome.code == 0, f"a bundle in the outbox does not verify: {outcome.err[:200]!r}")
        tail = name.rsplit("-", 1)[-1].split(".")[0]
        area.require(any(each.startswith(tail) for (each,) in ids), "a bundle in the outbox is not registered")


def _made(area, verb, expected, acknowledged):
    """The destination is absent or complete, and complete where it was acknowledged."""
    if not verb.makes:
        return
    found = verbs.snapshot(area.root / verb.makes)
    if found is None:
        area.require(not acknowledged, f"{verb.makes} is absent although that was acknowledged")
    elif found != expected.made[verb.name]:
        missing = sorted(set(expected.made[verb.name]) - set(found))
        area.violation(f"{verb.makes} is partial: {len(found)} files, {len(missing)} missing, or with other bytes")


NO_TRUST_LIST = {"file.missing", "E_TRUST_SIGNATURE"}


def _trust_list(area, verb, acknowledged):
    """The folder holds the list, or the one before, or none that anybody accepts; the list where it was acknowledged."""
    if not verb.trust_list:
        return
    folder, serial = verb.trust_list
    outcome = area.play(["trust", "verify", folder, "--json"])
    if outcome.code == 0:
        found = [each.get("serial") for each in _objects(outcome.out)]
        area.require(found == [serial] or (not acknowledged and found == [serial - 1]), f"the trust list is {found}")
        return
    said = {each.get("code") for each in areas.errors(outcome)}
    area.require(not acknowledged and said <= NO_TRUST_LIST, f"the trust list: exit {outcome.code}, {said}")


def _places(area, verb, home, strays):
    """No file outside the known places, and nothing that others than the owner may read."""
    top = {name.split("/")[0] for name in area.world.contents} | {verb.makes}
    for name in os.listdir(area.root):
        area.require(name in top or (strays and name.startswith(STRAY)), f"a stray in the working folder: {name}")
    for name in os.listdir(home):
        area.require(name in HOME or (strays and name.startswith(STRAY)), f"a stray in the home: {name}")
    for place in ("keys", "outbox", "spool", "inbox", "rejected", "reports", "collaborations"):
        for name in os.listdir(home / place):
            hidden = name.startswith(".")
            area.require(not hidden or (strays and name.startswith(STRAY)), f"a stray in {place}: {name}")
            if place == "keys" and not hidden:
                area.require(KEYS.fullmatch(name), f"a stray among the keys: {name}")
            if place in ("spool", "inbox", "rejected") and not hidden:
                area.violation(f"a file in {place}: {name}")
    for name in _changed(area):
        mode = os.lstat(area.root / name).st_mode & 0o777
        area.require(mode in (0o600, 0o700), f"{name} has mode {mode:o}")


def _changed(area):
    """Files of the copy that are not as in the template, by relative path."""
    contents = area.world.contents
    for folder, _, names in os.walk(area.root):
        for name in names:
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, area.root)
            if os.path.islink(path) or not os.path.isfile(path):
                yield relative
                continue
            before = contents.get(relative)
            if before is None or os.path.getsize(path) != len(before) or open(path, "rb").read() != before:
                yield relative


def _contents(area, verb, home):
    """No number, passphrase or plaintext of the case in anything that the verb wrote, but for what it releases."""
    for name in _changed(area):
        with open(area.root / name, "rb") as file:
            data = file.read()
        area.count("files searched")
        found = area.world.canaries.secrets(data)
        area.require(not found, f"{name} holds {found}")
        if verb.opens and name.startswith(verb.makes + "/"):
            continue
        texts = area.world.canaries.plaintext(data)
        if not texts:
            continue
        if verb.opens and name.startswith(STRAY) and _is_releasing(area, home, name):
            area.count("staging folders with plaintext")
            continue
        area.violation(f"{name} holds plaintext of the case: {texts}")


def _is_releasing(area, home, name):
    """Whether plaintext under a hidden name is of an opening that held and stands in the register, for the owner alone.

    A folder of several files cannot be given its name with them in one call: they are linked into a hidden folder,
    which is renamed. A kill between the two leaves it to the next run (docs/reliability.md says so; it is counted)."""
    folder = area.root / name.split("/")[0]
    (states,) = worlds.rows(home, "SELECT count(*) FROM received_bundle WHERE status = 'releasing'")
    return states[0][0] == 1 and os.lstat(folder).st_mode & 0o777 == 0o700


def again(area, verb, expected, *, runs, acknowledged):
    """Runs the verb once more without a fault: it works, or says that everything was done; then all is checked."""
    outcome = area.play([*verb.words(area.world), "--json"])
    worked = outcome.code == 0
    if not worked:
        said = [each.get("code") for each in areas.errors(outcome)]
        known = verb.done_already and (outcome.code, [verb.done_already[1]]) == (verb.done_already[0], said)
        area.require(known, f"the next run fails: exit {outcome.code}, {said}")
    check(area, verb, expected, runs=runs + 1, acknowledged=acknowledged + worked, strays=False)
    if verb.makes:
        area.require(area.exists(verb.makes), "the next run says it was done, and nothing is there")
    _trust_list(area, verb, acknowledged=True)
