extension Trigger {
    /// What triggers the codes of versions of pseudonym keys.
    static let keyVersions: [Trigger] = [
        Trigger(
            "key.no-version",
            #"brygga key retire statistics-2026 --key-version 5 --home stad"#),
        Trigger(
            "key.retired",
            setUp: #"brygga key retire statistics-2026 --key-version 0 --home stad"#,
            #"brygga key retire statistics-2026 --key-version 0 --home stad"#),
        Trigger(
            "key.window-ended",
            setUp: #"brygga key rotate statistics-2026 --window P3D --home stad"#,
            #"""
            brygga pseudonyms rekey deltagare.csv --column personnummer --domain statistics-2026 --key-version 0 \#
            --out out.csv --home stad --at 2040-01-01 $SECRET
            """#),
        Trigger(
            "key.destroyed",
            setUp: #"brygga key retire statistics-2026 --key-version 0 --destroy --home stad"#,
            #"brygga key fingerprint --pseudonym statistics-2026 --home stad $SECRET"#),
        Trigger(
            "key.lost",
            setUp: #"rm stad/keys/pseudonym-exchange,stad,af-v0.p7m"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "key.versions-exhausted",
            setUp: #"""
                sqlite3 stad/store.sqlite "INSERT INTO pseudonym_key (domain, version) VALUES ('statistics-2026', 31)"
                """#,
            #"brygga key rotate statistics-2026 --home stad"#),
        Trigger(
            "key.own-domain",
            #"brygga key rotate internal/stad --home stad"#),
        Trigger(
            "key.other-not-holder",
            #"brygga key share statistics-2026 --to fk --out key.asice --home stad $SECRET"#),
        Trigger(
            "key.other-receives",
            #"brygga key share statistics-2026 --to samordning --out key.asice --home stad $SECRET"#),
        Trigger(
            "key.policy-not-in-force",
            setUp: #"rm stad/collaborations/*/policy.vc.p7s"#,
            #"brygga key share statistics-2026 --to af --out key.asice --home stad $SECRET"#),
        Trigger(
            "key.not-a-key",
            #"brygga key import $AF --home af $SECRET"#),
        Trigger(
            "key.other-trust-list",
            setUp: #"""
                mkdir newer; brygga trust sign issued/* --collaboration se.helsingborg.rekrytera --serial 2 --home \#
                samordning --out newer $SECRET
                brygga trust update newer --home stad
                brygga key share statistics-2026 --to af --out key.asice --home stad $SECRET
                """#,
            #"brygga key import key.asice --home af $SECRET"#),
        Trigger(
            "key.imported-before",
            setUp: #"""
                brygga key share statistics-2026 --to af --out key.asice --home stad $SECRET
                brygga key import key.asice --home af $SECRET
                """#,
            #"brygga key import key.asice --home af $SECRET"#),
        Trigger(
            "key.other-key",
            setUp: #"""
                brygga key new --pseudonym statistics-2026 --home af
                brygga key share statistics-2026 --to af --out key.asice --home stad $SECRET
                """#,
            #"brygga key import key.asice --home af $SECRET"#),
    ]

    /// Makes a table of pseudonyms, and a map of one person who is not in it.
    private static let mapped = #"""
        brygga pseudonymise deltagare.csv --home stad --domain exchange/stad/af --column personnummer --country SE \#
        --out table.csv $SECRET
        echo 199905172384 > list.txt; mkdir maps
        brygga key rotate exchange/stad/af --map list.txt --country SE --out maps --home stad $SECRET
        brygga pseudonyms open-map maps/* --out map.csv --home af $SECRET
        """#

    /// What triggers the codes of maps and of columns of pseudonyms.
    static let maps: [Trigger] = [
        Trigger(
            "map.no-recipient",
            setUp: #"brygga key new --pseudonym own-study --home stad; echo 199905172384 > list.txt"#,
            #"brygga key rotate own-study --map list.txt --country SE --home stad $SECRET"#),
        Trigger(
            "map.no-people",
            setUp: #": > list.txt"#,
            #"brygga key rotate exchange/stad/af --map list.txt --country SE --home stad $SECRET"#),
        Trigger(
            "map.versions",
            #"""
            brygga pseudonyms map deltagare.csv --domain statistics-2026 --from-version 1 --to-version 0 --country SE \#
            --column personnummer --home stad $SECRET
            """#),
        Trigger(
            "map.not-a-map",
            #"brygga pseudonyms open-map $AF --out map.csv --home af $SECRET"#),
        Trigger(
            "pseudonym.malformed-map",
            setUp: #"echo x > map.csv"#,
            #"brygga pseudonyms migrate deltagare.csv --map map.csv --column personnummer --out out.csv"#),
        Trigger(
            "pseudonym.not-a-pseudonym",
            #"""
            brygga pseudonyms rekey deltagare.csv --column personnummer --domain statistics-2026 --out out.csv --home \#
            stad $SECRET
            """#),
        Trigger(
            "pseudonym.not-in-map",
            setUp: mapped,
            #"brygga pseudonyms migrate table.csv --map map.csv --column personnummer --out out.csv"#),
        Trigger(
            "pseudonym.mixed",
            setUp: #"""
                brygga key new --pseudonym team --home stad
                for domain in statistics-2026 exchange/stad/af; do
                    rm -f part.csv; brygga pseudonymise deltagare.csv --home stad --domain $domain --column \#
                personnummer --country SE --out part.csv $SECRET
                    if [ -f table.csv ]; then tail -n +2 part.csv >> table.csv; else cp part.csv table.csv; fi
                done
                """#,
            #"""
            brygga pseudonyms rekey table.csv --column personnummer --domain team --tag team --out out.csv --home stad \#
            $SECRET
            """#),
        Trigger(
            "pseudonym.keyed-before",
            setUp: #"""
                brygga pseudonymise deltagare.csv --home stad --domain statistics-2026 --column personnummer --country \#
                SE --out table.csv $SECRET
                """#,
            #"""
            brygga pseudonyms rekey table.csv --column personnummer --domain statistics-2026 --out out.csv --home stad \#
            $SECRET
            """#),
    ]
}
