extension Trigger {
    /// What triggers the codes of approvals.
    static let approvals: [Trigger] = [
        Trigger(
            "approval.malformed",
            setUp: #"echo x > bad"#,
            #"brygga approve bad --home vc --yes"#),
        Trigger(
            "approval.unknown-role",
            #"""
            brygga key new --officer o-1 --role coach --home vc --officer-passphrase-file passphrase $SECRET
            """#),
        Trigger(
            "approval.unusable-name",
            #"""
            brygga key new --officer $(head -c 65 /dev/zero | tr '\0' a) --role halsocoach --home vc \#
            --officer-passphrase-file passphrase $SECRET
            """#),
        Trigger(
            "approval.no-officer",
            setUp: #"ask"#,
            #"brygga approve $REQUEST --home vc --yes --officer o-9 --officer-passphrase-file op"#),
        Trigger(
            "approval.which-officer",
            setUp: #"ask; appoint o-1 --role rehabkoordinator; appoint o-2 --role halsocoach"#,
            #"brygga approve $REQUEST --home vc --yes --officer-passphrase-file op"#),
        Trigger(
            "approval.wrong-role",
            setUp: #"ask; appoint o-2 --role halsocoach"#,
            #"brygga approve $REQUEST --home vc --yes --officer-passphrase-file op"#),
        Trigger(
            "approval.other-agency",
            setUp: #"ask"#,
            #"brygga approve $REQUEST --home stad --officer o-1 --yes --officer-passphrase-file op"#),
        Trigger(
            "approval.unconfirmed",
            setUp: #"ask; appoint o-1 --role rehabkoordinator"#,
            #"brygga approve $REQUEST --home vc --officer-passphrase-file op"#),
        Trigger(
            "approval.expired",
            setUp: #"ask; appoint o-1 --role rehabkoordinator"#,
            #"""
            brygga approve $REQUEST --home vc --yes --at "$(date -ud '+8 days' +%F)" \#
            --officer-passphrase-file op
            """#),
        Trigger(
            "approval.not-confirmed",
            setUp: #"ask; appoint o-1 --role rehabkoordinator"#,
            #"""
            python3 $TERMINAL '[["(yes/no) ","no\n"]]' brygga approve $REQUEST --home vc \#
            --officer-passphrase-file op $MORE
            """#),
        Trigger(
            "approval.not-verified",
            setUp: #"""
                ask; appoint o-1 --role rehabkoordinator; brygga approve $REQUEST --home vc --yes \#
                --officer-passphrase-file op; rm asked/request.json; sed -i \#
                's/"signature":"[^"]*"/"signature":""/' asked/*.json
                """#,
            #"brygga $HEALTH --approval asked/*.json"#),
        Trigger(
            "approval.used",
            setUp: #"approved; brygga $HEALTH --approval asked/*.json"#,
            #"brygga $HEALTH --approval asked/*.json"#),
        Trigger(
            "approval.other-request",
            setUp: #"approved; sed -i 's/kan inte/kan/' health/case.json"#,
            #"brygga $HEALTH --approval asked/*.json"#),
    ]
}
