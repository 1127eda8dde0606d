"""T13: hostile files and paths, rights, umask, and limits of memory. Each case has its exact exit code and code word.

A case is: a name, what is done before (shell, in the copy), the words, the exit code, the code word; nothing may be written
outside what the verb makes, no signal may end it, and its peak of memory is watched.
"""

import dataclasses
import os
import re
import stat
import sys

import area as areas
import running
import verbs
import world as worlds
from world import SECRET

RESIDENT_LIMIT = 256 << 20
EXPORT = worlds.export_words("af")
PSEUDONYMISE = [*verbs.PSEUDONYMISE, "--out", "extract.csv", *SECRET]
KEYED = ["pseudonymise", "deltagare.csv", "--domain", "study", "--tag", "study", "--key", "master.key", "--column",
         "personnummer", "--country", "SE", "--out", "extract.csv"]
BUNDLE = "the bundle of fk"
MASTER = "(umask 077; openssl rand -hex 32 >master.key)"
RECORD = worlds.record_words("deltagare-2/case.json")
JOIN = ["collaboration", "join", "shared", "--home", "stad"]


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    before: str
    words: list
    exit: int
    code: str | None
    # Names that the verb makes, where it works.
    makes: tuple = ()
    # Whether it is run as another user, who owns the copy.
    nobody: bool = False
    long: bool = False
    limit: int = 60
    # The code of the first detail, where the error lists faults of a policy.
    detail: str | None = None
    # A check of `doctor` that must be ok.
    fine: str | None = None


def _open(bundle="hostile.asice", out="case", home="fk"):
    return ["open", bundle, "--home", home, "--out", out, *SECRET]


def _zip(script):
    """Python that writes hostile.asice from the bundle of fk; `z` is the list of (name, bytes)."""
    return f"""python3 - sent/stad-fk-*.asice <<'END'
import io, sys, zipfile
source = zipfile.ZipFile(sys.argv[1])
z = [(each.filename, source.read(each)) for each in source.infolist()]
{script}
with zipfile.ZipFile('hostile.asice', 'w', zipfile.ZIP_STORED) as made:
    for name, data in z:
        made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
END"""


