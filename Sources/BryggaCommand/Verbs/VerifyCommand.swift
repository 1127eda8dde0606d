import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga verify`: says who sealed a bundle, for whom and why, without opening it.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a bundle without opening it: who sealed it, for whom, why, under which policy, until when.",
        discussion: """
            Example: brygga verify stad-af.asice
            Example: brygga verify stad-af.asice --trust shared
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The bundle, a file with the suffix .asice.", completion: .file())
    var bundle: String

    @Option(
        help: ArgumentHelp(
            "Without a home: a folder with trust.json, trust.json.p7s and the coordinator's certificate coordinator.pem.",
            valueName: "folder"), completion: .directory)
    var trust: String?

    func run() throws {
        let (verified, list, agency) = try verify()
        guard !common.json else {
            Console.result(Self.object(verified, bundle, agency))
            return
        }
        let manifest = verified.manifest
        let names = Dictionary(list.agencies.map { ($0.agency, $0.name) }) { first, _ in first }
        Console.result("verified: \(bundle)")
        Console.result(
            "  sealed by  \(manifest.sender.agency) (\(names[manifest.sender.agency] ?? "")), "
                + "signed \(verified.signingTime)")
        Console.result("  for        \(manifest.recipient.agency) (\(names[manifest.recipient.agency] ?? ""))")
        Console.result("  purpose    \(manifest.purpose)")
        Console.result("  policy     \(list.collaboration), digest \(manifest.policyDigest.hex)")
        Console.result("  validity   \(manifest.created) to \(manifest.expires)")
        Console.result("  content    \(manifest.segments.count) sealed segments, \(manifest.kind.rawValue)")
        Console.result("  identity   \(verified.identity.hex)")
        if let agency, manifest.recipient.agency != agency {
            Console.message("it is not for this agency: \(manifest.recipient.agency) alone can open it")
        }
        Console.message("not checked: \(verified.report.skipped.map(\.rawValue).joined(separator: ", "))")
    }

    private func verify() throws -> (VerifiedBundle, TrustList, Identifier?) {
        if let trust {
            let verified = try TrustListFiles(in: trust).verify(at: common.instant, lastSeenSerial: nil)
            let bundle = try BundleVerification(trust: verified).verify(self.bundle, at: common.instant)
            return (bundle, verified.list, nil)
        }
        let opened = try home.open()
        let loaded = try collaboration.load(opened, at: common.instant)
        let bundle = try BundleVerification(collaboration: loaded).verify(
            self.bundle, home: opened, at: common.instant)
        return (bundle, loaded.trust.list, opened.agency)
    }

    private static func object(_ bundle: VerifiedBundle, _ path: String, _ agency: Identifier?) -> JSONValue {
        let manifest = bundle.manifest
        return [
            "bundle": .string(path), "verified": true, "for_us": .bool(manifest.recipient.agency == agency),
            "bundle_id": .string(manifest.bundleID.hex),
            "identity_sha256": .string(bundle.identity.hex), "kind": .string(manifest.kind.rawValue),
            "sender": .string(manifest.sender.agency.text), "recipient": .string(manifest.recipient.agency.text),
            "purpose": .string(manifest.purpose.text), "policy_sha256": .string(manifest.policyDigest.hex),
            "signed": .string(bundle.signingTime.description), "created": .string(manifest.created.description),
            "expires": .string(manifest.expires.description), "segments": .integer(Int64(manifest.segments.count)),
            "checks": .array(
                bundle.report.entries.map {
                    ["check": .string($0.check.rawValue), "outcome": .string($0.outcome.word)]
                }),
        ]
    }
}
