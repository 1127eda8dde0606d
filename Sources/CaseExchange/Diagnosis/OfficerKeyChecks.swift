import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The certificates of a home's officers: readable, of this agency, and in time. Officers are counted and not named.
struct OfficerKeyChecks {
    private let examined: ExaminedHome
    private let instant: Instant

    init(_ examined: ExaminedHome, at instant: Instant) { (self.examined, self.instant) = (examined, instant) }

    var all: [Check] { [Check("officer-keys", officerKeys)] }

    private func officerKeys() throws -> Finding {
        guard let home = examined.home else { return ExaminedHome.nothing }
        let names = try SystemCalls.names(in: home.keysFolder).filter {
            $0.hasPrefix(KeyRing.officerPrefix) && $0.hasSuffix(KeyRing.certificateSuffix)
        }
        guard !names.isEmpty else { return .ok("the home has no officer's key") }
        let certificates = names.compactMap { name in
            (try? KeyRing.readCertificate(home.keysFolder + "/" + name)).flatMap(OfficerCertificate.init)
        }
        let folder = ShellWord.line(["ls", "-l", home.keysFolder])
        guard certificates.count == names.count else {
            return .failed(
                "\(names.count - certificates.count) officers' certificates are malformed",
                remedy: "restore the folder keys from a backup of the home", command: folder)
        }
        let foreign = certificates.count { $0.agency != home.agency }
        guard foreign == 0 else {
            return .failed(
                "\(foreign) officers' certificates are another agency's",
                remedy: "find out how they came here, and take them out of the folder keys", command: folder)
        }
        return judge(certificates)
    }

    /// A renewed certificate stands beside the one it replaces: the last of each officer tells.
    private func judge(_ certificates: [OfficerCertificate]) -> Finding {
        let now = instant.secondsSinceEpoch
        let ends = Dictionary(grouping: certificates, by: \.countedName).values.map { renewed in
            renewed.filter { $0.certificate.notBefore <= now }.map(\.certificate.notAfter).max() ?? now - 1
        }
        let list = ShellWord.line(["brygga", "key", "list", "--home", examined.path])
        let remedy = "make new keys with brygga key new --officer for those who still approve"
        let ended = ends.count { $0 < now }
        guard ended == 0 else {
            return .warning(
                "\(ended) of \(ends.count) officers have no certificate that is valid at \(instant)", remedy: remedy,
                command: list)
        }
        let ending = ends.count { $0 < now + Diagnosis.notice }
        guard ending == 0 else {
            return .warning(
                "the certificates of \(ending) of \(ends.count) officers expire within 30 days", remedy: remedy,
                command: list)
        }
        return .ok("the certificates of \(ends.count) officers are valid for 30 days and more")
    }
}
