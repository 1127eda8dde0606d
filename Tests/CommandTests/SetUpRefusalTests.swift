import Foundation
import TestSupport
import Testing

/// Homes, keys and passphrases that are not as they must be.
@Suite("Refused homes and keys", .timeLimit(.minutes(10)))
struct SetUpRefusalTests {
    @Test(arguments: [["key", "list"], ["consent", "list"], ["collaboration", "list"], ["trust", "show"]])
    func aMissingHomeIsSaid(verb: [String]) async throws {
        let stage = try await Stage.set()
        try await stage.refuse(verb + ["--home", "nowhere"], 1, "home.missing")
        try await stage.refuse(verb + ["--home", "passphrase"], 1, "home.missing")
    }

    @Test(arguments: [0o750, 0o705, 0o711, 0o777])
    func aHomeThatOthersMayEnterIsRefused(mode: Int) async throws {
        let stage = try await Stage.set()
        try stage.setPermissions(mode, of: "stad")
        let error = try await stage.refuse(World.export(), 1, "home.too-open")
        #expect(error["command"] as? String == "chmod go= -- stad")
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660])
    func aKeyThatOthersMayReadIsRefused(mode: Int) async throws {
        let stage = try await Stage.set()
        try stage.setPermissions(mode, of: try stage.keyFile("stad", "signing"))
        try await stage.refuse(World.export(), 1, "file.too-open")
    }

    @Test func aKeyThatIsALinkIsRefused() async throws {
        let stage = try await Stage.set()
        let key = try stage.keyFile("stad", "signing")
        try FileManager.default.moveItem(atPath: stage.folder.path(key), toPath: stage.folder.path("key.pem"))
        try FileManager.default.createSymbolicLink(
            atPath: stage.folder.path(key), withDestinationPath: stage.folder.path("key.pem"))
        try await stage.refuse(World.export(), 65, "file.not-regular")
    }

    @Test func aKeyFileOfAnotherKindIsRefused() async throws {
        let stage = try await Stage.set()
        let key = try stage.keyFile("stad", "signing")
        let good = try stage.bytes(key)
        for bad in [
            [], Array("no key".utf8), Array(good.prefix(good.count / 2)), try stage.bytes("shared/coordinator.pem"),
        ] {
            try stage.folder.write(bad, to: key)
            try await stage.refuse(World.export(), 65, "key.malformed")
        }
        // The key of another pair does not belong to the certificate.
        try stage.folder.write(try stage.bytes(try stage.keyFile("stad", "decryption")), to: key)
        try await stage.refuse(World.export(), 65, "key.malformed")
    }

    @Test func aKeyWithoutAPassphraseIsRefused() async throws {
        let stage = try await Stage.set()
        let key = try stage.keyFile("stad", "signing")
        let plain = try await run("openssl", ["pkey", "-in", key, "-passin", "file:passphrase"], in: stage.root)
        try stage.folder.write(plain.output, to: key)
        try await stage.refuse(World.export(), 65, "key.malformed")
    }

    @Test func thePassphraseComesFromAPrivatePlace() async throws {
        let stage = try await Stage.set()
        let words = Array(World.export().dropLast(2))
        try await stage.refuse(words, 64, "prompt.no-terminal")
        try await stage.refuse(words + ["--passphrase-file", "nowhere"], 1, "file.missing")
        try await stage.refuse(words + ["--passphrase-file", "shared"], 65, "file.not-regular")
        try await stage.refuse(words + ["--passphrase-fd", "77"], 65, "key.unusable-passphrase")
        try stage.folder.write("", to: "empty")
        try await stage.refuse(words + ["--passphrase-file", "empty"], 65, "key.unusable-passphrase")
        try stage.folder.write("\ndemo only\n", to: "blank")
        try await stage.refuse(words + ["--passphrase-file", "blank"], 65, "key.unusable-passphrase")
        try stage.folder.write(String(repeating: "x", count: 1025) + "\n", to: "long")
        try await stage.refuse(words + ["--passphrase-file", "long"], 65, "key.unusable-passphrase")
        try stage.folder.write("demo only \n", to: "wrong")
        try await stage.refuse(words + ["--passphrase-file", "wrong"], 1, "key.wrong-passphrase")
        try stage.setPermissions(0o640, of: "passphrase")
        try await stage.refuse(words + ["--passphrase-file", "passphrase"], 1, "file.too-open")
        // Standard input is an open descriptor like any other.
        let given = try await stage.play(words + ["--passphrase-fd", "0"], input: Array("demo only\nmore".utf8))
        #expect(given.code == 0, "\(given.errors)")
    }

    @Test func aHomeIsMadeOnceAndWithAProperName() async throws {
        let stage = try await Stage.set()
        try await stage.refuse(["init", "--agency", "stad", "--name", "x", "--home", "stad"], 1, "home.exists")
        try await stage.refuse(["init", "--agency", "stad", "--name", "x", "--home", "no/where"], 1, "file.missing")
        for name in ["", String(repeating: "å", count: 65), "two\nlines"] {
            try await stage.refuse(
                ["init", "--agency", "x", "--name", name, "--home", "new"], 65, "home.unusable-name")
        }
        try await stage.refuse(["init", "--agency", "../x", "--name", "x", "--home", "new"], 64, "usage")
        try await stage.succeed(["init", "--agency", "x", "--name", "quote \" and: #colon", "--home", "new"])
        #expect(try stage.names(in: "new").contains("store.sqlite"))
        try await stage.refuse(
            ["export", "deltagare-1", "--home", "new", "--to", "af", "--purpose", "p", "--role", "r"],
            1, "collaboration.not-joined")
    }

    @Test(arguments: [
        "", "layout: 99\nagency: stad\nname: x\n", "agency: stad\n", "layout: 1\nagency: '..'\nname: x\n", "[1",
    ])
    func anIdentityThatCannotBeReadIsRefused(text: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(text, to: "stad/agency.yaml")
        let newer = text.contains("99")
        try await stage.refuse(World.export(), 1, newer ? "home.newer" : "home.malformed")
    }

    @Test func aStoreThatIsGoneOrDamagedIsNotMadeAnew() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("this is not a store at all, but a text of some length", to: "stad/store.sqlite")
        let damaged = try await stage.play(["consent", "list", "--home", "stad", "--json"])
        #expect(damaged.code == 1)
        #expect(damaged.errors.contains("\"code\":\"store.damaged\""))
        for name in try stage.names(in: "stad") where name.hasPrefix("store.sqlite") {
            try FileManager.default.removeItem(atPath: stage.folder.path("stad/" + name))
        }
        // Otherwise every withdrawal and every opened bundle would be forgotten in silence.
        let gone = try await stage.play(["consent", "list", "--home", "stad", "--json"])
        #expect(gone.code == 1, "a home without its store is taken for an empty one")
        #expect(gone.errors.contains("\"code\":\"store.missing\""))
        #expect(!stage.exists("stad/store.sqlite"))
    }

    @Test func aChainThatWasAlteredIsNotBelieved() async throws {
        let stage = try await Stage.set()
        let alter =
            "DROP TRIGGER consent_entry_is_append_only; UPDATE consent_entry SET entry = "
            + "replace(entry, 'P6M', 'P9M') WHERE sequence = 1"
        _ = try await stage.sql(alter, in: "stad")
        try await stage.refuse(World.export(), 3, "consent.chain")
    }

    /// What a consent says goes to recipients in receipts, also to those that know the person by a pseudonym only.
    @Test(arguments: [
        ["--withdrawal", "ring 19821031-2396"], ["--notice-uri", "https://example.org/8210312396"],
        ["--notice-version", "198210312396"],
    ])
    func aConsentsWordsHoldNoPersonalNumber(words: [String]) async throws {
        let stage = try await Stage.set()
        var record = World.record(case: "deltagare-2/case.json")
        if let index = record.firstIndex(of: words[0]) { record.removeSubrange(index...(index + 1)) }
        try await stage.refuse(record + words, 65, "text.personal-number")
    }

    @Test func aClockThatGoesBackBringsNoConsentBack() async throws {
        let stage = try await Stage.set()
        try await Task.sleep(for: .seconds(1.1))
        let before = Date().formatted(.iso8601)
        try await Task.sleep(for: .seconds(1.1))
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
        try await stage.refuse(World.export(more: ["--trim", "--at", before]), 1, "clock.backwards")
    }

    @Test func certificatesOfOthersAreNotTakenOver() async throws {
        let stage = try await Stage.set()
        let words = ["key", "import-certificate", "issued/af-signing.pem", "--home", "stad"]
        try await stage.refuse(words, 65, "key.foreign-certificate")
        try await stage.refuse(["key", "fingerprint", "passphrase"], 65, "key.malformed")
        try await stage.refuse(["key", "fingerprint", "nowhere"], 1, "file.missing")
        try await stage.refuse(
            ["key", "certify", "issued/af-signing.pem", "--home", "samordning", "--out", "shared"] + secret, 65,
            "key.malformed")
        try await stage.refuse(
            ["key", "certify", "certificates/af-signing.pem", "--home", "stad", "--out", "shared"] + secret, 1,
            "key.missing")
        try await stage.refuse(
            ["key", "export-certificate", "--home", "stad", "--out", "certificates"], 1, "file.exists")
        try await stage.refuse(["key", "export-certificate", "--home", "stad", "--out", "nowhere"], 1, "file.missing")
    }

    @Test func pseudonymKeysHaveTheirHolders() async throws {
        let stage = try await Stage.set()
        let new = ["key", "new", "--pseudonym"]
        try await stage.refuse(new + ["statistics-2026", "--home", "samordning"], 2, "pseudonym.not-holder")
        try await stage.refuse(new + ["exchange/af/fk", "--home", "stad"], 2, "pseudonym.not-holder")
        try await stage.refuse(new + ["statistics-2026", "--home", "stad"], 1, "key.exists")
        try await stage.refuse(new + ["x y", "--home", "stad"], 64, "usage")
    }
}
