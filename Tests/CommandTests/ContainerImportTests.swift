import Foundation
import TestSupport
import Testing

/// `brygga key import-pkcs12`, and what the coordinator and the partners do with certificates by an outside authority.
@Suite("Outside certificates", .timeLimit(.minutes(10)))
struct ContainerImportTests {
    static func words(_ name: String, _ use: String, home: String = "stad", password: String = "outside/pw") -> [String]
    {
        ["key", "import-pkcs12", "outside/" + name, "--use", use, "--home", home, "--password-file", password] + secret
    }

    static func sign(_ serial: Int, _ more: [String], on stage: Stage) throws -> [String] {
        ["trust", "sign"] + (try stage.names(in: "issued").map { "issued/" + $0 }) + more
            + ["--collaboration", "se.helsingborg.rekrytera", "--serial", String(serial), "--home", "samordning"]
            + ["--out", "shared", "--force"] + secret
    }

    static let outside = ["--authority", "outside/authority.pem"]

    /// What is in a file that cannot be taken over, and the code that says so.
    static let refusals: [(name: String, make: String, use: String, exit: Int32, code: String)] = [
        (
            "RC2 and 3DES", "outside a p256 digitalSignature; contain a x.p12 -legacy", "signing", 65,
            "key.weak-container"
        ),
        (
            "3DES for the key, SHA-256 for the MAC",
            "outside a p256 digitalSignature; contain a x.p12 -keypbe PBE-SHA1-3DES", "signing", 65,
            "key.weak-container"
        ),
        (
            "3DES by PBES2", "outside a p256 digitalSignature; contain a x.p12 -keypbe des-ede3-cbc", "signing", 65,
            "key.weak-container"
        ),
        (
            "RC2 for the certificates, SHA-256 for the MAC",
            "outside a p256 digitalSignature; contain a x.p12 -legacy -certpbe PBE-SHA1-RC2-40 -keypbe AES-256-CBC "
                + "-macalg sha256",
            "signing", 65, "key.weak-container"
        ),
        (
            "MAC with SHA-1", "outside a p256 digitalSignature; contain a x.p12 -macalg sha1", "signing", 65,
            "key.weak-container"
        ),
        ("no MAC", "outside a p256 digitalSignature; contain a x.p12 -nomac", "signing", 65, "key.weak-container"),
        (
            "key in the clear", "outside a p256 digitalSignature; contain a x.p12 -keypbe NONE", "signing", 65,
            "key.weak-container"
        ),
        (
            "no key", "outside a p256 digitalSignature; contain a x.p12 -nokeys", "signing", 65,
            "key.malformed-container"
        ),
        (
            "no certificate", "outside a p256 digitalSignature; contain a x.p12 -nocerts", "signing", 65,
            "key.malformed-container"
        ),
        (
            "trailing byte", "outside a p256 digitalSignature; contain a x.p12; printf x >> outside/x.p12", "signing",
            65, "key.malformed-container"
        ),
        (
            "cut short", "outside a p256 digitalSignature; contain a x.p12; truncate -s -1 outside/x.p12", "signing",
            65,
            "key.malformed-container"
        ),
        (
            "damaged",
            "outside a p256 digitalSignature; contain a x.p12; "
                + "printf x | dd of=outside/x.p12 bs=1 seek=300 conv=notrunc",
            "signing", 1, "key.wrong-container-password"
        ),
        (
            "key agreement, to sign", "outside a p256 keyAgreement; contain a x.p12", "signing", 65,
            "key.unusable-certificate"
        ),
        (
            "a signer's, to decrypt", "outside a p256 digitalSignature,nonRepudiation; contain a x.p12", "decryption",
            65,
            "key.unusable-certificate"
        ),
        (
            "RSA with keyAgreement, to decrypt", "outside a rsa:3072 keyAgreement; contain a x.p12", "decryption", 65,
            "key.unusable-certificate"
        ),
        (
            "RSA of 2048 bit", "outside a rsa:2048 digitalSignature; contain a x.p12", "signing", 65,
            "key.unusable-certificate"
        ),
        (
            "RSA of 1024 bit", "outside a rsa:1024 digitalSignature; contain a x.p12", "signing", 65,
            "key.unusable-certificate"
        ),
        (
            "P-384", "outside a 'ec -pkeyopt ec_paramgen_curve:P-384' digitalSignature; contain a x.p12", "signing", 65,
            "key.unusable-certificate"
        ),
        (
            "an authority's", "CA=TRUE outside a p256 digitalSignature,keyCertSign; contain a x.p12", "signing", 65,
            "key.unusable-certificate"
        ),
        (
            "no key identifier of 20 bytes",
            "outside a p256 keyAgreement; sed -i s/=hash/=01:02:03/ outside/a.ext; certified a 9 authority; "
                + "contain a x.p12", "decryption", 65, "key.unusable-certificate"
        ),
        (
            "no key usage",
            "outside a p256 digitalSignature; sed -i /keyUsage/d outside/a.ext; certified a 9 authority; "
                + "contain a x.p12", "signing", 65, "key.unusable-certificate"
        ),
    ]

