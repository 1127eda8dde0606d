extension Trigger {
    /// What triggers the codes of consents, requests and exports.
    static let consents: [Trigger] = [
        Trigger(
            "consent.transition",
            setUp: #"brygga consent withdraw $RECORD --home stad --by coach"#,
            #"brygga consent withdraw $RECORD --home stad --by coach"#),
        Trigger(
            "consent.unknown_record",
            #"brygga consent withdraw 6b1f7c5e-0000-4000-8000-000000000000 --by coach --home stad"#),
        Trigger(
            "consent.chain",
            setUp: #"""
                sqlite3 stad/store.sqlite "DROP TRIGGER consent_entry_is_append_only; UPDATE consent_entry SET \#
                entry = replace(entry, 'P6M', 'P9M') WHERE sequence = 1"
                """#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "consent.ledger-malformed",
            setUp: #"""
                sqlite3 stad/store.sqlite "DROP TRIGGER consent_entry_is_append_only; UPDATE consent_entry SET \#
                entry = '{' WHERE sequence = 1"
                """#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "consent.unknown-name",
            #"brygga $CONSENT --case deltagare-2/case.json --exclude-agencies nobody"#),
        Trigger(
            "request.unknown_agency",
            #"brygga $EXPORT --trim --to nobody"#),
        Trigger(
            "request.unknown_role",
            #"brygga $EXPORT --trim --role boss"#),
        Trigger(
            "request.unknown_purpose",
            #"brygga $EXPORT --trim --purpose gossip"#),
        Trigger(
            "request.unknown_category",
            #"brygga $EXPORT --categories secrets"#),
        Trigger(
            "request.role_not_at_sender",
            #"brygga $EXPORT --trim --role bovard"#),
        Trigger(
            "request.same_agency",
            #"brygga $EXPORT --trim --to stad"#),
        Trigger(
            "export.recipients",
            #"brygga $EXPORT --trim --to af af"#),
        Trigger(
            "export.nothing-to-send",
            setUp: #"""
                printf '{"person":%s,"subject_flags":{"protected_identity":false}}' "$(python3 -c 'import \#
                json;print(json.dumps(json.load(open("deltagare-1/case.json"))["person"]))')" > c.json; mv c.json \#
                deltagare-1/case.json
                """#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "export.personal-number-in-content",
            setUp: #"sed -i 's/lager, två år/lager, 19821031-2396/' deltagare-1/case.json"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "export.file-name",
            setUp: #"echo x > deltagare-1/cv.json; sed -i 's/meritforteckning.txt/cv.json/' deltagare-1/case.json"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "export.attachment",
            setUp: #"rm deltagare-1/meritforteckning.txt"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "export.lifetime",
            #"brygga $EXPORT --trim --days 0"#),
        Trigger(
            "export.unconfirmed",
            #"""
            brygga export deltagare-1 --home stad --to af --purpose team_meeting --role coach --trim $SECRET
            """#),
        Trigger(
            "export.not-confirmed",
            #"""
            python3 $TERMINAL '[["(yes/no) ","no\n"]]' brygga export deltagare-1 --home stad --to af --purpose \#
            team_meeting --role coach --trim $SECRET $MORE
            """#),
        Trigger(
            "consent.malformed",
            #"brygga $CONSENT --case deltagare-2/case.json --notice-uri 'no uri'"#),
        Trigger(
            "consent.not-needed",
            #"""
            brygga consent record --home stad --kind secrecy_waiver --to samordning --purposes enrolment \#
            --categories identity --explicit --valid P6M --notice samtycke-sv.txt --notice-uri \#
            https://example.org/samtycke --notice-version 1 --notice-language sv --method signed_paper \#
            --evidence underskrift.txt --by coach --case deltagare-2/case.json $SECRET
            """#),
        Trigger(
            "consent.none",
            #"brygga consent letter --record $RECORD --home stad --case deltagare-2/case.json $SECRET"#),
    ]
}
