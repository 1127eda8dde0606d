extension Trigger {
    /// What triggers the codes of keys and certificates by authorities outside the collaboration.
    static let containers: [Trigger] = [
        Trigger(
            "key.malformed-container",
            setUp: #"echo of the file > pw; chmod 600 pw"#,
            #"brygga key import-pkcs12 passphrase --use signing --home stad --password-file pw $SECRET"#),
        Trigger(
            "key.weak-container",
            setUp: OutsideAuthority.script + "outside a p256 digitalSignature; contain a old.p12 -legacy",
            #"brygga key import-pkcs12 outside/old.p12 --use signing --home stad --password-file outside/pw $SECRET"#),
        Trigger(
            "key.wrong-container-password",
            setUp: OutsideAuthority.script + "outside a p256 digitalSignature",
            #"brygga key import-pkcs12 outside/a.p12 --use signing --home stad --password-file passphrase $SECRET"#),
        Trigger(
            "key.unusable-certificate",
            setUp: OutsideAuthority.script + "outside a p256 digitalSignature",
            #"brygga key import-pkcs12 outside/a.p12 --use decryption --home stad --password-file outside/pw $SECRET"#),
        Trigger(
            "collaboration.authority-not-given",
            setUp: OutsideAuthority.script + "outside a p256 digitalSignature",
            #"""
            brygga trust sign issued/*.pem --signing stad=outside/a.pem --collaboration se.helsingborg.rekrytera \#
            --serial 9 --home samordning --out shared --force $SECRET
            """#),
    ]
}
