extension Trigger {
    /// What triggers the codes of collaborations and trust lists.
    static let collaboration: [Trigger] = [
        Trigger(
            "collaboration.not-joined",
            setUp: #"brygga init --agency new --name New --home new"#,
            #"brygga trust show --home new"#),
        Trigger(
            "collaboration.not-member",
            setUp: #"brygga init --agency new --name New --home new"#,
            #"brygga collaboration join shared --home new --coordinator-fingerprint $COORDINATOR"#),
        Trigger(
            "collaboration.coordinator-differs",
            #"brygga collaboration join shared --home stad --coordinator-fingerprint 00"#),
        Trigger(
            "collaboration.pinned-files-changed",
            setUp: #"sed -i 's/retention: P3M/retention: P4M/' stad/collaborations/*/policy.yaml"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "collaboration.coordinator-not-confirmed",
            setUp: #"brygga init --agency stad --name New --home new --another"#,
            #"brygga collaboration join shared --home new"#),
        Trigger(
            "collaboration.replacement-not-in-force",
            setUp: #"sed -i 's/retention: P3M/retention: P4M/' shared/policy.yaml"#,
            #"brygga collaboration join shared --home stad"#),
        Trigger(
            "collaboration.policy-not-confirmed",
            setUp: #"""
                sed -i 's/retention: P3M/retention: P4M/' shared/policy.yaml; for a in stad af fk vc bostad \#
                samordning; do brygga policy sign shared/policy.yaml --home $a --out shared --force $SECRET; done
                """#,
            #"brygga collaboration join shared --home af"#),
        Trigger(
            "collaboration.serial-not-rising",
            #"""
            brygga trust sign issued/*.pem --collaboration se.helsingborg.rekrytera --serial 1 --home \#
            samordning --out shared --force $SECRET
            """#),
        Trigger(
            "collaboration.serial-reused",
            setUp: #"""
                mkdir second; brygga trust sign issued/*.pem --collaboration se.helsingborg.rekrytera --serial 1 \#
                --home samordning --out second $SECRET
                """#,
            #"brygga trust update second --home stad"#),
        Trigger(
            "collaboration.trust-list-of-another",
            setUp: #"""
                mkdir second; cp -a shared/* second; brygga trust sign issued/*.pem --collaboration se.other \#
                --serial 9 --home samordning --out second --force $SECRET
                """#,
            #"brygga collaboration join second --home stad"#),
        Trigger(
            "collaboration.no-recipient-certificate",
            setUp: #"""
                brygga trust sign $(ls issued/*.pem | grep -v af-decryption) --collaboration \#
                se.helsingborg.rekrytera --serial 2 --home samordning --out shared --force $SECRET; brygga trust \#
                update shared --home stad
                """#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "collaboration.two-names",
            setUp: #"""
                mkdir i2; brygga init --agency af --name Another --home af2 --another; brygga key new --home af2 \#
                $SECRET; brygga key export-certificate --home af2 --out i2; mkdir i3; brygga key certify i2/*.pem \#
                --home samordning --out i3 $SECRET
                """#,
            #"""
            brygga trust sign issued/*.pem i3/*.pem --collaboration se.helsingborg.rekrytera --serial 2 \#
            --home samordning --out shared --force $SECRET
            """#),
        Trigger(
            "E_TRUST_SIGNATURE",
            #"brygga $EXPORT --trim --at 2001-01-01"#),
        Trigger(
            "E_TRUST_EXPIRED",
            #"brygga trust verify shared --at "$(date -ud '+95 days' +%F)""#),
        Trigger(
            "E_TRUST_ROLLBACK",
            setUp: #"""
                cp -a shared old; brygga trust sign issued/*.pem --collaboration se.helsingborg.rekrytera \#
                --serial 2 --home samordning --out shared --force $SECRET; brygga trust update shared --home stad
                """#,
            #"brygga trust update old --home stad"#),
        Trigger(
            "collaboration.not-in-trust-list",
            setUp: #"cp -a stad new; rm new/keys/signing-*; brygga key new --home new $SECRET"#,
            #"""
            brygga export deltagare-1 --yes --home new --to af --purpose team_meeting --role coach --trim \#
            $SECRET
            """#),
        Trigger(
            "collaboration.ambiguous",
            setUp: #"""
                mkdir second; cp shared/* second; sed 's/id: se.helsingborg.rekrytera/id: se.other/' \#
                shared/policy.yaml > second/policy.yaml; rm second/policy.*.p7s; for a in stad af fk vc bostad \#
                samordning; do brygga policy sign second/policy.yaml --home $a --out second --force $SECRET; \#
                done; brygga trust sign issued/*.pem --collaboration se.other --serial 9 --home samordning --out \#
                second --force $SECRET; brygga collaboration join second --home stad --coordinator-fingerprint \#
                $COORDINATOR
                """#,
            #"brygga $EXPORT --trim"#),
    ]
}
