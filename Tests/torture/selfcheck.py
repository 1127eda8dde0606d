"""Plants violations and sees that each is reported: a check that cannot fail is none.

A script stands in for brygga. It calls the real one and then does what must never happen, and the tests of this harness
try it as they try the real one.
"""

import copy
import multiprocessing
import sys

import area as areas
import bitflips
import disks
import faults
import kills
import memory
import paths
import shortwrites

# Name of the violation, the test that must report it (run, verb, at), what the script does, and what the report says.
NEVER = "linkat:9999"
PLANTED = [
    (
        "a partial folder",
        faults.run_t1,
        "open",
        NEVER,
        'open) "$REAL" "$@"; rm case/cv.json; exit 0;;',
        "case is partial",
    ),
    (
        "a changed result",
        faults.run_t1,
        "pseudonymise",
        NEVER,
        'pseudonymise) "$REAL" "$@"; echo x >>extract.csv; exit 0;;',
        "extract.csv is partial",
    ),
    ("success without effect", faults.run_t1, "consent-record", NEVER, "consent) exit 0;;", "0 entries after 1 runs"),
    (
        "a trust list that is not there",
        faults.run_t1,
        "trust-renew",
        NEVER,
        'trust) if [ "$2" = sign ]; then exit 0; fi;;',
        "the trust list is [2]",
    ),
    (
        "half a trust list",
        faults.run_t1,
        "trust-sign",
        NEVER,
        'trust) "$REAL" "$@"; code=$?; [ "$2" = sign ] && rm first/trust.json.p7s; exit $code;;',
        "the trust list: exit",
    ),
    ("a result that is absent", faults.run_t1, "open", NEVER, "open) exit 0;;", "absent although"),
    (
        "an unregistered bundle",
        faults.run_t1,
        "export",
        NEVER,
        'export) "$REAL" "$@"; cp sent/stad-fk-*.asice stad/outbox/stad-fk-2026-01-01-aaaaaaaaaaaa.asice; exit 0;;',
        "is not registered",
    ),
    (
        "a bundle that does not verify",
        faults.run_t1,
        "export",
        NEVER,
        'export) "$REAL" "$@"; for f in stad/outbox/*; do printf x >>"$f"; done; exit 0;;',
        "does not verify",
    ),
    (
        "a damaged store",
        faults.run_t1,
        "consent-withdraw",
        NEVER,
        'consent) "$REAL" "$@"; rm -f stad/store.sqlite-*; '
        'dd if=/dev/urandom of=stad/store.sqlite bs=4096 seek=2 count=8 '
        'conv=notrunc 2>/dev/null; exit 0;;',
        "doctor: exit 1",
    ),
    (
        "plaintext in the spool",
        faults.run_t1,
        "export",
        NEVER,
        'export) "$REAL" "$@"; cp deltagare-1/meritforteckning.txt stad/spool/; exit 0;;',
        "holds plaintext",
    ),
    (
        "a file elsewhere",
        faults.run_t1,
        "join",
        NEVER,
        'collaboration) "$REAL" "$@"; touch left; exit 0;;',
        "a stray in the working folder",
    ),
    (
        "a hidden file after the next run",
        faults.run_t1,
        "open",
        NEVER,
        'open) "$REAL" "$@"; code=$?; touch .brygga-1-1; exit $code;;',
        "a stray in the working folder: .brygga-1-1",
    ),
    (
        "a file that others may read",
        faults.run_t1,
        "pseudonymise",
        NEVER,
        'pseudonymise) "$REAL" "$@"; chmod 644 extract.csv; exit 0;;',
        "has mode 644",
    ),
    (
        "a number on standard output",
        faults.run_t1,
        "join",
        NEVER,
        'collaboration) cut -d, -f1 deltagare.csv;;',
        "says on standard output",
    ),
    (
        "the passphrase on standard error",
        faults.run_t1,
        "export",
        NEVER,
        "export) base64 passphrase >&2;;",
        "says on standard error",
    ),
    ("a death by signal", faults.run_t1, "join", NEVER, "collaboration) kill -SEGV $$;;", "ends with -11"),
    (
        "a next run that fails",
        faults.run_t1,
        "open",
        NEVER,
        'open) if [ -e case ]; then exit 1; fi;;',
        "the next run fails",
    ),
    ("the wrong exit code on an error", faults.run_t5, "join", "openat:2:EIO", "collaboration) exit 65;;", "exit 65"),
    ("no message on an error", faults.run_t5, "join", "openat:2:EIO", "collaboration) exit 1;;", "not one error"),
    (
        "an error without a path",
        faults.run_t5,
        "join",
        "openat:2:EIO",
        'collaboration) echo \'{"type":"error","code":"file.failed","exit":1,"message":"failed"}\' >&2; exit 1;;',
        "names no path",
    ),
    ("a lost entry", kills.run, "consent-record", "kills:1", "consent) exit 0;;", "0 entries, of"),
    (
        "a partial folder after kills",
        kills.run,
        "open",
        "kills:1",
        'open) "$REAL" "$@"; rm -f "$6/cv.json"; exit 0;;',
        "is partial",
    ),
    (
        "a short write",
        shortwrites.run,
        "pseudonymise",
        "halved",
        'pseudonymise) "$REAL" "$@"; truncate -s -1 extract.csv; exit 0;;',
        "extract.csv is partial",
    ),
    (
        "writes that are whole",
        shortwrites.run,
        "join",
        "halved",
        "collaboration) unset LD_PRELOAD TORTURE_HALVE;;",
        "were not halved",
    ),
    (
        "success on a full disk",
        disks.run,
        "pseudonymise",
        "room:0",
        "pseudonymise) : >extract.csv; exit 0;;",
        "extract.csv is partial",
    ),
    (
        "a part left on a full disk",
        disks.run,
        "pseudonymise",
        "room:0",
        'pseudonymise) "$REAL" "$@"; code=$?; : >extract.csv; exit $code;;',
        "although the verb failed",
    ),
    (
        "success on a full standard output",
        disks.run,
        "join",
        "full-output:0",
        "collaboration) exit 0;;",
        "exit 0 on a full standard output",
    ),
    ("a flipped bit that verifies", bitflips.run, "flip", "bit:40000", "verify) exit 0;;", "verify: exit 0"),
    ("a flipped bit that opens", bitflips.run, "flip", "bit:40000", 'open) mkdir case; exit 0;;', "open: exit 0"),
    (
        "a passphrase in memory",
        memory.run,
        "pseudonymise",
        "exit",
        f'pseudonymise) exec {sys.executable} -c \'import os; kept = open("passphrase").read() * 2; os._exit(0)\';;',
        "passphrase as raw in",
    ),
    (
        "a passphrase in the arguments",
        memory.run,
        "pseudonymise",
        "exit",
        'pseudonymise) read -r said <passphrase; exec sh -c "exit 0" "$said";;',
        "cmdline holds",
    ),
    (
        "the wrong code",
        paths.run,
        "case",
        "passphrase-0644",
        'export) set -- export --json; exec "$REAL" "$@";;',
        "exit 64",
    ),
    ("a file outside of --out", paths.run, "case", "zip-name-above", 'open) touch ../above.txt;;', "outside of --out"),
    (
        "an input that is changed",
        paths.run,
        "case",
        "out-is-a-file",
        'open) echo x >>case;;',
        "it wrote or changed case",
    ),
    (
        "too much memory",
        paths.run,
        "case",
        "table-empty",
        f'pseudonymise) {sys.executable} -c "b = bytearray(300 << 20)"; exec "$REAL" "$@";;',
        "peak of memory",
    ),
    (
        "files for everybody",
        paths.run,
        "umask",
        "000",
        '*) "$REAL" "$@"; code=$?; chmod -R a+r case 2>/dev/null; exit $code;;',
        "has mode 644",
    ),
]


