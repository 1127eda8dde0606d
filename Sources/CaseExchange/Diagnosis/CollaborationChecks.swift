import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// The collaborations that a home has joined: unchanged since they were pinned, in force, and in time.
struct CollaborationChecks {
    private let examined: ExaminedHome
    private let instant: Instant
    private let joined: [Joined]?

    /// A pinned collaboration as far as its files carry.
    private struct Joined {
        let pin: CollaborationPin
        let files: CollaborationFiles?
        let list: TrustList?
        let trust: VerifiedTrustList?
        let fault: (any ReportableFailure)?

        init(_ pin: CollaborationPin, in home: AgencyHome, at instant: Instant) {
            self.pin = pin
            do {
                let files = try CollaborationFiles(in: pin.folder(in: home))
                self.files = files
                list = try? TrustList(parsing: files.contents[TrustListFiles.listName] ?? [])
                do {
                    trust = try files.verifyTrust(at: instant, lastSeenSerial: pin.serial)
                    fault = nil
                } catch { (trust, fault) = (nil, error as? any ReportableFailure) }
            } catch { (files, list, trust, fault) = (nil, nil, nil, error as? any ReportableFailure) }
        }

        var isUnchanged: Bool {
            files?.coordinator.sha256.hex == pin.coordinator && files?.policy.digest.hex == pin.policy
        }
    }

    init(_ examined: ExaminedHome, at instant: Instant) {
        (self.examined, self.instant) = (examined, instant)
        joined = examined.home.flatMap { home in
            examined.store.pins().map { pins in pins.map { Joined($0, in: home, at: instant) } }
        }
    }

    var all: [Check] {
        [
            check("pinned-files", pinnedFiles), check("policy", policy), check("policy-in-force", inForce),
            check("trust-list", trustList), check("own-certificates-listed", ownCertificates),
            check("recipient-certificates", recipients),
        ]
    }

    /// A check over every joined collaboration: the worst finding is the one that is said.
    private func check(_ id: String, _ judge: @escaping (Joined) throws -> Finding) -> Check {
        Check(id) {
            guard examined.isFolder else { return ExaminedHome.nothing }
            guard let joined else { return .notApplicable("the collaborations cannot be read from the store") }
            guard !joined.isEmpty else { return .notApplicable("no collaboration was joined") }
            let findings = try joined.map(judge)
            return findings.first { $0.outcome == .failed } ?? findings.first { $0.outcome == .warning }
                ?? findings.first { $0.outcome == .ok } ?? findings[0]
        }
    }

    private static let joinAnew = "join anew with the partners' files: brygga collaboration join FOLDER"
    private var list: String { ShellWord.line(["brygga", "collaboration", "list", "--home", examined.path]) }

    private func show(_ joined: Joined) -> String {
        ShellWord.line(["brygga", "trust", "show", "--home", examined.path, "--collaboration", joined.pin.id.text])
    }

    private func pinnedFiles(_ joined: Joined) -> Finding {
        guard joined.files != nil else {
            return .failed(
                "the pinned files of \(joined.pin.id) cannot be read [\(joined.fault?.code ?? "unexpected")]",
                remedy: Self.joinAnew, command: list)
        }
        guard joined.isUnchanged else {
            return .failed(
                "the pinned files of \(joined.pin.id) were changed [collaboration.pinned-files-changed]",
                remedy: "find out who changed them, then " + Self.joinAnew, command: list)
        }
        return .ok("the pinned files of \(joined.pin.id) are as they were pinned")
    }

    private func policy(_ joined: Joined) -> Finding {
        guard let policy = joined.files?.policy else { return .notApplicable("the pinned files cannot be read") }
        let (from, to) = policy.valid
        let remedy = "ask the policy's owner, \(policy.owner.agency), for the next revision"
        guard instant.date >= from else {
            return .failed("the policy \(policy.id) holds from \(from) on", remedy: remedy, command: list)
        }
        guard instant.date <= to else {
            return .failed("the policy \(policy.id) ended on \(to)", remedy: remedy, command: list)
        }
        guard to.end >= instant.adding(seconds: Diagnosis.notice) else {
            return .warning("the policy \(policy.id) ends within 30 days, on \(to)", remedy: remedy, command: list)
        }
        return .ok("the policy \(policy.id) holds until \(to)")
    }

