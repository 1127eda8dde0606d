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
        discussion: "Example: brygga verify outbox/stad-af.asice")

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The bundle, a file with the suffix .asice.")
    var bundle: String

    func run() throws {
        let opened = try home.open()
        let loaded = try collaboration.load(opened, at: common.instant)
        let verified = try BundleVerification(collaboration: loaded).verify(bundle, home: opened, at: common.instant)
        let manifest = verified.manifest
        let sender = loaded.trust.agency(manifest.sender.agency)?.name ?? ""
        let recipient = loaded.trust.agency(manifest.recipient.agency)?.name ?? ""
        guard !common.json else {
            Console.result(Self.object(verified, bundle, home: opened))
            return
        }
        Console.result("verified: \(bundle)")
        Console.result("  sealed by  \(manifest.sender.agency) (\(sender)), signed \(verified.signingTime)")
        Console.result("  for        \(manifest.recipient.agency) (\(recipient))")
        Console.result("  purpose    \(manifest.purpose)")
        Console.result("  policy     \(loaded.id), digest \(manifest.policyDigest.hex)")
        Console.result("  validity   \(manifest.created) to \(manifest.expires)")
        Console.result("  content    \(manifest.segments.count) sealed segments, \(manifest.kind.rawValue)")
        Console.result("  identity   \(verified.identity.hex)")
        if manifest.recipient.agency != opened.agency {
            Console.message("it is not for this agency: \(manifest.recipient.agency) alone can open it")
        }
        let skipped = verified.report.skipped.map(\.rawValue).joined(separator: ", ")
        Console.message("not checked: \(skipped)")
    }

    private static func object(_ bundle: VerifiedBundle, _ path: String, home: AgencyHome) -> JSONValue {
        let manifest = bundle.manifest
        return [
            "bundle": .string(path), "verified": true, "for_us": .bool(manifest.recipient.agency == home.agency),
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
