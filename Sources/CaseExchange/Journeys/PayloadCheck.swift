import BundleSealing
import CaseModel
import PersonalNumbers
import PolicyEvaluation
import Pseudonymisation

/// Holds the files of an arriving case to what was decided: a sender's own words about its content are not believed.
///
/// Every file named `<category>.json` must be a canonical `brygga-case1` document of that category, with only fields that
/// the recipient's policy names for it; all must name one and the same person in just the form that was decided; and no
/// other personal number may stand in them, nor any in an attachment where the person is not named by one (`E_POLICY`).
struct PayloadCheck {
    private let policy: SharingPolicy
    private let index: BundleIndex
    private let tag: String
    private let options: ParsingOptions
    private let scan: LeakScan
    private var documents: [Int: [UInt8]] = [:]
    private var tails: [Int: [UInt8]] = [:]

    /// Prepares the check of a bundle's files; refuses one that passes for the document of another category.
    ///
    /// `tag` is that of the pseudonym domain that was decided.
    init(policy: SharingPolicy, index: BundleIndex, tag: String, at instant: Instant) throws(BundleFault) {
        (self.policy, self.index, self.tag) = (policy, index, tag)
        guard let day = CivilDay(instant.date) else {
            throw Self.refusal("the reference time")
        }
        options = ParsingOptions(referenceDate: day)
        scan = LeakScan(arrivingUnder: policy.jurisdiction, naming: nil, options: options)
        let documents = Set(policy.categories.map { CasePayload.documentName(of: $0.id).lowercased() })
        for file in index.files where documents.contains(file.name.text.lowercased()) {
            guard file.name.text == CasePayload.documentName(of: file.category) else {
                throw Self.refusal("a file has the name of another category's document")
            }
        }
    }

    /// Searches a segment of an attachment by itself; on any thread.
    func search(_ plaintext: Span<UInt8>, ofFileAt fileIndex: Int) throws(BundleFault) {
        guard isSearched(fileIndex) else { return }
        var dense: [UInt8] = []
        for number in 0..<AttachmentWindow.count(in: plaintext.count) {
            try requireNone(plaintext.extracting(AttachmentWindow.range(number, of: plaintext.count)), &dense)
        }
    }

    /// Takes a segment of a file, in order; of attachments only the end of the segment is kept, for what goes on in the next.
    mutating func take(_ plaintext: Span<UInt8>, ofFileAt fileIndex: Int) throws(BundleFault) {
        let file = index.files[fileIndex]
        if isSearched(fileIndex) {
            let overlap = AttachmentWindow.overlap
            let joint =
                tails[fileIndex, default: []]
                + plaintext.extracting(0..<min(overlap, plaintext.count)).copied
            var dense: [UInt8] = []
            try requireNone(joint.span, &dense)
            let end = plaintext.count > overlap ? [] : tails[fileIndex, default: []]
            let whole = end + plaintext.extracting(max(0, plaintext.count - overlap)..<plaintext.count).copied
            tails[fileIndex] = Array(whole[max(0, whole.count - overlap)...])
        } else if isDocument(fileIndex) {
            guard file.size <= CaseFile.maximumBytes else { throw Self.refusal("a document is too large") }
            documents[fileIndex, default: []] += plaintext.copied
        }
    }

    private func isDocument(_ fileIndex: Int) -> Bool {
        index.files[fileIndex].name.text == CasePayload.documentName(of: index.files[fileIndex].category)
    }

    private func isSearched(_ fileIndex: Int) -> Bool {
        !isDocument(fileIndex) && index.statement.identityForm != .personalNumber
    }

    private func requireNone(_ bytes: Span<UInt8>, _ dense: inout [UInt8]) throws(BundleFault) {
        guard !AttachmentWindow.search(bytes, by: scan, &dense) else {
            throw Self.refusal("a personal number stands in an attachment, where the person is not named by one")
        }
    }

    /// Checks every document once all are there, and says whom they name: nobody where there are attachments only.
    @discardableResult
    func finish() throws(BundleFault) -> PersonName {
        var person: JSONValue?
        var name = PersonName.none
        for (fileIndex, bytes) in documents.sorted(by: { $0.key < $1.key }) {
            let members = try members(of: bytes, category: index.files[fileIndex].category)
            let named = members["person"] ?? .null
            guard person == nil || person == named else { throw Self.refusal("its documents name different persons") }
            person = named
            let number = try number(in: members["person"])
            try checkContent(members, naming: number)
            name =
                number.map(PersonName.personalNumber)
                ?? named.object?["value"]?.string.map(PersonName.pseudonym) ?? .none
        }
        return name
    }

    /// How we name the person in our own register: by our own pseudonym of the number, or by the pseudonym as it came.
    func principal(of name: PersonName, with keys: KeyUnlocking) throws -> Redacted<String>? {
        switch name {
        case .none: nil
        case .pseudonym(let text): Redacted(text)
        case .personalNumber(let number): try keys.ownPseudonym(of: number, options: options)
        }
    }

    private func members(of bytes: [UInt8], category: Identifier) throws(BundleFault) -> [String: JSONValue] {
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
        return members
    }

    private func checkContent(_ members: [String: JSONValue], naming number: PersonalNumber?) throws(BundleFault) {
        let scan = LeakScan(arrivingUnder: policy.jurisdiction, naming: number, options: options)
        guard !scan.holdsNumber(members["fields"] ?? .null) else {
            throw Self.refusal("a personal number stands in a document, where the person is not named by it")
        }
    }

    /// The number a document names the person by, once it is certain that it names the person in the decided form.
    private func number(in person: JSONValue?) throws(BundleFault) -> PersonalNumber? {
        let form = index.statement.identityForm
        let other = Self.refusal("a document names the person in another form than was decided")
        guard form != .none else {
            guard person == nil else { throw other }
            return nil
        }
        guard let members = person?.object, members["form"]?.string == form.rawValue,
            let value = members["value"]?.string
        else { throw other }
        guard form == .personalNumber else {
            guard members.count == 2, let pseudonym = Pseudonym(parsing: value), pseudonym.tag == tag else {
                throw other
            }
            return nil
        }
        guard members.count == 3, let country = members["country"]?.string.flatMap(Country.init(rawValue:)),
            let number = try? PersonalNumber(parsing: value, country: country, options: options),
            number.canonical == value
        else { throw other }
        return number
    }

    private static func refusal(_ detail: String) -> BundleFault { BundleFault(.policy, detail, check: .decision) }
}