    private func inForce(_ joined: Joined) -> Finding {
        guard let files = joined.files, let trust = joined.trust else {
            return .notApplicable("its trust list cannot be used")
        }
        switch files.standing(under: trust, at: instant) {
        case .inForce: return .ok("the policy \(joined.pin.id) is signed by all who must")
        case .signaturesMissing(let agencies):
            return .failed(
                "the policy \(joined.pin.id) lacks valid signatures of "
                    + agencies.map(\.text).joined(separator: ", "),
                remedy: "ask them to sign it, then " + Self.joinAnew, command: list)
        }
    }

    private func trustList(_ joined: Joined) -> Finding {
        let remedy = "ask the coordinator for a newer trust list, then: brygga trust update FOLDER"
        guard let trust = joined.trust else {
            return .failed(
                "the trust list of \(joined.pin.id) cannot be used: "
                    + (joined.fault.map { "\($0.message) [\($0.code)]" } ?? "it is malformed"), remedy: remedy,
                command: list)
        }
        guard trust.list.expires >= instant.adding(seconds: Diagnosis.notice) else {
            return .warning(
                "the trust list of \(joined.pin.id) expires within 30 days, at \(trust.list.expires)", remedy: remedy,
                command: show(joined))
        }
        return .ok("the trust list of \(joined.pin.id), serial \(trust.list.serial), holds until \(trust.list.expires)")
    }

    private func ownCertificates(_ joined: Joined) throws -> Finding {
        guard let home = examined.home, let trust = joined.trust else {
            return .notApplicable("its trust list cannot be used")
        }
        let ring = KeyRing(of: home)
        let keys = try ring.list().map { ($0.use, try ring.readCertificate($0.certificatePath).publicKey) }
        let signing = trust.signingCertificate(of: home.agency, for: .bundle, at: instant)
        let decryption = trust.encryptionCertificate(of: home.agency, at: instant)
        let missing = [(KeyUse.signing, signing), (.decryption, decryption)].filter { use, certificate in
            !keys.contains { $0.0 == use && $0.1 == certificate?.publicKey }
        }
        guard missing.isEmpty else {
            return .failed(
                "the trust list of \(joined.pin.id) has no usable "
                    + missing.map(\.0.rawValue).joined(separator: " and ") + " certificate of a key of this home",
                remedy: "send brygga key export-certificate's files to the coordinator and join anew",
                command: show(joined))
        }
        return .ok("the trust list of \(joined.pin.id) has this home's certificates")
    }

    private func recipients(_ joined: Joined) -> Finding {
        guard let home = examined.home, let trust = joined.trust else {
            return .notApplicable("its trust list cannot be used")
        }
        let others = trust.list.agencies.filter { $0.agency != home.agency && !$0.enc.isEmpty }
        let remedy = "ask the coordinator for a newer trust list, then: brygga trust update FOLDER"
        let closed = others.filter { trust.encryptionCertificate(of: $0.agency, at: instant) == nil }
        guard closed.isEmpty else {
            return .warning(
                "nothing can be sealed now for " + closed.map(\.agency.text).joined(separator: ", "), remedy: remedy,
                command: show(joined))
        }
        let later = instant.adding(seconds: Diagnosis.notice)
        let closing = others.filter { trust.encryptionCertificate(of: $0.agency, at: later) == nil }
        guard closing.isEmpty else {
            return .warning(
                "within 30 days nothing can be sealed for " + closing.map(\.agency.text).joined(separator: ", "),
                remedy: remedy, command: show(joined))
        }
        return .ok(
            "for \(others.count.counted("agency", "agencies")) of \(joined.pin.id) bundles can be sealed for 30 days and more"
        )
    }
}
