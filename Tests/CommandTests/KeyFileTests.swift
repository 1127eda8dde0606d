import Foundation
import TestSupport
import Testing

/// `brygga pseudonymise --key`: the same pseudonyms as with a home, from files alone.
@Suite("Pseudonyms without a home", .timeLimit(.minutes(10)))
struct KeyFileTests {
    private static let table = "pnr,note\n199905172384,x\n19901214-2395,y\n"
    private static let policy = "shared/policy.yaml"
    private static let words = ["pseudonymise", "table.csv", "--column", "pnr", "--country", "SE"]
    private static let statistics = ["--domain", "statistics-2026"]
    private static let sealed = "stad/keys/pseudonym-statistics-2026-v0.p7m"

    private func stage() async throws -> Stage {
        let stage = try await Stage.set()
        try stage.folder.write(Self.table, to: "table.csv")
        try stage.folder.write(String(repeating: "0123456789abcDEF", count: 4) + "\n", to: "master.key")
        return stage
    }

    private func pair(_ stage: Stage, _ home: String = "stad") throws -> [String] {
        let key = try stage.keyFile(home, "decryption")
        return ["--certificate", key.replacing(".key.pem", with: ".cert.pem"), "--private-key", key]
    }

    @Test func aSealedKeyGivesWhatTheHomeGives() async throws {
        let stage = try await stage()
        let home = try await stage.succeed(Self.words + Self.statistics + ["--home", "stad"] + secret)
        let files = Self.words + Self.statistics + ["--key", Self.sealed, "--policy", Self.policy] + secret
        let alone = try await stage.succeed(files + (try pair(stage)))
        #expect(alone.output == home.output)
        #expect(home.text.contains("hbgstat1"))
        #expect(!alone.errors.contains("warning.holder-not-checked"))
        // The master, opened with stock tools, gives the same from a plain key file.
        let opened = try await run(
            "sh",
            [
                "-c",
                "openssl pkey -in \"$1\" -passin file:passphrase -out plain.pem && "
                    + "openssl cms -decrypt -binary -inform DER -in \"$2\" -inkey plain.pem | od -An -v -tx1 | tr -d ' \\n'",
                "sh",
                try stage.keyFile("stad", "decryption"), Self.sealed,
            ], in: stage.root)
        #expect(opened.text.count == 64, "\(opened.errors)")
        try stage.folder.write(opened.text + "\n", to: "plain.key")
        let plain = try await stage.succeed(
            Self.words + Self.statistics + ["--key", "plain.key", "--policy", Self.policy, "--agency", "stad"])
        #expect(plain.output == home.output)
    }

    @Test func pythonGivesTheSame() async throws {
        let stage = try await stage()
        let script = """
            import hmac, hashlib
            def mac(key, text): return hmac.new(key, text, hashlib.sha256).digest()
            master = bytes.fromhex("0123456789abcdef" * 4)
            key = mac(mac(bytes(32), master), b"brygga/pseudonym/v1/study/3\\x01")
            def poly(values):
                sum = 1
                for value in values:
                    top = sum >> 25
                    sum = (sum & 0x1ffffff) << 5 ^ value
                    for i, g in enumerate([0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]):
                        if top >> i & 1: sum ^= g
                return sum
            for number in ["199905172384", "199012142395"]:
                code = int.from_bytes(mac(key, b"pid1:SE:" + number.encode()), "big") >> 126
                data = [3] + [code >> 5 * (25 - i) & 31 for i in range(26)]
                tag = [ord(c) >> 5 for c in "abc"] + [0] + [ord(c) & 31 for c in "abc"]
                check = poly(tag + data + [0] * 6) ^ 0x2bc830a3
                data += [check >> 5 * (5 - i) & 31 for i in range(6)]
                print("abc1" + "".join("qpzry9x8gf2tvdw0s3jn54khce6mua7l"[value] for value in data))
            """
        let oracle = try await run("python3", ["-c", script])
        try #require(oracle.code == 0, "\(oracle.errors)")
        let expected = oracle.text.split(separator: "\n")
        let outcome = try await stage.succeed(
            Self.words + ["--domain", "study", "--tag", "abc", "--key", "master.key", "--key-version", "3"])
        #expect(outcome.text == "pnr,note\n\(expected[0]),x\n\(expected[1]),y\n")
    }

    @Test func theKeyFileMayEndWithoutALineEnd() async throws {
        let stage = try await stage()
        let words = Self.words + ["--domain", "study", "--tag", "study", "--key", "master.key"]
        let first = try await stage.succeed(words)
        try stage.folder.write(String(repeating: "0123456789ABCDEF", count: 4), to: "master.key", permissions: 0o400)
        #expect(try await stage.succeed(words).output == first.output)
    }

    static let unusable: [(String, String)] = [
        ("empty", ""), ("a passphrase", "correct horse battery staple\n"),
        ("31 bytes", String(repeating: "ab", count: 31) + "\n"),
        ("33 bytes", String(repeating: "ab", count: 33) + "\n"),
        ("63 digits", String(repeating: "a", count: 63) + "\n"), ("CRLF", String(repeating: "a", count: 64) + "\r\n"),
        ("65 digits", String(repeating: "a", count: 65)), ("a letter", String(repeating: "a", count: 63) + "g\n"),
        ("a blank first", " " + String(repeating: "a", count: 63) + "\n"),
        ("two lines", String(repeating: "a", count: 32) + "\n" + String(repeating: "a", count: 32)),
        ("NUL", String(repeating: "a", count: 63) + "\u{0}\n"), ("0x", "0x" + String(repeating: "a", count: 62) + "\n"),
    ]

