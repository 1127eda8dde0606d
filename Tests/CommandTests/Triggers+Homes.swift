extension Trigger {
    /// What triggers the codes of the command, homes, stores and terminals.
    static let homes: [Trigger] = [
        Trigger(
            "usage",
            #"brygga key list --nonsense"#),
        Trigger(
            "output.failed",
            #"brygga key list --home stad >/dev/full"#),
        Trigger(
            "output.closed",
            #"brygga key list --home stad >&-"#),
        Trigger(
            "explain.unknown-code",
            #"brygga explain no.such-code"#),
        Trigger(
            "home.same-agency",
            #"brygga init --agency stad --name x --home new"#),
        Trigger(
            "home.missing",
            #"brygga key list --home nowhere"#),
        Trigger(
            "home.exists",
            #"brygga init --agency x --name x --home stad"#),
        Trigger(
            "home.too-open",
            setUp: #"chmod 755 stad"#,
            #"brygga key list --home stad"#),
        Trigger(
            "home.malformed",
            setUp: #"echo 'agency: stad' > stad/agency.yaml"#,
            #"brygga key list --home stad"#),
        Trigger(
            "home.newer",
            setUp: #"printf 'layout: 99\nagency: stad\nname: x\n' > stad/agency.yaml"#,
            #"brygga key list --home stad"#),
        Trigger(
            "home.unusable-name",
            #"brygga init --agency x --name '' --home new"#),
        Trigger(
            "store.newer",
            setUp: #"sqlite3 stad/store.sqlite "INSERT INTO grdb_migrations VALUES ('99')""#,
            #"brygga consent list --home stad"#),
        Trigger(
            "store.missing",
            setUp: #"rm stad/store.sqlite*"#,
            #"brygga consent list --home stad"#),
        Trigger(
            "store.damaged",
            setUp: #"""
                rm stad/store.sqlite*; echo 'this is no store at all but a text of some length' > \#
                stad/store.sqlite; chmod 600 stad/store.sqlite
                """#,
            #"brygga consent list --home stad"#),
        Trigger(
            "store.failed",
            #"""
            strace -f -qq -o /dev/null -e trace=pwrite64 -e inject=pwrite64:error=EIO:when=1+ brygga consent \#
            withdraw $RECORD --home stad --by coach $MORE
            """#),
        Trigger(
            "demo.surprise",
            setUp: #"mkdir fake; printf '#!/bin/sh\nexit 9\n' > fake/openssl; chmod 755 fake/openssl"#,
            #"PATH=$PWD/fake:$PATH; brygga demo"#, kind: .spoken),
        Trigger(
            "demo.cannot-start",
            #"PATH=${PATH%%:*}; brygga demo"#, kind: .spoken),
        Trigger(
            "doctor.failed",
            setUp: #"chmod 644 stad/agency.yaml; chmod 755 stad"#,
            #"brygga doctor --home stad"#),
        Trigger(
            "prompt.no-terminal",
            #"brygga key new --home stad"#),
        Trigger(
            "demo.folder",
            #"brygga demo --keep stad"#, kind: .spoken),
        Trigger(
            "home.not-writable",
            setUp: #"chown -R 65534:65534 .; chmod 500 stad"#,
            #"setpriv --reuid=65534 --clear-groups brygga $EXPORT --trim $MORE"#),
        Trigger(
            "prompt.differs",
            #"""
            python3 $TERMINAL '[["New passphrase: ","a\n"],["Once more: ","b\n"]]' brygga key new --home stad \#
            $MORE
            """#),
        Trigger(
            "prompt.ended",
            #"python3 $TERMINAL '[["New passphrase: ","\u0004"]]' brygga key new --home stad $MORE"#),
        Trigger(
            "prompt.interrupted",
            #"python3 $TERMINAL '[["New passphrase: ","SIGINT"]]' brygga key new --home stad $MORE"#),
        Trigger(
            "unexpected",
            #"brygga ---completion verify $MORE"#),
    ]
}
