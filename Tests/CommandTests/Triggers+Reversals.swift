extension Trigger {
    /// Pseudonyms of the table, one of them alone, and a request for it that two officers approved.
    private static let approved = #"""
        extract
        for o in a-1 a-2; do brygga key new --home stad --officer $o --role coach --officer-passphrase-file op $SECRET; done
        brygga $ASK one.txt --quota 2 --born 1999-05-17..1999-05-17 --request req.json
        for o in a-1 a-2; do brygga approve req.json --home stad --officer $o --officer-passphrase-file op --yes \#
            --out $o.json; done
        """#

    /// What triggers the codes of resolving, re-identifying and examining pseudonyms.
    static let reversals: [Trigger] = [
        Trigger(
            "pseudonym.number-in-id",
            setUp: #"extract; sed 's/^\([0-9]*\),/\1,\1,/; 1s/.*/personnummer,id,a,b,c/' deltagare.csv > twice.csv"#,
            #"""
            brygga pseudonyms resolve one.txt --clients twice.csv --clients-column personnummer --id-column id \#
            --country SE --domain statistics-2026 --home stad $SECRET
            """#),
        Trigger(
            "pseudonym.other-domain",
            setUp: #"""
                openssl rand -hex 32 > k; chmod 600 k; brygga pseudonymise deltagare.csv --key k --domain study \#
                --tag study --column personnummer --country SE | sed -n 2p | cut -d, -f1 > one.txt
                """#,
            #"brygga $ASK one.txt --quota 2 --request r.json"#),
        Trigger(
            "pseudonym.version-not-at-hand",
            setUp: #"""
                openssl rand -hex 32 > k; chmod 600 k; brygga pseudonymise deltagare.csv --key k --key-version 30 \#
                --domain study --tag hbgstat --column personnummer --country SE | sed -n 2p | cut -d, -f1 > one.txt
                """#,
            #"brygga $ASK one.txt --quota 2 --request r.json"#),
        Trigger(
            "pseudonym.empty-list",
            setUp: #": > none.txt"#,
            #"brygga $ASK none.txt --quota 2 --request r.json"#),
        Trigger(
            "pseudonym.too-many",
            setUp: #"seq 1001 > salts; echo 900150983cd24fb0d6963f7d28e17f72 > cells"#,
            #"brygga pseudonyms exposure cells --country SE --salt salts"#),
        Trigger(
            "pseudonym.exposed",
            #"brygga pseudonyms exposure deltagare.csv --column personnummer --country SE"#),
        Trigger(
            "reidentification.unapproved",
            setUp: #"extract"#,
            #"brygga $GIVEN one.txt --reveal"#),
        Trigger(
            "reidentification.same-officer",
            setUp: approved,
            #"brygga $GIVEN one.txt --approval a-1.json --approval a-1.json --out r.csv"#),
        Trigger(
            "reidentification.used",
            setUp: approved + "\n" + #"brygga $GIVEN one.txt --approval a-1.json --approval a-2.json --out r.csv"#,
            #"brygga $GIVEN one.txt --approval a-1.json --approval a-2.json --out again.csv"#),
        Trigger(
            "reidentification.over-quota",
            setUp: #"extract"#,
            #"brygga $ASK extract.csv --column personnummer --quota 1 --request r.json"#),
        Trigger(
            "reidentification.limit",
            setUp: approved + "\n" + #"echo 'reidentification_limit: 0' >> stad/agency.yaml"#,
            #"brygga $GIVEN one.txt --approval a-1.json --approval a-2.json --out r.csv"#),
    ]
}