    @Test(arguments: refusals.indices)
    func aFileThatIsNotInOrderLeavesNothing(index: Int) async throws {
        let refusal = Self.refusals[index]
        let stage = try await Stage.set()
        try await OutsideAuthority.make(refusal.make, on: stage)
        try await stage.refuse(Self.words("x.p12", refusal.use), refusal.exit, refusal.code)
    }

    @Test func theCertificatesTimeIsThatOfTheImport() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make("outside a p256 digitalSignature", on: stage)
        let words = Self.words("a.p12", "signing")
        let error = try await stage.refuse(words + ["--at", "2001-01-01"], 65, "key.unusable-certificate")
        #expect((error["message"] as? String)?.hasSuffix("not valid yet") == true)
        let later = try await stage.refuse(words + ["--at", "2046-01-01"], 65, "key.unusable-certificate")
        #expect((later["message"] as? String)?.hasSuffix("expired") == true)
    }

    @Test func passwordAndPassphraseAreNotTheSame() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make(
            "outside a p256 digitalSignature; echo another > outside/other; chmod 600 outside/other", on: stage)
        try await stage.refuse(
            Self.words("a.p12", "signing", password: "passphrase"), 1, "key.wrong-container-password")
        let words = Array(Self.words("a.p12", "signing").dropLast(2))
        // A key under another passphrase could not be used together with those that are there.
        try await stage.refuse(words + ["--passphrase-file", "outside/other"], 1, "key.wrong-passphrase")
        try stage.setPermissions(0o644, of: "outside/a.p12")
        try await stage.refuse(Self.words("a.p12", "signing"), 1, "file.too-open")
    }

    @Test(arguments: ["p256", "rsa:3072"])
    func aPairIsStoredLikeEveryOtherAndOnce(kind: String) async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make("outside a \(kind) nonRepudiation", on: stage)
        let words = Self.words("a.p12", "signing") + ["--json"]
        let before = try await FolderState.of(stage, home: "stad")
        let rehearsed = try objects(try await stage.succeed(words + ["--dry-run"]).output)
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
        let outcome = try await stage.succeed(words)
        let stored = try #require(try objects(outcome.output).first)
        #expect(stored["written"] as? Bool == true && rehearsed.first?["written"] as? Bool == false)
        #expect(stored["fingerprint"] as? String == rehearsed.first?["fingerprint"] as? String)
        #expect(outcome.errors.contains("1 other certificate"))
        let path = try #require(stored["certificate"] as? String)
        let key = path.replacing(".cert.pem", with: ".key.pem")
        #expect(String(decoding: try stage.bytes(key), as: UTF8.self).hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY"))
        let mode = try FileManager.default.attributesOfItem(atPath: stage.folder.path(key))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // The stock tool opens it with the home's passphrase, and finds the key of the certificate.
        let stock = try await run(
            "sh",
            [
                "-ec",
                "openssl pkey -in \(key) -passin file:passphrase -pubout > 1; openssl x509 -in \(path) -noout -pubkey > 2; "
                    + "cmp 1 2; openssl x509 -in \(path) -outform DER | cmp - outside/der",
            ].map { $0 }, in: try await Self.withDER(stage))
        #expect(stock.code == 0, "\(stock.errors)")
        try await stage.refuse(Self.words("a.p12", "signing"), 1, "file.exists")
    }

    private static func withDER(_ stage: Stage) async throws -> String {
        try await OutsideAuthority.make("openssl x509 -in outside/a.pem -outform DER -out outside/der", on: stage)
        return stage.root
    }

    /// An agency whose keys all come from outside needs no key of its own making.
    @Test func aHomeWithOutsideKeysOnlyHasAKeyForItsOwnPseudonyms() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make(
            "outside a p256 digitalSignature; outside b p256 keyAgreement; outside c rsa:3072 keyEncipherment",
            on: stage)
        try await stage.succeed(["init", "--agency", "ny", "--name", "Ny", "--home", "ny", "--another"])
        try await stage.succeed(Self.words("a.p12", "signing", home: "ny"))
        #expect(try stage.names(in: "ny/keys").count == 2)
        try await stage.succeed(Self.words("b.p12", "decryption", home: "ny"))
        try await stage.succeed(Self.words("c.p12", "decryption", home: "ny"))
        let names = try stage.names(in: "ny/keys")
        #expect(names.count == 7 && names.contains("pseudonym-internal,ny-v0.p7m"))
    }

    @Test func oneKeyDoesNotServeTwoUses() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make("outside a rsa:3072 digitalSignature,keyEncipherment", on: stage)
        try await stage.succeed(Self.words("a.p12", "signing"))
        try await stage.refuse(Self.words("a.p12", "decryption"), 65, "key.unusable-certificate")
    }

    /// An RSA signer and an RSA recipient, both certified outside, among partners with keys of the coordinator's.
    @Test func aCaseTravelsBetweenOutsideCertificates() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make(
            "outside stad rsa:3072 digitalSignature,nonRepudiation; outside af rsa:3072 keyEncipherment", on: stage)
        try await stage.succeed(Self.words("stad.p12", "signing"))
        try await stage.succeed(Self.words("af.p12", "decryption", home: "af"))
        let named = ["--signing", "stad=outside/stad.pem", "--decryption", "af=outside/af.pem"]
        try await stage.refuse(try Self.sign(9, named, on: stage), 3, "collaboration.authority-not-given")
        try await stage.refuse(
            try Self.sign(9, named + ["--authority", "outside/stad.pem"], on: stage), 65, "key.unusable-certificate")
        try await stage.succeed(try Self.sign(9, named + Self.outside, on: stage))
        for home in ["stad", "af", "fk"] { try await stage.succeed(["trust", "update", "shared", "--home", home]) }
        let sent = try objects(
            try await stage.succeed(World.export(to: ["af", "fk"], more: ["--trim", "--json"])).output)
        let paths = Dictionary(
            uniqueKeysWithValues: try sent.map {
                (try #require($0["recipient"] as? String), try #require($0["path"] as? String))
            })
        // The signer's key and the recipients' are of different kinds, in both ways.
        for (agency, path) in paths {
            try await stage.succeed(["verify", path, "--home", agency])
            // Stock tools verify it too, down to the authority of the trust list.
            let script = try await stage.succeed(["verify", path, "--trust", "shared", "--show-commands"])
            #expect(script.text.contains("-partial_chain"))
            let verified = try await run("sh", [], input: script.output, in: stage.root)
            #expect(verified.code == 0, "\(verified.errors)")
            try await stage.succeed(["open", path, "--home", agency, "--out", "case-" + agency] + secret)
            #expect(try !stage.names(in: "case-" + agency).isEmpty)
            let manifest = try await run("unzip", ["-p", stage.folder.path(path), "manifest.json"])
            #expect(manifest.text.contains("rsa-oaepsha256-aes256gcm") == (agency == "af"))
        }
        // What was sealed for the older key of the two is opened too, and what the older one signed.
        let old = try #require(stage.world.bundles["af"])
        try await stage.succeed(["open", old, "--home", "af", "--out", "case-old"] + secret)
        let shown = try await stage.succeed(["trust", "show", "--home", "stad"])
        #expect(shown.text.contains("  authority  "))
        // Secrets and evidence are sealed to the newest key of the home.
        try await stage.succeed(["key", "new", "--pseudonym", "exchange/fk/af", "--home", "af"])
        try await stage.succeed(["key", "fingerprint", "--pseudonym", "exchange/fk/af", "--home", "af"] + secret)
    }

    @Test func whatIsRevokedOutsideOrAsAWholeOpensNoMore() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make("outside stad p256 digitalSignature", on: stage)
        try await stage.succeed(Self.words("stad.p12", "signing"))
        let named = ["--signing", "stad=outside/stad.pem"] + Self.outside
        try await stage.succeed(try Self.sign(9, named, on: stage))
        for home in ["stad", "af"] { try await stage.succeed(["trust", "update", "shared", "--home", home]) }
        let sent = try objects(try await stage.succeed(World.export(more: ["--trim", "--json"])).output)
        let path = try #require(sent.first?["path"] as? String)
        try await stage.succeed(["verify", path, "--home", "af"])
        for (serial, revoked) in [(10, "outside/stad.pem"), (11, "outside/authority.pem")] {
            try await stage.succeed(try Self.sign(serial, named + ["--revoke", revoked], on: stage))
            try await stage.succeed(["trust", "update", "shared", "--home", "af"])
            try await stage.refuse(["open", path, "--home", "af", "--out", "case"] + secret, 3, "E_CERT")
            #expect(!stage.exists("case"))
        }
        // A list that still names the certificate but accepts its authority no more.
        try await stage.refuse(
            try Self.sign(12, ["--signing", "stad=outside/stad.pem"], on: stage), 3,
            "collaboration.authority-not-given")
    }

    @Test func theCoordinatorListsNothingThatNobodyWouldAccept() async throws {
        let stage = try await Stage.set()
        try await OutsideAuthority.make(
            """
            authority other; outside good p256 digitalSignature; outside small rsa:2048 digitalSignature
            outside wrong p256 keyAgreement; outside theirs p256 digitalSignature 300 other
            CA=TRUE outside ca p256 digitalSignature,keyCertSign
            """, on: stage)
        for (file, exit, code) in [
            ("small", Int32(65), "key.unusable-certificate"), ("wrong", 65, "key.unusable-certificate"),
            ("ca", 65, "key.unusable-certificate"), ("theirs", 3, "collaboration.authority-not-given"),
        ] {
            let named = ["--signing", "stad=outside/\(file).pem"] + Self.outside
            try await stage.refuse(try Self.sign(9, named, on: stage), exit, code)
        }
        let good = ["--signing", "stad=outside/good.pem"] + Self.outside
        try await stage.refuse(
            try Self.sign(9, good + ["--at", "2046-01-01"], on: stage), 1, "key.none-valid")
        // One key that both signs and decrypts is refused by the list itself.
        try await OutsideAuthority.make("outside both rsa:3072 digitalSignature,keyEncipherment", on: stage)
        let both = ["--signing", "stad=outside/both.pem", "--decryption", "stad=outside/both.pem"] + Self.outside
        try await stage.refuse(try Self.sign(9, both, on: stage), 3, "E_TRUST_MALFORMED")
    }
}