def _try(context, number):
    """Tries the planted violation; what is wrong with the harness, or None."""
    name, test, verb, at, script, said = PLANTED[number]
    point = areas.Point("self-check", verb, at, 0)
    area = areas.Area(copy.copy(context.world), point, context.folder / f"self-check-{number}")
    command = context.folder / f"planted-{number}/brygga"
    command.parent.mkdir(mode=0o755)
    command.write_text(f'#!/bin/sh\nREAL="{context.world.brygga}"\ncase "$1" in {script} esac\nexec "$REAL" "$@"\n')
    command.chmod(0o755)
    area.world.brygga = str(command)
    try:
        test(context, area)
    except Exception as fault:
        return f"{name}: {type(fault).__name__}: {fault}"
    finally:
        area.clear()
    if not any(said in each for each in area.result.violations):
        return f"{name}: not reported; what was: {area.result.violations}"
    return None


_CONTEXT = None


def _in_worker(number):
    return _try(_CONTEXT, number)


def run(context, jobs):
    """Plants every violation; ends the harness where one is not reported. The names of those that were."""
    global _CONTEXT
    _CONTEXT = context
    for verb in {planted[2] for planted in PLANTED}:
        if verb in context.expected.made or verb in context.expected.base:
            context.trace(memory.verbs.BY_NAME[verb])
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        wrong = [each for each in pool.imap_unordered(_in_worker, range(len(PLANTED))) if each]
    if wrong:
        sys.exit(
            "torture: a planted violation was not reported, so this harness proves nothing\n  " + "\n  ".join(wrong)
        )
    return [planted[0] for planted in PLANTED]
