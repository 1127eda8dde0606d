/// `brygga help files`: the layout of a home (docs/architecture.md).
enum FilesHelp {
    static let lines = [
        "The home is the folder given by --home, else by $BRYGGA_HOME, else ~/.brygga.",
        "Folders are 0700 and files 0600; a home that others can look into is refused.",
        "",
        "  agency.yaml                who this agency is",
        "  keys/                      private keys (encrypted), certificates, pseudonym keys,",
        "                             officers' keys",
        "  collaborations/            what was pinned of each collaboration joined: policy,",
        "                             signatures, trust list, coordinator's certificate",
        "  store.sqlite               consents; what was sent, refused and opened",
        "  outbox/                    bundles that were released",
        "  reports/                   officers' reports of extracts; they stay here",
        "  spool/                     tables on their way to standard output",
        "  inbox/ rejected/           empty",
        "  reserve                    1 MiB that is given up when the disk is full, so that a",
        "                             withdrawal can still be recorded",
        "  lock                       held by the kernel while a command changes something",
        "",
        "A backup is a copy of the whole folder, made while no command runs; where it is",
        "restored, brygga doctor --adopt takes it over. Without the passphrase the private",
        "keys in it are worthless; store.sqlite holds no personal number, but consents by",
        "pseudonym.",
    ]
}
