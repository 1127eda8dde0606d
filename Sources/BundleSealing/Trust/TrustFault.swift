public import CaseModel

/// Why a trust list was refused.
public struct TrustFault: ReportableFailure, Equatable {
    /// The kinds; the raw value is the code of docs/bundle-format.md.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The list is not the one canonical form of its schema.
        case malformed = "E_TRUST_MALFORMED"
        /// It is not signed by the pinned coordinator.
        case signature = "E_TRUST_SIGNATURE"
        /// It is not valid at the time.
        case expired = "E_TRUST_EXPIRED"
        /// A newer list was seen before.
        case rollback = "E_TRUST_ROLLBACK"
    }

    /// What is wrong.
    public let kind: Kind
    /// What exactly, in lower case without full stop.
    public let detail: String

    init(_ kind: Kind, _ detail: String) { (self.kind, self.detail) = (kind, detail) }

    /// The code, such as `E_TRUST_EXPIRED`.
    public var code: String { kind.rawValue }
    /// Not verified.
    public var failureClass: FailureClass { .notVerified }
    /// What is wrong.
    public var message: String {
        switch kind {
        case .malformed: "the trust list is malformed: \(detail)"
        case .signature: "the trust list is not signed by the coordinator: \(detail)"
        case .expired: "the trust list is not valid at this time: \(detail)"
        case .rollback: "the trust list is older than one seen before: \(detail)"
        }
    }
    /// What to do.
    public var hint: String? {
        switch kind {
        case .malformed, .signature: "fetch the trust list again from the coordinator"
        case .expired: "check the clock, and fetch the newest trust list from the coordinator"
        case .rollback: "use the newest trust list, and ask the coordinator where the old one came from"
        }
    }
}
