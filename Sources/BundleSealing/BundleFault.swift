public import CaseModel

/// Why a bundle was refused or could not be made: a stable code of docs/bundle-format.md, what, and at which check.
///
/// Its texts are fixed words and entry numbers; they never hold content, a file name, key bytes or the name of a person.
public struct BundleFault: ReportableFailure, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let kind: Kind
    /// The part of the bundle and what is wrong with it, in lower case without full stop.
    public let detail: String
    /// The check of section 8 that failed; nil while a bundle is being made.
    public let check: BundleCheck?
    /// The failure of a source, sink or register below, where that is the reason.
    public let cause: (any ReportableFailure)?

    /// Makes a fault; a neighbour floor needs it for the checks it does itself (`E_POLICY`, `E_CONSENT`, `E_APPROVAL`).
    public init(
        _ kind: Kind, _ detail: String, check: BundleCheck? = nil, cause: (any ReportableFailure)? = nil
    ) {
        (self.kind, self.detail, self.check, self.cause) = (kind, detail, check, cause)
    }

    /// The code, such as `E_SIG_BAD`; of a trust list that cannot be used that of the cause.
    public var code: String { kind == .trustList ? cause?.code ?? kind.rawValue : kind.rawValue }
    /// Not verified for everything that is wrong with a bundle; else the class of what failed below.
    public var failureClass: FailureClass {
        switch kind {
        case .read, .write, .register: cause?.failureClass ?? .surroundings
        case .trustList: cause?.failureClass ?? .notVerified
        case .crypto: .surroundings
        case .draft: .badInput
        default: .notVerified
        }
    }
    /// What is wrong: the meaning of the code, then the detail.
    public var message: String {
        if let cause { return kind == .trustList ? cause.message : "\(kind.meaning): \(cause.message)" }
        return detail.isEmpty ? kind.meaning : "\(kind.meaning): \(detail)"
    }
    /// What to do about it.
    public var hint: String? { cause?.hint ?? kind.hint }
    /// Shows the first opening, or what is behind it.
    public var command: String? {
        switch kind {
        case .replay, .withdrawn: "brygga register list --direction received"
        default: cause?.command
        }
    }
    /// The place of the failure below, where it has one.
    public var place: Place? { cause?.place }
    /// Code and message.
    public var description: String { "\(code): \(message)" }

    /// Equal kind, detail and check; the failure below is not compared.
    public static func == (left: BundleFault, right: BundleFault) -> Bool {
        left.kind == right.kind && left.detail == right.detail && left.check == right.check
    }

    /// The detail of a certificate that the trust list revokes.
    static let revoked = "it is revoked"

    /// This fault as one of a named check; a check once named stays.
    func during(_ check: BundleCheck) -> BundleFault {
        BundleFault(kind, detail, check: self.check ?? check, cause: cause)
    }

    /// A failure of a caller's source, sink or register.
    static func below(_ kind: Kind, _ error: any Error, _ detail: String) -> BundleFault {
        if let fault = error as? BundleFault { return fault }
        return BundleFault(kind, detail, cause: error as? any ReportableFailure)
    }
}
