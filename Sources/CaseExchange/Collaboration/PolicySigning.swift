import BundleSealing
public import CaseModel
import OpenSSLCrypto
public import PolicyEvaluation

/// Puts an agency's signature under a policy: a detached CMS signature over the digest's line, beside the policy file.
public enum PolicySigning {
    /// Signs a policy and writes `policy.<agency>.p7s` to a folder; gives the path written.
    public static func sign(
        _ policy: SharingPolicy, home: AgencyHome, with keys: KeyUnlocking, at instant: Instant,
        into folder: String, ifExisting existing: ExistingFile
    ) throws -> String {
        guard policy.agency(home.agency) != nil else { throw CollaborationFault.notMember(home.agency) }
        let ring = keys.ring
        let entry = try ring.current(.signing, at: instant)
        let key = try keys.key(of: entry)
        let signature = try DetachedSignature.sign(
            PolicySignature.content(policy.digest), certificate: ring.readCertificate(entry.certificatePath),
            key: key.key,
            at: instant)
        let path = folder + "/" + CollaborationFiles.signatureName(of: home.agency)
        try DurableFile.write(signature, to: path, ifExisting: existing, effect: home.effect)
        return path
    }
}

/// Reads policies and suites from files.
public enum PolicyFile {
    /// Reads a policy; faults carry the file's path.
    public static func read(_ path: String) throws -> SharingPolicy {
        let bytes = try InputFile.read(path, maximumBytes: 64 << 20)
        return try SharingPolicy(parsingYAML: bytes, file: path)
    }

    /// Reads a suite of policy tests.
    public static func readSuite(_ path: String) throws -> PolicySuite {
        let bytes = try InputFile.read(path, maximumBytes: 64 << 20)
        return try PolicySuite(parsingYAML: bytes, file: path)
    }

    /// Reads a question to a policy.
    public static func readQuestion(_ path: String) throws -> PolicyQuestion {
        let bytes = try InputFile.read(path, maximumBytes: PolicySuite.maximumBytes)
        return try PolicyQuestion(parsingYAML: bytes, file: path)
    }

    /// The policy file that belongs to a suite by its name: `x.tests.yaml` tests `x.policy.yaml`, or `x.yaml`.
    public static func policyPath(besideSuite path: String) throws -> String {
        guard path.hasSuffix(".tests.yaml") else { throw FileFault("find the policy of", path, .notRegular) }
        let stem = path.dropLast(".tests.yaml".count)
        let long = stem + ".policy.yaml"
        return try InputFile.exists(String(long)) ? String(long) : stem + ".yaml"
    }

    /// The suite that belongs to a policy by its name and lies beside it, `x.tests.yaml` for `x.policy.yaml` or `x.yaml`;
    /// nil when there is none.
    public static func suitePath(besidePolicy path: String) throws -> String? {
        for ending in [".policy.yaml", ".yaml"] where path.hasSuffix(ending) {
            let suite = path.dropLast(ending.count) + ".tests.yaml"
            if try InputFile.exists(String(suite)) { return String(suite) }
        }
        return nil
    }
}
