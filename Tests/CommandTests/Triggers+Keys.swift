extension Trigger {
    /// What triggers the codes of keys.
    static let keys: [Trigger] = [
        Trigger(
            "key.missing",
            setUp: #": its hint makes a key"#,
            #"brygga key certify certificates/af-signing.pem --home stad --out shared $SECRET"#),
        Trigger(
            "key.none-valid",
            #"brygga policy sign shared/policy.yaml --out sent --home stad --at 2046-01-01 $SECRET"#),
        Trigger(
            "key.missing-pseudonym-key",
            setUp: #"""
                rm stad/keys/pseudonym-exchange,stad,af-v0.p7m
                sqlite3 stad/store.sqlite "DELETE FROM pseudonym_key WHERE domain = 'exchange/stad/af'"
                """#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "key.exists",
            #"brygga key new --pseudonym statistics-2026 --home stad"#),
        Trigger(
            "key.malformed",
            #"brygga key fingerprint passphrase"#),
        Trigger(
            "key.wrong-passphrase",
            setUp: #"echo wrong > wrong; chmod 600 wrong"#,
            #"brygga open $AF --home af --out case --passphrase-file wrong"#),
        Trigger(
            "key.unusable-passphrase",
            setUp: #": > empty; chmod 600 empty"#,
            #"brygga open $AF --home af --out case --passphrase-file empty"#),
        Trigger(
            "key.foreign-certificate",
            #"brygga key import-certificate issued/af-signing.pem --home stad"#),
        Trigger(
            "key.malformed-pseudonym-key",
            setUp: #"echo x > k; chmod 600 k"#,
            #"""
            brygga pseudonymise deltagare.csv --key k --policy shared/policy.yaml --domain statistics-2026 \#
            --column personnummer --country SE
            """#),
        Trigger(
            "key.not-sealed-to-certificate",
            #"""
            brygga pseudonymise deltagare.csv --key stad/keys/pseudonym-statistics-2026-v0.p7m --certificate \#
            "$(ls af/keys/decryption-*.cert.pem)" --private-key "$(ls af/keys/decryption-*.key.pem)" --policy \#
            shared/policy.yaml --domain statistics-2026 --column personnummer --country SE $SECRET
            """#),
        Trigger(
            "key.not-of-domain",
            #"""
            brygga pseudonymise deltagare.csv --key stad/keys/pseudonym-statistics-2026-v0.p7m --key-version \#
            3 --certificate "$(ls stad/keys/decryption-*.cert.pem)" --private-key "$(ls \#
            stad/keys/decryption-*.key.pem)" --policy shared/policy.yaml --domain statistics-2026 --column \#
            personnummer --country SE $SECRET
            """#),
        Trigger(
            "key.not-the-private-key",
            #"""
            brygga pseudonymise deltagare.csv --key stad/keys/pseudonym-statistics-2026-v0.p7m --certificate \#
            "$(ls stad/keys/decryption-*.cert.pem)" --private-key "$(ls stad/keys/signing-*.key.pem)" \#
            --policy shared/policy.yaml --domain statistics-2026 --column personnummer --country SE $SECRET
            """#),
        Trigger(
            "key.example",
            setUp: #"""
                brygga init --agency stad --name x --home example --another; cp $KEYS/exempelstad/* example/keys; \#
                chmod 600 example/keys/*; cp $KEYS/passphrase published; chmod 600 published
                """#,
            #"brygga policy sign shared/policy.yaml --home example --out sent --passphrase-file published"#),
    ]
}