    @Test(arguments: unusable)
    func aKeyIsSixtyFourDigitsAndNothingElse(rule: String, text: String) async throws {
        let stage = try await stage()
        try stage.folder.write(text, to: "master.key")
        let words = Self.words + ["--domain", "study", "--tag", "study", "--key", "master.key"]
        let error = try await stage.refuse(words, 65, "key.malformed-pseudonym-key")
        #expect((error["place"] as? [String: Any])?["file"] as? String == "master.key")
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o620, 0o644, 0o602])
    func aKeyThatOthersReachIsRefused(mode: Int) async throws {
        let stage = try await stage()
        try stage.setPermissions(mode, of: "master.key")
        try await stage.refuse(
            Self.words + ["--domain", "study", "--tag", "study", "--key", "master.key"], 1, "file.too-open")
    }

    @Test(arguments: [
        Refusal("no such file", ["--domain", "study", "--tag", "study", "--key", "none"], 1, "file.missing"),
        Refusal("a folder", ["--domain", "study", "--tag", "study", "--key", "shared"], 65, "file.not-regular"),
        Refusal("a sealed key as digits", statistics + ["--tag", "x", "--key", sealed], 65, "pseudonym.domain"),
        Refusal("no tag", ["--domain", "study", "--key", "master.key"], 64, "pseudonym.unknown-domain"),
        Refusal(
            "a policy without the domain", ["--domain", "study", "--key", "master.key", "--policy", policy], 64,
            "pseudonym.unknown-domain"),
        Refusal(
            "a recipient", statistics + ["--key", "master.key", "--policy", policy, "--agency", "samordning"], 2,
            "pseudonym.not-holder"),
        Refusal(
            "a domain of two others", ["--domain", "exchange/stad/af", "--key", "master.key", "--agency", "fk"], 2,
            "pseudonym.not-holder"),
        Refusal("no policy", statistics + ["--key", "master.key", "--policy", "none"], 1, "file.missing"),
        Refusal("a home too", statistics + ["--key", "master.key", "--home", "stad"], 64, "usage"),
        Refusal(
            "a version too high", statistics + ["--tag", "abc", "--key", "master.key", "--key-version", "32"], 65,
            "pseudonym.key"),
        Refusal("a version below", statistics + ["--key", "master.key", "--key-version", "-1"], 64, "usage"),
        Refusal("a certificate alone", statistics + ["--key", "k", "--certificate", "c"], 64, "usage"),
        Refusal("a private key alone", statistics + ["--key", "k", "--private-key", "c"], 64, "usage"),
        Refusal("a policy without a key", statistics + ["--policy", policy], 64, "usage"),
        Refusal("an agency without a key", statistics + ["--agency", "stad"], 64, "usage"),
        Refusal("a certificate without a key", statistics + ["--certificate", "c", "--private-key", "k"], 64, "usage"),
    ])
    func isRefused(refusal: Refusal) async throws {
        try await stage().refuse(Self.words + refusal.words, refusal.exit, refusal.code)
    }

    @Test func aSealedKeyOpensForItsPairAndItsDomainAlone() async throws {
        let stage = try await stage()
        let words = Self.words + ["--key", Self.sealed] + secret
        let own = try pair(stage)
        try await stage.refuse(
            words + Self.statistics + ["--policy", Self.policy] + (try pair(stage, "af")), 3,
            "key.not-sealed-to-certificate")
        try await stage.refuse(
            words + Self.statistics + ["--policy", Self.policy] + own + ["--key-version", "1"], 3, "key.not-of-domain")
        try await stage.refuse(words + ["--domain", "other", "--tag", "other"] + own, 3, "key.not-of-domain")
        let mixed = [own[0], own[1], "--private-key", try stage.keyFile("af", "decryption")]
        try await stage.refuse(
            words + Self.statistics + ["--policy", Self.policy] + mixed, 65, "key.not-the-private-key")
        try stage.folder.write("wrong\n", to: "passphrase")
        try await stage.refuse(words + Self.statistics + ["--policy", Self.policy] + own, 1, "key.wrong-passphrase")
        try stage.setPermissions(0o644, of: Self.sealed)
        try await stage.refuse(words + Self.statistics + ["--policy", Self.policy] + own, 1, "file.too-open")
    }

    @Test func anUnknownHolderIsAWarning() async throws {
        let stage = try await stage()
        let outcome = try await stage.succeed(
            Self.words + Self.statistics + ["--key", "master.key", "--policy", Self.policy, "--json"])
        let codes = try objects(Array(outcome.errors.utf8)).compactMap { $0["code"] as? String }
        #expect(codes == ["warning.holder-not-checked"])
        #expect(outcome.text.contains("hbgstat1"))
    }

    @Test func aRehearsalAndAFaultWriteNothing() async throws {
        let stage = try await stage()
        let words = Self.words + ["--domain", "study", "--tag", "study", "--key", "master.key", "--out", "out.csv"]
        try await stage.succeed(words + ["--dry-run"])
        #expect(!stage.exists("out.csv"))
        try stage.folder.write(Self.table + "199905172385,z\n", to: "table.csv")
        try await stage.refuse(words, 65, "pseudonym.invalid-number")
        try stage.folder.write(Self.table, to: "table.csv")
        try await stage.succeed(words)
        #expect(stage.exists("out.csv"))
    }

    @Test func standardOutputNeedsAFolderForWhatIsNotYetRight() async throws {
        let stage = try await stage()
        let words = Self.words + ["--domain", "study", "--tag", "study", "--key", "master.key"]
        let outcome = try await stage.play(words, environment: ["TMPDIR": stage.folder.path("none")])
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("[file.missing]"))
        #expect(outcome.output.isEmpty)
    }
}
