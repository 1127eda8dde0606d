import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The keys of a home, without their passphrase: that they are there, encrypted, in time, and not the published ones.
struct KeyChecks {
    private let examined: ExaminedHome
    private let instant: Instant
    private let exampleKeys: ExampleKeyPolicy
    private let pairs: [Pair]

    /// A certificate file of the ring; its certificate is nil when it cannot be read.
    private struct Pair {
        let use: KeyUse
        let certificate: Certificate?
        let keyPath: String
    }

    init(_ examined: ExaminedHome, _ diagnosis: Diagnosis) {
        (self.examined, instant, exampleKeys) = (examined, diagnosis.instant, diagnosis.exampleKeys)
        let folder = examined.path + "/keys/"
        let names = (try? SystemCalls.names(in: folder)) ?? []
        pairs = names.compactMap { name in
            guard let use = KeyUse.allCases.first(where: { name.hasPrefix($0.rawValue + "-") }),
                name.hasSuffix(KeyRing.certificateSuffix)
            else { return nil }
            return Pair(
                use: use, certificate: try? KeyRing.readCertificate(folder + name),
                keyPath: folder + name.dropLast(KeyRing.certificateSuffix.count) + KeyRing.keySuffix)
        }
    }

    var all: [Check] {
        [
            Check("keys", keys), Check("certificates", certificates), Check("private-keys", privateKeys),
            Check("pseudonym-keys", pseudonymKeys), Check("example-keys", exampleKeysFound),
        ]
    }

    private var list: String { ShellWord.line(["brygga", "key", "list", "--home", examined.path]) }

    private func keys() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let missing = [KeyUse.signing, .decryption].filter { use in !pairs.contains { $0.use == use } }
        guard missing.isEmpty else {
            return .failed(
                "the home has no \(missing.map(\.rawValue).joined(separator: " and no ")) key",
                remedy: "make the keys at a terminal: brygga key new", command: "brygga key new --help")
        }
        return .ok("the home has keys for signing and decryption")
    }

    private func certificates() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        guard !pairs.isEmpty else { return .notApplicable("there is no certificate") }
        guard !pairs.contains(where: { $0.certificate == nil }) else {
            return .failed(
                "a certificate of the home is malformed", remedy: "restore the folder keys from a backup of the home",
                command: ShellWord.line(["ls", "-l", examined.path + "/keys"]))
        }
        var soon: [String] = []
        for use in KeyUse.allCases {
            let all = pairs.filter { $0.use == use }.compactMap(\.certificate)
            guard !all.isEmpty else { continue }
            let now = instant.secondsSinceEpoch
            let valid = all.filter { $0.notBefore <= now && now <= $0.notAfter }
            guard let last = valid.map(\.notAfter).max() else {
                return .failed(
                    "no \(use.rawValue) certificate of the home is valid at \(instant)",
                    remedy: "make new keys with brygga key new, and have their certificates entered in the trust list",
                    command: list)
            }
            if last < now + Diagnosis.notice {
                soon.append("\(use.rawValue) at \(Instant(secondsSinceEpoch: last))")
            }
        }
        guard soon.isEmpty else {
            return .warning(
                "certificates expire within 30 days: \(soon.joined(separator: ", "))",
                remedy: "make new keys with brygga key new, and have their certificates entered in the trust list",
                command: list)
        }
        return .ok("the certificates of the home are valid for 30 days and more")
    }

    private func privateKeys() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        guard !pairs.isEmpty else { return .notApplicable("there is no certificate") }
        let folder = ShellWord.line(["ls", "-l", examined.path + "/keys"])
        var missing = 0
        var open = 0
        for pair in pairs {
            guard let text = try? InputFile.read(pair.keyPath, maximumBytes: KeyRing.maximumFileBytes) else {
                missing += 1
                continue
            }
            if !text.starts(with: "-----BEGIN ENCRYPTED PRIVATE KEY-----\n".utf8) { open += 1 }
        }
        guard open == 0 else {
            return .failed(
                "\(open.counted("private key is", "private keys are")) not encrypted",
                remedy: "take them out of use: make new keys with brygga key new",
                command: folder)
        }
        guard missing == 0 else {
            return .failed(
                "\(missing.counted("certificate has", "certificates have")) no private key that can be read",
                remedy: "restore the folder keys from a backup of the home", command: folder)
        }
        return .ok("every certificate has its private key, encrypted")
    }

    private func pseudonymKeys() throws -> Finding {
        guard let home = examined.home else { return ExaminedHome.nothing }
        let ring = KeyRing(of: home)
        let keys = try ring.pseudonymKeys()
        guard keys.contains(where: { $0.domain.text == "internal/\(home.agency)" }) else {
            return .failed(
                "the key is missing under which the home names people",
                remedy:
                    "make the keys at a terminal with brygga key new; if there are consents, restore it from a backup",
                command: "brygga key new --help")
        }
        let certificates = pairs.filter { $0.use == .decryption }.compactMap(\.certificate)
        let unreadable = keys.count { key in
            guard let sealed = try? InputFile.readPrivate(key.path, maximumBytes: KeyRing.maximumFileBytes) else {
                return true
            }
            return !certificates.contains { SealedSecret.isSealed(sealed, to: $0) }
        }
        guard unreadable == 0 else {
            return .failed(
                "\(unreadable.counted("pseudonym key is", "pseudonym keys are")) not sealed to a decryption key of this home",
                remedy: "restore the folder keys from a backup of the home",
                command: ShellWord.line(["ls", "-l", examined.path + "/keys"]))
        }
        return .ok("\(keys.count.counted("pseudonym key", "pseudonym keys")), sealed to this home")
    }

    private func exampleKeysFound() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let count = try pairs.compactMap(\.certificate).count { try ExampleKeys.contain($0.publicKey) }
        guard count == 0 else {
            let text =
                count == 1
                ? "1 key of the home is a published example, which protects nothing"
                : "\(count) keys of the home are published examples, which protect nothing"
            let remedy = "make keys of your own with brygga key new"
            return exampleKeys == .allow
                ? .warning(text, remedy: remedy, command: list) : .failed(text, remedy: remedy, command: list)
        }
        return .ok("no key of the home is a published example")
    }
}