def cases():
    """Every case of both forms."""
    found = []

    def case(name, before, words, exit, code, **more):
        found.append(Case(name, before, words, exit, code, **more))

    # Rights of keys, passphrases and homes.
    case("passphrase-0644", "chmod 644 passphrase", EXPORT, 1, "file.too-open")
    case("passphrase-0640", "chmod 640 passphrase", _open(BUNDLE), 1, "file.too-open")
    case("passphrase-0602", "chmod 602 passphrase", PSEUDONYMISE, 1, "file.too-open")
    case("signing-key-0644", "chmod 644 stad/keys/signing-*.key.pem", EXPORT, 1, "file.too-open")
    case("decryption-key-0640", "chmod 640 stad/keys/decryption-*.key.pem", PSEUDONYMISE, 1, "file.too-open")
    case("pseudonym-key-0644", "chmod 644 stad/keys/pseudonym-statistics*.p7m", PSEUDONYMISE, 1, "file.too-open")
    case("master-key-0644", f"{MASTER}; chmod 644 master.key", KEYED, 1, "file.too-open")
    for mode in ("775", "755", "750", "701", "707", "770"):
        case(f"home-{mode}", f"chmod {mode} stad", JOIN, 1, "home.too-open")
    case("home-0775-open", "chmod 775 fk", _open(BUNDLE), 1, "home.too-open")
    # Within a closed home nobody reaches an open file; `doctor` names it all the same.
    case("store-0644", "chmod 644 stad/store.sqlite", ["doctor", "--home", "stad"], 1, "doctor.failed")
    case("home-is-a-link", "mv stad other; ln -s other stad", EXPORT, 1, "home.missing")
    # Inputs that are no ordinary file.
    for name, make in (("folder", "mkdir {0}"), ("fifo", "mkfifo {0}"), ("zero", "ln -s /dev/zero {0}"),
                       ("null", "ln -s /dev/null {0}"), ("socket", "python3 -c 'import socket; "
                                                         "socket.socket(socket.AF_UNIX).bind(\"{0}\")'")):
        for place, words in (("hostile.asice", _open()), ("table.csv", _table()), ("policy.yaml", _policy()),
                             ("pass", [*EXPORT[:-1], "pass"]), ("case.json", _case())):
            case(f"{place.split('.')[0]}-is-{name}", make.format(place), words, *_not_regular(place, name))
    for place, words in (("hostile.asice", _open()), ("table.csv", _table()), ("case.json", _case())):
        case(f"{place.split('.')[0]}-is-missing", "", words, 1, "file.missing")
        case(f"{place.split('.')[0]}-is-dangling", f"ln -s nowhere {place}", words, 1, "file.missing")
        case(f"{place.split('.')[0]}-is-loop", f"ln -s {place} {place}", words, 65, "file.not-regular")
    case("bundle-is-a-link", "ln -s sent/stad-fk-*.asice hostile.asice", _open(), 0, None, makes=("case",))
    # An attachment is reached by no soft link; a hard link is the file itself.
    case("passphrase-is-a-link", "ln -s passphrase pass", [*EXPORT[:-1], "pass"], 0, None)
    case("attachment-is-a-link", "cd deltagare-1; rm merit*; ln -s ../passphrase meritforteckning.txt", EXPORT, 65,
         "export.attachment")
    case("attachment-is-hard-linked", "cd deltagare-1; rm merit*; ln ../underskrift.txt meritforteckning.txt", EXPORT, 0,
         None)
    case("attachment-is-a-fifo", "cd deltagare-1; rm merit*; mkfifo meritforteckning.txt", EXPORT, 65, "export.attachment")
    case("attachment-above", "sed -i 's|\"meritforteckning.txt\"|\"../passphrase\"|' deltagare-1/case.json", EXPORT, 65,
         "case.malformed")
    case("attachment-absolute", "sed -i 's|\"meritforteckning.txt\"|\"/etc/passwd\"|' deltagare-1/case.json", EXPORT, 65,
         "case.malformed")
    # Outputs that exist, or lead elsewhere.
    case("out-is-a-link-to-a-folder", "mkdir other; ln -s other case", _open(BUNDLE), 1, "file.exists")
    case("out-is-a-dangling-link", "ln -s nowhere case", _open(BUNDLE), 1, "file.exists")
    case("out-is-a-file", "echo kept >case", _open(BUNDLE), 1, "file.exists")
    case("out-is-an-empty-folder", "mkdir case", _open(BUNDLE), 1, "file.exists")
    case("out-without-a-parent", "", _open(BUNDLE, "none/case"), 1, "file.missing")
    case("table-out-is-a-link", "echo kept >kept; ln -s kept extract.csv", PSEUDONYMISE, 1, "file.exists")
    case("table-out-is-a-dangling-link", "ln -s kept extract.csv", PSEUDONYMISE, 1, "file.exists")
    case("table-out-forced-over-a-link", "echo kept >kept; ln -s kept extract.csv", [*PSEUDONYMISE, "--force"], 0, None,
         makes=("extract.csv",))
    case("table-out-forced-over-a-folder", "mkdir extract.csv", [*PSEUDONYMISE, "--force"], 1, "file.failed")
    # What brygga itself put into a home is a home's.
    case("doctor-after-an-extract", '"$BRYGGA" extract make uppfoljning.csv --recipe recept.json --to samordning '
         '--role system --home stad --passphrase-file passphrase', ["doctor", "--home", "stad"], 0, None, fine="home-files")
    # Bundles.
    for name, change in _zips():
        case(f"zip-{name}", _zip(change), _open(), 3, "E_ZIP")
    case("zip-empty-file", ": >hostile.asice", _open(), 3, "E_ZIP")
    case("zip-of-zeros", "truncate -s 1M hostile.asice", _open(), 3, "E_ZIP")
    case("zip-5-gib", "truncate -s 5G hostile.asice", _open(), 3, "E_LIMIT")
    case("zip-100000-entries", _zip("z += [(f'payload-{i:06d}.p7m', b'') for i in range(100000)]"), _open(), 3, "E_ZIP",
         limit=120)
    # Tables.
    case("cell-1-gib", "(head -1 deltagare.csv; head -c 1G /dev/zero | tr '\\0' x) >table.csv", _table(), 65,
         "pseudonym.cell-too-long", limit=240)
    case("header-1-gib", "head -c 1G /dev/zero | tr '\\0' x >table.csv", _table(), 65, "pseudonym.header-too-long", limit=240)
    case("quoted-cell-1-gib", "(head -1 deltagare.csv; printf '\"'; head -c 1G /dev/zero | tr '\\0' x) >table.csv", _table(),
         65, "pseudonym.cell-too-long", limit=240, long=True)
    case("cell-of-zeros-1-gib", "(head -1 deltagare.csv; head -c 1G /dev/zero) >table.csv", _table(), 65,
         "pseudonym.nul-byte", limit=240)
    case("header-of-a-million", "python3 -c 'print(\",\".join(f\"c{i}\" for i in range(10**6)))' >table.csv", _table(), 65,
         "pseudonym.header-too-long")
    case("columns-5000", "python3 -c 'print(\",\".join(f\"c{i}\" for i in range(5000)))' >table.csv", _table(), 65,
         "pseudonym.too-many-columns")
    case("table-empty", ": >table.csv", _table(), 65, "pseudonym.empty-input")
    case("table-nul", "(head -1 deltagare.csv; printf 'a\\0b,,,\\n') >table.csv", _table(), 65, "pseudonym.nul-byte")
    case("table-not-utf8", "(head -1 deltagare.csv; printf '\\377,,,\\n') >table.csv", _table(), 65, "pseudonym.not-utf8")
    # Policies.
    case("policy-bomb-of-aliases", _bomb(), _policy(), 65, "policy.malformed", detail="policy.yaml_feature")
    case("policy-deep", "python3 -c 'print(\"[\" * 100000)' >policy.yaml", _policy(), 65, "policy.malformed", detail="policy.too_deep")
    case("policy-1-gib", "truncate -s 1G policy.yaml", _policy(), 65, "file.too-large")
    case("policy-tag", "printf 'policy: !!python/object:os.system 1\\n' >policy.yaml", _policy(), 65, "policy.malformed", detail="policy.yaml_feature")
    case("policy-duplicate-key", "(cat shared/policy.yaml; echo 'policy: 1') >policy.yaml", _policy(), 65,
         "policy.malformed", detail="policy.duplicate_key")
    case("policy-nul", "printf 'policy: 1\\0\\n' >policy.yaml", _policy(), 65, "policy.malformed", detail="policy.character")
    case("policy-latin1", "printf 'policy: \\351\\n' >policy.yaml", _policy(), 65, "policy.malformed", detail="policy.encoding")
    # JSON.
    case("case-deep", "python3 -c 'print(\"[\" * 100000)' >case.json", _case(), 65, "case.malformed")
    case("case-duplicate-key", "printf '{\"person\":1,\"person\":2}' >case.json", _case(), 65, "case.malformed")
    case("case-1-gib", "truncate -s 1G case.json", _case(), 65, "file.too-large")
    # As another user.
    case("nobody-home-read-only", "chmod 500 stad", EXPORT, 1, "home.not-writable", nobody=True)
    case("nobody-outbox-read-only", "chmod 500 stad/outbox", EXPORT, 1, "home.not-writable", nobody=True)
    case("nobody-key-unreadable", "chmod 000 stad/keys/signing-*.key.pem", EXPORT, 1, "file.not-permitted", nobody=True)
    case("nobody-passphrase-unreadable", "chmod 000 passphrase", EXPORT, 1, "file.not-permitted", nobody=True)
    case("nobody-out-in-a-closed-folder", "mkdir shut; chmod 500 shut", _open(BUNDLE, "shut/case"), 1,
         "file.not-permitted", nobody=True)
    case("nobody-bundle-unreadable", "cp sent/stad-fk-*.asice hostile.asice; chmod 000 hostile.asice", _open(), 1,
         "file.not-permitted", nobody=True)
    case("nobody-works", "", EXPORT, 0, None, nobody=True)
    case("home-of-another", "chown -R 65534 stad", ["doctor", "--home", "stad"], 1, "doctor.failed")
    return found


