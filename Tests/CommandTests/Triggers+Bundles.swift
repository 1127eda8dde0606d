extension Trigger {
    /// What triggers the codes of bundles, batches and the register.
    static let bundles: [Trigger] = [
        Trigger(
            "batch.empty",
            setUp: #"mkdir empty"#,
            #"brygga open empty --home af --out case $SECRET"#),
        Trigger(
            "E_ZIP",
            #"brygga open passphrase --home af --out case $SECRET"#),
        Trigger(
            "E_NOT_FOR_US",
            #"brygga open $AF --home fk --out case $SECRET"#),
        Trigger(
            "E_EXPIRED",
            #"brygga verify $AF --home af --at "$(date -ud '+15 days' +%F)""#),
        Trigger(
            "E_REPLAY",
            setUp: #"brygga open $AF --home af --out case $SECRET"#,
            #"brygga open $AF --home af --out again $SECRET"#),
        Trigger(
            "E_CERT",
            setUp: #"""
                brygga trust sign issued/*.pem --collaboration se.helsingborg.rekrytera --serial 2 --revoke \#
                issued/stad-signing.pem --home samordning --out shared --force $SECRET; brygga trust update \#
                shared --home af
                """#,
            #"brygga verify $AF --home af"#),
        Trigger(
            "E_SIGNER_UNKNOWN",
            setUp: #"""
                brygga trust sign $(ls issued/*.pem | grep -v stad-signing) --collaboration \#
                se.helsingborg.rekrytera --serial 2 --home samordning --out shared --force $SECRET
                """#,
            #"brygga verify $AF --trust shared"#),
        Trigger(
            "E_POLICY",
            setUp: #"""
                brygga trust sign issued/*.pem --collaboration se.helsingborg.rekrytera --serial 2 --revoke \#
                issued/fk-signing.pem --home samordning --out shared --force $SECRET; brygga trust update shared \#
                --home af
                """#,
            #"brygga open $AF --home af --out case $SECRET"#),
        Trigger(
            "E_CONSENT",
            setUp: #"""
                mkdir short; brygga consent record --home stad --case deltagare-1/case.json --kind secrecy_waiver \#
                --to af --purposes team_meeting --categories identity contact language cv placement --explicit \#
                --valid P1D --notice samtycke-sv.txt --notice-uri https://example.org/samtycke --notice-version 1 \#
                --language sv --method signed_paper --evidence underskrift.txt --by coach $SECRET; \#
                brygga export --yes deltagare-1 --home stad --to af --purpose team_meeting --role coach --trim \#
                --out short $SECRET
                """#,
            #"brygga open short/*.asice --home af --out case --at "$(date -ud '+2 days' +%FT%TZ)" $SECRET"#),
        Trigger(
            "E_REGISTER",
            setUp: #"sqlite3 af/store.sqlite 'DROP TABLE tombstone'"#,
            #"brygga open $AF --home af --out case $SECRET"#),
        Trigger(
            "register.unknown-bundle",
            #"brygga register show ffffffffffff --home stad"#),
        Trigger(
            "E_READ",
            #"""
            strace -f -qq -o /dev/null -P $AF -e trace=pread64,read -e inject=pread64,read:error=EIO brygga \#
            verify $AF --home af $MORE
            """#),
        Trigger(
            "batch.malformed",
            setUp: #"echo x > orders"#,
            #"""
            brygga export --yes --batch orders --home stad --to af --purpose team_meeting --role coach $SECRET
            """#),
        Trigger(
            "batch.too-many-lines",
            setUp: #"yes '{}' | head -100001 > orders"#,
            #"""
            brygga export --yes --batch orders --home stad --to af --purpose team_meeting --role coach $SECRET
            """#),
        Trigger(
            "batch.number-in-name",
            setUp: #"cp $AF 19821031-2396.asice"#,
            #"brygga open 19821031-2396.asice passphrase --home af --out case $SECRET"#),
        Trigger(
            "batch.same-folder",
            setUp: #"cp $AF a+b.asice; cp $AF 'a b.asice'"#,
            #"""
            brygga open a+b.asice 'a b.asice' --home af --out case $SECRET; c=$?; rm -rf case; sqlite3 \#
            af/store.sqlite 'DELETE FROM received_bundle'; exit $c
            """#),
        Trigger(
            "register.unreadable",
            setUp: #"sqlite3 stad/store.sqlite "UPDATE sent_bundle SET recipient=''""#,
            #"brygga register list --home stad"#),
        Trigger(
            "E_WITHDRAWN",
            setUp: #"""
                brygga open $AF --home af --out case $SECRET; sqlite3 af/store.sqlite "INSERT INTO tombstone \#
                SELECT sender_cert_sha256, bundle_id, 'withdrawn', opened_at FROM received_bundle; DELETE FROM \#
                received_bundle"
                """#,
            #"brygga open $AF --home af --out again $SECRET"#),
        Trigger(
            "register.ambiguous",
            setUp: #"""
                sqlite3 stad/store.sqlite "UPDATE sent_bundle SET bundle_id = replace(bundle_id, \#
                substr(bundle_id, 1, 7), 'aaaaaaa')"
                """#,
            #"brygga register show aaaaaa --home stad"#),
    ]
}
