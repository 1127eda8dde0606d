extension Trigger {
    /// What triggers the codes of tables.
    static let tables: [Trigger] = [
        Trigger(
            "pseudonym.unknown-domain",
            #"""
            brygga pseudonymise deltagare.csv --home stad --domain nothing --column personnummer --country SE \#
            $SECRET
            """#),
        Trigger(
            "pseudonym.not-holder",
            #"brygga key new --pseudonym statistics-2026 --home samordning"#),
        Trigger(
            "pseudonym.empty-input",
            setUp: #": > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.missing-column",
            setUp: #"printf 'person\n1\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.duplicated-column",
            setUp: #"printf 'pnr,pnr\n199905172384,x\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.number-in-header",
            setUp: #"printf '199905172384,Dalhem\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.invalid-number",
            setUp: #"printf 'pnr\n199012142396\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.number-in-other-column",
            setUp: #"printf 'pnr,n\n199905172384,8210312396\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.stray-quote",
            setUp: #"printf 'pnr,n\n199905172384,x"y"\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.unterminated-quote",
            setUp: #"printf 'pnr,n\n199905172384,"x\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.stray-carriage-return",
            setUp: #"printf 'pnr,n\n199905172384,x\ry\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.nul-byte",
            setUp: #"printf 'pnr,n\n199905172384,\000\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.not-utf8",
            setUp: #"printf 'pnr,n\n199905172384,\345\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.ragged-record",
            setUp: #"printf 'pnr,n\n199905172384\n' > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.cell-too-long",
            setUp: #"""
                { printf 'pnr,n\n199905172384,'; head -c 1100000 /dev/zero | tr '\000' a; echo; } > table.csv
                """#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.header-too-long",
            setUp: #"""
                { printf 'pnr'; for i in 1 2 3; do printf ,; head -c 400000 /dev/zero | tr '\000' $i; done; echo; \#
                } > table.csv
                """#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.too-many-columns",
            setUp: #"{ printf pnr; seq 5000 | sed 's/^/,c/' | tr -d '\n'; echo; } > table.csv"#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.record-too-long",
            setUp: #"""
                { printf 'pnr,n\n199905172384,'; for i in $(seq 60); do head -c 100000 /dev/zero | tr '\000' a; printf ,; done; \#
                } > table.csv
                """#,
            #"brygga $TABLE"#),
        Trigger(
            "pseudonym.not-an-object",
            setUp: #"printf '{"pnr": "199905172384"\n' > table.csv"#,
            #"brygga $TABLE --format ndjson"#),
        Trigger(
            "pseudonym.duplicated-member",
            setUp: #"printf '{"pnr": "199905172384", "pnr": "x"}\n' > table.csv"#,
            #"brygga $TABLE --format ndjson"#),
        Trigger(
            "pseudonym.refused-cell",
            setUp: #"printf '{"pnr": null}\n' > table.csv"#,
            #"brygga $TABLE --format ndjson"#),
        Trigger(
            "pseudonym.too-many-rejections",
            setUp: #"{ printf 'pnr,n\n'; yes "x,$(head -c 1000 /dev/zero | tr '\000' a)" | head -9000; } > table.csv"#,
            #"brygga $TABLE --on-invalid quarantine --reject-file rejects.p7m"#),
        Trigger(
            "pseudonym.no-reject-certificate",
            setUp: #"(umask 077; openssl rand -hex 32 > master.key); printf 'pnr\n199905172384\n' > table.csv"#,
            #"""
            brygga pseudonymise table.csv --key master.key --domain study --tag study --column pnr --country SE \#
            --on-invalid quarantine --reject-file rejects.p7m
            """#),
        Trigger(
            "pseudonym.history-format",
            setUp: #"umask 077; printf 'pnr\n199905172384\n' > table.csv; printf 'before,after\n' > history.csv"#,
            #"brygga $TABLE --identity-history history.csv"#),
        Trigger(
            "pseudonym.history-number",
            setUp: #"umask 077; printf 'pnr\n199905172384\n' > table.csv; printf 'old,new\nx,y\n' > history.csv"#,
            #"brygga $TABLE --identity-history history.csv"#),
        Trigger(
            "pseudonym.history-date",
            setUp: #"""
                umask 077; printf 'pnr\n199905172384\n' > table.csv; \#
                printf 'old,new,valid_from\n199905172384,199012142395,2020-02-30\n' > history.csv
                """#,
            #"brygga $TABLE --identity-history history.csv"#),
        Trigger(
            "pseudonym.history-cycle",
            setUp: #"""
                umask 077; printf 'pnr\n199905172384\n' > table.csv; \#
                printf 'old,new\n199905172384,199012142395\n199012142395,199905172384\n' > history.csv
                """#,
            #"brygga $TABLE --identity-history history.csv"#),
        Trigger(
            "pseudonym.history-too-long",
            setUp: #"""
                umask 077; printf 'pnr\n199905172384\n' > table.csv; \#
                { printf 'old,new\n'; yes 199905172384,199012142395 | head -1000001; } > history.csv
                """#,
            #"brygga $TABLE --identity-history history.csv"#),
        Trigger(
            "pseudonym.option",
            #"""
            brygga pseudonymise deltagare.csv --home stad --domain statistics-2026 --column personnummer \#
            --column personnummer --country SE $SECRET
            """#),
        Trigger(
            "pseudonym.cryptography",
            setUp: #"shim"#,
            #"""
            LD_PRELOAD=$PWD/shim.so FAULTS=EVP_MAC_init brygga pseudonymise deltagare.csv --home stad \#
            --domain statistics-2026 --column personnummer --country SE $SECRET
            """#),
        Trigger(
            "pseudonym.domain",
            setUp: #"openssl rand -hex 32 > k; chmod 600 k"#,
            #"brygga pseudonymise deltagare.csv --key k --domain exchange/a/a --column personnummer --country SE"#),
        Trigger(
            "pseudonym.key",
            setUp: #"openssl rand -hex 32 > k; chmod 600 k"#,
            #"""
            brygga pseudonymise deltagare.csv --key k --key-version 32 --domain study --tag study --column \#
            personnummer --country SE
            """#),
    ]
}