def _table():
    return ["pseudonymise", "table.csv", *verbs.PSEUDONYMISE[2:], "--out", "extract.csv", *SECRET]


def _policy():
    return ["policy", "check", "policy.yaml"]


def _case():
    return worlds.export_words("af", case="case.json")


def _not_regular(place, kind):
    """A folder may be a folder of bundles, or a case with its attachments; then what is missing in it is named."""
    folders = {"hostile.asice": (65, "batch.empty"), "case.json": (1, "file.missing")}
    return folders.get(place, (65, "file.not-regular")) if kind == "folder" else (65, "file.not-regular")


def _bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{each}: &a{each} [{', '.join(f'*a{each - 1}' for _ in range(10))}]" for each in range(1, 12)]
    return "cat >policy.yaml <<'END'\npolicy: 1\n" + "\n".join(lines) + "\nEND"


def _zips():
    return [
        ("name-above", "z.append(('../above.txt', b'x'))"), ("name-absolute", "z.append(('/tmp/absolute.txt', b'x'))"),
        ("name-deep-above", "z.append(('META-INF/../../above.txt', b'x'))"),
        ("name-case-colliding", "z.append(('MANIFEST.JSON', b'x'))"), ("name-twice", "z.append(z[2])"),
        ("name-backslash", "z.append(('..\\\\\\\\above.txt', b'x'))"), ("entry-missing", "z.pop(2)"),
        ("entries-swapped", "z[1], z[2] = z[2], z[1]"), ("payload-renamed", "z[2] = ('payload-00002.p7m', z[2][1])"),
        ("empty-archive", "z.clear()"),
    ]


def points(context, whole):
    """Every case, and the umasks; the short form leaves out what takes long."""
    found = [("T13", "case", case.name) for case in cases() if whole or not case.long]
    return found + [("T13", "umask", mask) for mask in ("000", "022", "777")]


