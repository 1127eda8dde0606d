import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// Pseudonyms and digests made by Python's own hashlib and hmac, and a home that holds the key they were made with.
struct PseudonymStage: Sendable {
    let stage: Stage
    /// Test numbers of one day, in the order of `numbers.txt`.
    let numbers: [String]

    static let masters = [String(repeating: "1f", count: 32), String(repeating: "2e", count: 32)]
    static let domain = "study"
    static let tag = ["--domain", domain, "--tag", "study"]
    /// The day that all the numbers tell.
    static let born = ["--born", "1988-02-29..1988-02-29"]

    /// Sets the stage: two versions of the key of `study`, two officers, ten test numbers.
    static func set() async throws -> PseudonymStage {
        let stage = try await Stage.set()
        try stage.folder.write(referee, to: "referee.py")
        let made = try await run("python3", ["referee.py", "numbers", "19880229", "980", "989"], in: stage.root)
        try #require(made.code == 0, "\(made.errors)")
        try stage.folder.write(made.output, to: "numbers.txt")
        try stage.folder.write("of officers", to: "officer-passphrase", permissions: 0o600)
        let one = PseudonymStage(stage: stage, numbers: made.text.split(separator: "\n").map(String.init))
        for (version, master) in masters.enumerated() { try one.hold(master, version: version) }
        for officer in ["anna", "bo"] {
            try await stage.succeed(ApprovalStage.appoint(officer, "coach", home: "stad"))
        }
        return one
    }

    /// Puts a master key into the home, sealed as the home seals its own.
    private func hold(_ master: String, version: Int) throws {
        let name = try stage.names(in: "stad/keys").first {
            $0.hasPrefix("decryption-") && $0.hasSuffix(".cert.pem")
        }
        let certificate = try Certificate(pem: stage.bytes("stad/keys/\(#require(name))"))
        let bytes = try SecretBytes.copying(Array(master.utf8)).decodingHexadecimal()
        let sealed = try SealedSecret.seal(
            bytes, label: "pseudonym-key/\(Self.domain)/\(version)", to: certificate)
        try stage.folder.write(
            sealed, to: "stad/keys/pseudonym-\(Self.domain)-v\(version).p7m", permissions: 0o600)
    }

    /// The referee's pseudonyms of numbers, under a version of the key.
    func pseudonyms(of numbers: [String], version: Int = 0, master: String? = nil) async throws -> [String] {
        let outcome = try await run(
            "python3",
            ["referee.py", "pseudonyms", master ?? Self.masters[version], Self.domain, "\(version)", "study"],
            input: Array(numbers.joined(separator: "\n").utf8), in: stage.root)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.text.split(separator: "\n").map(String.init)
    }

    /// The referee's cells of numbers: an expression of Python over `n`, the number, and `i`, its place.
    func cells(_ expression: String, of numbers: [String]? = nil) async throws -> [String] {
        let outcome = try await run(
            "python3", ["referee.py", "cells", expression],
            input: Array((numbers ?? self.numbers).joined(separator: "\n").utf8), in: stage.root)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.text.split(separator: "\n").map(String.init)
    }

    func write(_ lines: [String], to name: String) throws {
        try stage.folder.write(lines.map { $0 + "\n" }.joined(), to: name)
    }

    /// The lines of the log that an event has: verb, event and code.
    func log() async throws -> [[String: Any]] {
        try objects(try await stage.succeed(["pseudonyms", "log", "--home", "stad", "--json"]).output)
    }

    static func asked(_ list: String, quota: Int = 5, more: [String] = born) -> [String] {
        ["pseudonyms", "reidentify", list, "--home", "stad", "--country", "SE", "--purpose", "they must be told"]
            + ["--quota", "\(quota)"] + tag + more
    }

    /// Has a request written and approved, and gives the approvals' files.
    func approvals(
        of list: String, by officers: [String] = ["anna", "bo"], request: String = "request.json",
        more: [String] = born
    ) async throws -> [String] {
        try await stage.succeed(Self.asked(list, more: more) + ["--request", request])
        var files: [String] = []
        for officer in officers {
            let file = "\(officer)-\(request)"
            try await stage.succeed(
                ApprovalStage.approve(request, officer, home: "stad", more: ["--out", file]))
            files.append(file)
        }
        return files
    }

    static func given(_ list: String, _ approvals: [String], more: [String] = ["--out", "result.csv"]) -> [String] {
        ["pseudonyms", "reidentify", list, "--home", "stad"] + approvals.flatMap { ["--approval", $0] } + more + secret
    }

    private static let referee = #"""
        import base64, hashlib, hmac, sys

        def luhn(ten):
            total = 0
            for place, digit in enumerate(ten):
                product = int(digit) * (2 - place % 2)
                total += product - 9 if product > 9 else product
            return (10 - total % 10) % 10

        def hkdf(master, info):
            key = hmac.new(bytes(32), master, hashlib.sha256).digest()
            return hmac.new(key, info + b"\x01", hashlib.sha256).digest()

        SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

        def polymod(values):
            check = 1
            for value in values:
                top = check >> 25
                check = (check & 0x1ffffff) << 5 ^ value
                for place, part in enumerate([0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]):
                    check ^= part if top >> place & 1 else 0
            return check

        def bech32m(tag, values):
            expanded = [ord(c) >> 5 for c in tag] + [0] + [ord(c) & 31 for c in tag]
            check = polymod(expanded + values + [0] * 6) ^ 0x2bc830a3
            return tag + "1" + "".join(SYMBOLS[v] for v in values + [check >> 5 * (5 - i) & 31 for i in range(6)])

        lines = [line.strip() for line in sys.stdin] if sys.argv[1] != "numbers" else []
        if sys.argv[1] == "numbers":
            for serial in range(int(sys.argv[3]), int(sys.argv[4]) + 1):
                nine = sys.argv[2][2:] + "%03d" % serial
                print(sys.argv[2][:2] + nine + str(luhn(nine)))
        elif sys.argv[1] == "pseudonyms":
            master, domain, version, tag = bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5]
            key = hkdf(master, ("brygga/pseudonym/v1/%s/%d" % (domain, version)).encode())
            for number in lines:
                code = int.from_bytes(hmac.new(key, b"pid1:SE:" + number.encode(), hashlib.sha256).digest(), "big")
                print(bech32m(tag, [version] + [code >> 256 - 5 * (i + 1) & 31 for i in range(26)]))
        else:
            for i, n in enumerate(lines):
                print(eval(sys.argv[2]))
        """#
}
