import CaseModel
import ConsentRecording

/// The register as a file for other programs.
public struct RegisterTableFile: Sendable {
    /// The form of the file.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// One JSON object a line, as `register list --json`.
        case ndjson
        /// A table after RFC 4180 in UTF-8: a header, CRLF, lists with spaces between their names.
        case csv
    }

    /// Whether the file says by which pseudonym the register names each person, and by which id a batch did.
    public enum Persons: Sendable, Hashable {
        /// No name of any kind. The ids of consent records still link lines that rest on the same consent.
        case leftOut
        /// The pseudonym and the id in the batch, which link the lines of one person.
        case byPseudonym
    }

    private let entries: [RegisterEntry]
    private let format: Format
    private let persons: Persons

    /// Prepares a file of lines.
    public init(_ entries: [RegisterEntry], as format: Format, persons: Persons) {
        (self.entries, self.format, self.persons) = (entries, format, persons)
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        switch format {
        case .ndjson: entries.flatMap { CanonicalJSON.bytes(of: object($0)) + [0x0A] }
        case .csv: Array((SpreadsheetLine.of(header) + entries.map { SpreadsheetLine.of(cells($0)) }.joined()).utf8)
        }
    }

    private func object(_ entry: RegisterEntry) -> JSONValue {
        var members = entry.json.object ?? [:]
        switch persons {
        case .leftOut: members["batch_item"] = nil
        case .byPseudonym: members["person"] = entry.principal.map { .string($0.value) }
        }
        return .object(members)
    }

    private static let columns = [
        "direction", "id", "at", "collaboration", "partner", "partner_name", "purpose", "purpose_label", "role",
        "categories", "identity", "permits", "forbids", "reason", "grounds", "laws", "grounds_verified", "consents",
        "approvals", "policy_sha256", "retain_until", "redisclosure", "status", "created", "expires", "identity_sha256",
        "certificate_sha256", "file_name", "file_sha256",
    ]

    private var header: [String] { Self.columns + (persons == .byPseudonym ? ["batch_item", "person"] : []) }

    private func cells(_ entry: RegisterEntry) -> [String] {
        var members = entry.json.object ?? [:]
        members["grounds"] = .array(entry.grounds.map { .string($0.id.text) })
        members["laws"] = .string(entry.grounds.map(\.words).joined(separator: " | "))
        members["grounds_verified"] = .bool(!entry.grounds.isEmpty && entry.grounds.allSatisfy(\.isVerified))
        members["consents"] = .array(entry.consents.map { .string($0.recordID?.text ?? $0.digest) })
        members["approvals"] = .integer(Int64(entry.approvals.count))
        members["person"] = entry.principal.map { .string($0.value) }
        return header.map { Self.text(members[$0]) }
    }

    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text)?: text
        case .integer(let number)?: String(number)
        case .bool(let truth)?: truth ? "true" : "false"
        case .array(let elements)?: elements.map { text($0) }.joined(separator: " ")
        default: ""
        }
    }
}
