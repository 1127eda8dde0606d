extension Trigger {
    /// What triggers the codes of warnings.
    static let warnings: [Trigger] = [
        Trigger(
            "warning.holder-not-checked",
            setUp: #"openssl rand -hex 32 > k; chmod 600 k"#,
            #"""
            brygga pseudonymise deltagare.csv --key k --policy shared/policy.yaml --domain statistics-2026 \#
            --column personnummer --country SE
            """#),
        Trigger(
            "warning.unshared-key",
            setUp: #"rm stad/keys/pseudonym-exchange,stad,af-v0.p7m"#,
            #"""
            rm -f stad/keys/pseudonym-exchange,stad,af-v0.p7m
            sqlite3 stad/store.sqlite "DELETE FROM pseudonym_key WHERE domain = 'exchange/stad/af'"
            brygga key new --pseudonym exchange/stad/af --home stad
            """#),
        Trigger(
            "warning.unverified-grounds",
            #"brygga policy check shared/policy.yaml"#),
        Trigger(
            "warning.opaque-attachments",
            setUp: #"printf '%%PDF-1.4\n\000' > deltagare-1/meritforteckning.txt"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "warning.new-recipient",
            setUp: #"sqlite3 stad/store.sqlite 'DELETE FROM sent_bundle'"#,
            #"brygga $EXPORT --trim --dry-run"#),
        Trigger(
            "warning.roles-not-checked",
            setUp: #"""
                brygga init --agency new --name New --home new; brygga key new --home new $SECRET; echo of \#
                officers > op; chmod 600 op
                """#,
            #"""
            brygga key new --officer o-1 --role anything --home new --officer-passphrase-file op --dry-run \#
            $SECRET
            """#),
        Trigger(
            "warning.register-not-searched",
            setUp: #"brygga open $AF --home af --out case $SECRET"#,
            #"brygga register subject --home af --case deltagare-1/case.json $SECRET"#),
        Trigger(
            "warning.register-person-not-recorded",
            setUp: #"""
                brygga open $AF --home af --out case $SECRET; sqlite3 af/store.sqlite 'UPDATE received_bundle SET \#
                identity=NULL, principal=NULL'
                """#,
            #"brygga register subject --home af --case deltagare-1/case.json $SECRET"#),
        Trigger(
            "warning.collaboration-not-usable",
            #"""
            brygga register subject --home stad --case deltagare-1/case.json --at "$(date -ud '+95 days' \#
            +%F)" $SECRET
            """#),
        Trigger(
            "warning.no-register",
            #"""
            brygga open $AF --out case --certificate issued/af-decryption.pem --key "$(ls \#
            af/keys/decryption-*.key.pem)" --trust shared --policy shared/policy.yaml --dry-run $SECRET
            """#),
        Trigger(
            "warning.new-category",
            setUp: #"""
                sqlite3 stad/store.sqlite "UPDATE sent_bundle SET categories = '[\"identity\"]', created = \#
                '2026-01-02T09:00:00Z'"
                """#,
            #"brygga $EXPORT --trim --dry-run"#),
        Trigger(
            "warning.unusual-volume",
            setUp: #"""
                cases 13; cp cases.ndjson all; head -1 all > cases.ndjson; brygga $BATCH --yes; cp all cases.ndjson; \#
                sqlite3 af/store.sqlite "UPDATE sent_bundle SET created = '2026-01-02T09:00:00Z' WHERE recipient = 'fk'"
                """#,
            #"brygga $BATCH --dry-run"#),
        Trigger(
            "warning.narrow-terminal",
            #"COLUMNS=20 python3 $TERMINAL '[]' brygga doctor --home stad $MORE"#, kind: .spoken),
        Trigger(
            "warning.terminal-not-utf8",
            #"LC_ALL=C python3 $TERMINAL '[]' brygga verify missing --home stad $MORE"#, kind: .unmarked),
        Trigger(
            "warning.home-copied",
            #"brygga doctor --home stad"#, kind: .finding),
    ]
}
