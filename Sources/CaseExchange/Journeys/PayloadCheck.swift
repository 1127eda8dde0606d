import BundleSealing
import CaseModel
import PolicyEvaluation
import Pseudonymisation

/// Holds the documents of an arriving case to what was decided: a sender's own words about its content are not believed.
///
/// Every file named `<category>.json` must be a canonical `brygga-case1` document of that category, with only fields that
/// the recipient's policy names for it, and must name the person in just the form that was decided (`E_POLICY`).
struct PayloadCheck {
    private let policy: SharingPolicy
    private let index: BundleIndex
    private var documents: [Int: [UInt8]] = [:]

    /// Prepares the check of a bundle's files; refuses one that passes for the document of another category.
    init(policy: SharingPolicy, index: BundleIndex) throws(BundleFault) {
        (self.policy, self.index) = (policy, index)
        let documents = Set(policy.categories.map { CasePayload.documentName(of: $0.id).lowercased() })
        for file in index.files where documents.contains(file.name.text.lowercased()) {
            guard file.name.text == CasePayload.documentName(of: file.category) else {
                throw Self.refusal("a file has the name of another category's document")
            }
        }
    }

    /// Takes a piece of a file as it is opened; attachments are not kept.
    mutating func take(_ plaintext: [UInt8], ofFileAt fileIndex: Int) throws(BundleFault) {
        let file = index.files[fileIndex]
        guard file.name.text == CasePayload.documentName(of: file.category) else { return }
        guard file.size <= CaseFile.maximumBytes else { throw Self.refusal("a document is too large") }
        documents[fileIndex, default: []] += plaintext
    }

    /// Checks every document once all are there.
    func finish() throws(BundleFault) {
        for (fileIndex, bytes) in documents.sorted(by: { $0.key < $1.key }) {
            try check(bytes, of: index.files[fileIndex].category)
        }
    }

    private func check(_ bytes: [UInt8], of category: Identifier) throws(BundleFault) {
        guard let value = try? StrictJSON.parseCanonical(bytes, maximumBytes: CaseFile.maximumBytes),
            let members = value.object, Set(members.keys).isSubset(of: ["format", "category", "fields", "person"]),
            members["format"]?.string == CasePayload.format, let fields = members["fields"]?.object
        else { throw Self.refusal("a document of the case is malformed") }
        guard members["category"]?.string == category.text else {
            throw Self.refusal("a document is of another category than it was decided as")
        }
        let known = Set(policy.category(category)?.fields.map(\.text) ?? [])
        guard known.isSuperset(of: fields.keys) else {
            throw Self.refusal("a document has a field that the policy does not name for its category")
        }
        guard namesPersonAsDecided(members["person"]) else {
            throw Self.refusal("a document names the person in another form than was decided")
        }
    }

    private func namesPersonAsDecided(_ person: JSONValue?) -> Bool {
        let form = index.statement.identityForm
        guard form != .none else { return person == nil }
        guard let members = person?.object, members["form"]?.string == form.rawValue,
            let value = members["value"]?.string
        else { return false }
        switch form {
        case .none: return false
        case .pseudonym: return members.count == 2 && (try? Pseudonym(parsing: value)) != nil
        case .personalNumber: return members.count == 3 && members["country"]?.string != nil
        }
    }

    private static func refusal(_ detail: String) -> BundleFault { BundleFault(.policy, detail, check: .decision) }
}