def run(context, area):
    if area.point.verb == "umask":
        _umask(context, area)
        return
    (case,) = [each for each in cases() if each.name == area.point.at]
    area.fresh()
    running.must(["sh", "-c", case.before], area.root, limit=case.limit, env={"BRYGGA": area.world.brygga})
    words = [area.world.bundles["fk"] if word == BUNDLE else word for word in case.words]
    through = []
    if case.nobody:
        running.must(["chown", "-R", "65534:65534", area.root], "/")
        for folder in (area.base, area.world.folder):
            folder.chmod(0o711)
        through = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
    before = _tree(area)
    peak = area.base / "peak"
    peak.touch()
    peak.chmod(0o666)
    outcome = area.play([*words, "--json"], through=[*through, sys.executable, "-c", MEASURE, peak], limit=case.limit)
    _judge(area, case, outcome)
    resident = int(peak.read_text() or 0) << 10
    area.require(resident <= RESIDENT_LIMIT, f"peak of memory {resident >> 20} MiB")
    if resident > 64 << 20:
        area.remark(f"T13 {case.name}: peak of memory {resident >> 20} MiB")
    _written(area, case, before)


# Runs a command and notes its peak of memory, in KiB; ends as it ended.
MEASURE = """
import os, resource, signal, sys
code = os.spawnv(os.P_WAIT, sys.argv[2], sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
"""


def _judge(area, case, outcome):
    codes = [each.get("code") for each in areas.errors(outcome)]
    wanted = [case.code] if case.code else []
    said = f"exit {outcome.code} {codes}, not {case.exit} {wanted}"
    if outcome.code == 1 and "unexpected" in codes:
        said += f": {outcome.err[:200]!r}"
    area.require((outcome.code, codes) == (case.exit, wanted), said)
    if case.detail:
        details = [each.get("code") for each in (areas.errors(outcome) or [{}])[0].get("details", [])]
        area.require(details[:1] == [case.detail], f"details {details[:3]}, not {case.detail}")
    if case.fine:
        lines = areas.messages(type("Output", (), {"err": outcome.out}))
        found = {each.get("check"): each.get("finding") for each in lines if each.get("outcome") == "ok"}
        area.require(case.fine in found, f"doctor does not find {case.fine} ok")
    if case.exit:
        area.require(not outcome.out or case.words[0] == "doctor", "something on standard output")
    area.count("as expected" if (outcome.code, codes) == (case.exit, wanted) else "otherwise")


def _tree(area):
    """Every path of the copy outside the homes' stores and of /tmp's absolute target, with type, mode and size."""
    found = {}
    for folder, folders, names in os.walk(area.root):
        for name in folders + names:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            size = status.st_size if stat.S_ISREG(status.st_mode) else 0
            found[os.path.relpath(path, area.root)] = (stat.S_IFMT(status.st_mode), stat.S_IMODE(status.st_mode), size)
    return found


def _written(area, case, before):
    """Nothing but the home's store and outbox, and what the verb makes, is another than before."""
    allowed = re.compile(r"(stad|af|fk|samordning)/(store\.sqlite(-wal|-shm)?|lock|reserve|outbox/[^/]+)$")
    for name, now in _tree(area).items():
        if before.get(name) == now or allowed.match(name) or name.split("/")[0] in case.makes:
            continue
        area.violation(f"it wrote or changed {name}")
    for name in set(before) - set(_tree(area)):
        if not allowed.match(name) and name.split("/")[0] not in case.makes:
            area.violation(f"it removed {name}")
    for path in ("/tmp/absolute.txt", area.base / "above.txt", area.root.parent / "above.txt"):
        area.require(not os.path.lexists(path), "a file outside of --out")


def _umask(context, area):
    """Whatever the mask: nobody but the owner may look into what the verbs make."""
    area.fresh()
    made = 0
    for verb in verbs.VERBS:
        through = ["sh", "-c", f"umask {area.point.at}; exec \"$@\"", "sh"]
        outcome = area.play(verb.words(area.world), through=through)
        area.require(outcome.code == 0, f"{verb.name}: exit {outcome.code}, {outcome.err[:200]!r}")
    for words in (["init", "--agency", "new", "--name", "New", "--home", "new"], ["key", "new", "--home", "new", *SECRET]):
        outcome = area.play(words, through=["sh", "-c", f"umask {area.point.at}; exec \"$@\"", "sh"])
        area.require(outcome.code == 0, f"{words[0]}: exit {outcome.code}")
    template = {str(path.relative_to(area.world.template)) for path in area.world.template.rglob("*")}
    for name, (kind, mode, _) in _tree(area).items():
        if name not in template:
            made += 1
            wanted = 0o700 if kind == stat.S_IFDIR else 0o600
            area.require(mode == wanted, f"{name} has mode {mode:o}")
    area.require(made > 20, f"only {made} files were made")
    area.count("files and folders made", made)
