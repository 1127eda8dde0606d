"""The cases of T13: a name, what is done before (shell, in the copy), the words, the exit code and the code word.

The codes are those of docs/failures.md.
"""

import dataclasses

import verbs
import world as worlds
from world import SECRET

EXPORT = worlds.export_words("af")
PSEUDONYMISE = [*verbs.PSEUDONYMISE, "--out", "extract.csv", *SECRET]
KEYED = ["pseudonymise", "deltagare.csv", "--domain", "study", "--tag", "study", "--key", "master.key"]
KEYED += ["--column", "personnummer", "--country", "SE", "--out", "extract.csv"]
# Stands for the path of a bundle that was sent to fk.
BUNDLE = "the bundle of fk"
MASTER = "(umask 077; openssl rand -hex 32 >master.key)"
JOIN = ["collaboration", "join", "shared", "--home", "stad"]


@dataclasses.dataclass(frozen=True)
class Case:
    """One case and what must come of it."""

    name: str
    before: str
    words: list
    exit: int
    code: str | None
    # Names that the verb makes, where it works.
    makes: tuple = ()
    # Whether it is run as another user, who owns the copy.
    nobody: bool = False
    # Whether only the long form has it.
    long: bool = False
    # Seconds.
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
    for name, make in (
        ("folder", "mkdir {0}"),
        ("fifo", "mkfifo {0}"),
        ("zero", "ln -s /dev/zero {0}"),
        ("null", "ln -s /dev/null {0}"),
        ("socket", "python3 -c 'import socket; " "socket.socket(socket.AF_UNIX).bind(\"{0}\")'"),
    ):
        for place, words in (
            ("hostile.asice", _open()),
            ("table.csv", _table()),
            ("policy.yaml", _policy()),
            ("pass", [*EXPORT[:-1], "pass"]),
            ("case.json", _case()),
        ):
            case(f"{place.split('.')[0]}-is-{name}", make.format(place), words, *_not_regular(place, name))
    for place, words in (("hostile.asice", _open()), ("table.csv", _table()), ("case.json", _case())):
        case(f"{place.split('.')[0]}-is-missing", "", words, 1, "file.missing")
        case(f"{place.split('.')[0]}-is-dangling", f"ln -s nowhere {place}", words, 1, "file.missing")
        case(f"{place.split('.')[0]}-is-loop", f"ln -s {place} {place}", words, 65, "file.not-regular")
    case("bundle-is-a-link", "ln -s sent/stad-fk-*.asice hostile.asice", _open(), 0, None, makes=("case",))
    # An attachment is reached by no soft link; a hard link is the file itself.
    case("passphrase-is-a-link", "ln -s passphrase pass", [*EXPORT[:-1], "pass"], 0, None)
    case(
        "attachment-is-a-link",
        "cd deltagare-1; rm merit*; ln -s ../passphrase meritforteckning.txt",
        EXPORT,
        65,
        "export.attachment",
    )
    case(
        "attachment-is-hard-linked",
        "cd deltagare-1; rm merit*; ln ../underskrift.txt meritforteckning.txt",
        EXPORT,
        0,
        None,
    )
    case(
        "attachment-is-a-fifo",
        "cd deltagare-1; rm merit*; mkfifo meritforteckning.txt",
        EXPORT,
        65,
        "export.attachment",
    )
    case(
        "attachment-above",
        "sed -i 's|\"meritforteckning.txt\"|\"../passphrase\"|' deltagare-1/case.json",
        EXPORT,
        65,
        "case.malformed",
    )
    case(
        "attachment-absolute",
        "sed -i 's|\"meritforteckning.txt\"|\"/etc/passwd\"|' deltagare-1/case.json",
        EXPORT,
        65,
        "case.malformed",
    )
    # Outputs that exist, or lead elsewhere.
    case("out-is-a-link-to-a-folder", "mkdir other; ln -s other case", _open(BUNDLE), 1, "file.exists")
    case("out-is-a-dangling-link", "ln -s nowhere case", _open(BUNDLE), 1, "file.exists")
    case("out-is-a-file", "echo kept >case", _open(BUNDLE), 1, "file.exists")
    case("out-is-an-empty-folder", "mkdir case", _open(BUNDLE), 1, "file.exists")
    case("out-without-a-parent", "", _open(BUNDLE, "none/case"), 1, "file.missing")
    case("table-out-is-a-link", "echo kept >kept; ln -s kept extract.csv", PSEUDONYMISE, 1, "file.exists")
    case("table-out-is-a-dangling-link", "ln -s kept extract.csv", PSEUDONYMISE, 1, "file.exists")
    case(
        "table-out-forced-over-a-link",
        "echo kept >kept; ln -s kept extract.csv",
        [*PSEUDONYMISE, "--force"],
        0,
        None,
        makes=("extract.csv",),
    )
    case("table-out-forced-over-a-folder", "mkdir extract.csv", [*PSEUDONYMISE, "--force"], 1, "file.failed")
    # What brygga itself put into a home is a home's.
    case(
        "doctor-after-an-extract",
        '"$BRYGGA" extract make uppfoljning.csv --recipe recept.json --to samordning '
        '--role system --home stad --passphrase-file passphrase',
        ["doctor", "--home", "stad"],
        0,
        None,
        fine="home-files",
    )
    # Bundles.
    for name, change in _zips():
        case(f"zip-{name}", _zip(change), _open(), 3, "E_ZIP")
    case("zip-empty-file", ": >hostile.asice", _open(), 3, "E_ZIP")
    case("zip-of-zeros", "truncate -s 1M hostile.asice", _open(), 3, "E_ZIP")
    case("zip-5-gib", "truncate -s 5G hostile.asice", _open(), 3, "E_LIMIT")
    case(
        "zip-100000-entries",
        _zip("z += [(f'payload-{i:06d}.p7m', b'') for i in range(100000)]"),
        _open(),
        3,
        "E_ZIP",
        limit=120,
    )
    # Tables.
    case(
        "cell-1-gib",
        "(head -1 deltagare.csv; head -c 1G /dev/zero | tr '\\0' x) >table.csv",
        _table(),
        65,
        "pseudonym.cell-too-long",
        limit=240,
    )
    case(
        "header-1-gib",
        "head -c 1G /dev/zero | tr '\\0' x >table.csv",
        _table(),
        65,
        "pseudonym.header-too-long",
        limit=240,
    )
    case(
        "quoted-cell-1-gib",
        "(head -1 deltagare.csv; printf '\"'; head -c 1G /dev/zero | tr '\\0' x) >table.csv",
        _table(),
        65,
        "pseudonym.cell-too-long",
        limit=240,
        long=True,
    )
    case(
        "cell-of-zeros-1-gib",
        "(head -1 deltagare.csv; head -c 1G /dev/zero) >table.csv",
        _table(),
        65,
        "pseudonym.nul-byte",
        limit=240,
    )
    case(
        "header-of-a-million",
        "python3 -c 'print(\",\".join(f\"c{i}\" for i in range(10**6)))' >table.csv",
        _table(),
        65,
        "pseudonym.header-too-long",
    )
    case(
        "columns-5000",
        "python3 -c 'print(\",\".join(f\"c{i}\" for i in range(5000)))' >table.csv",
        _table(),
        65,
        "pseudonym.too-many-columns",
    )
    case("table-empty", ": >table.csv", _table(), 65, "pseudonym.empty-input")
    case("table-nul", "(head -1 deltagare.csv; printf 'a\\0b,,,\\n') >table.csv", _table(), 65, "pseudonym.nul-byte")
    case(
        "table-not-utf8", "(head -1 deltagare.csv; printf '\\377,,,\\n') >table.csv", _table(), 65, "pseudonym.not-utf8"
    )
    # Policies.
    case("policy-bomb-of-aliases", _bomb(), _policy(), 65, "policy.malformed", detail="policy.yaml_feature")
    case(
        "policy-deep",
        "python3 -c 'print(\"[\" * 100000)' >policy.yaml",
        _policy(),
        65,
        "policy.malformed",
        detail="policy.too_deep",
    )
    case("policy-1-gib", "truncate -s 1G policy.yaml", _policy(), 65, "file.too-large")
    case(
        "policy-tag",
        "printf 'policy: !!python/object:os.system 1\\n' >policy.yaml",
        _policy(),
        65,
        "policy.malformed",
        detail="policy.yaml_feature",
    )
    case(
        "policy-duplicate-key",
        "(cat shared/policy.yaml; echo 'policy: 1') >policy.yaml",
        _policy(),
        65,
        "policy.malformed",
        detail="policy.duplicate_key",
    )
    case(
        "policy-nul",
        "printf 'policy: 1\\0\\n' >policy.yaml",
        _policy(),
        65,
        "policy.malformed",
        detail="policy.character",
    )
    case(
        "policy-latin1",
        "printf 'policy: \\351\\n' >policy.yaml",
        _policy(),
        65,
        "policy.malformed",
        detail="policy.encoding",
    )
    # JSON.
    case("case-deep", "python3 -c 'print(\"[\" * 100000)' >case.json", _case(), 65, "case.malformed")
    case("case-duplicate-key", "printf '{\"person\":1,\"person\":2}' >case.json", _case(), 65, "case.malformed")
    case("case-1-gib", "truncate -s 1G case.json", _case(), 65, "file.too-large")
    # As another user.
    case("nobody-home-read-only", "chmod 500 stad", EXPORT, 1, "home.not-writable", nobody=True)
    case("nobody-outbox-read-only", "chmod 500 stad/outbox", EXPORT, 1, "home.not-writable", nobody=True)
    case("nobody-key-unreadable", "chmod 000 stad/keys/signing-*.key.pem", EXPORT, 1, "file.not-permitted", nobody=True)
    case("nobody-passphrase-unreadable", "chmod 000 passphrase", EXPORT, 1, "file.not-permitted", nobody=True)
    case(
        "nobody-out-in-a-closed-folder",
        "mkdir shut; chmod 500 shut",
        _open(BUNDLE, "shut/case"),
        1,
        "file.not-permitted",
        nobody=True,
    )
    case(
        "nobody-bundle-unreadable",
        "cp sent/stad-fk-*.asice hostile.asice; chmod 000 hostile.asice",
        _open(),
        1,
        "file.not-permitted",
        nobody=True,
    )
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
        ("name-above", "z.append(('../above.txt', b'x'))"),
        ("name-absolute", "z.append(('/tmp/absolute.txt', b'x'))"),
        ("name-deep-above", "z.append(('META-INF/../../above.txt', b'x'))"),
        ("name-case-colliding", "z.append(('MANIFEST.JSON', b'x'))"),
        ("name-twice", "z.append(z[2])"),
        ("name-backslash", "z.append(('..\\\\\\\\above.txt', b'x'))"),
        ("entry-missing", "z.pop(2)"),
        ("entries-swapped", "z[1], z[2] = z[2], z[1]"),
        ("payload-renamed", "z[2] = ('payload-00002.p7m', z[2][1])"),
        ("empty-archive", "z.clear()"),
    ]
