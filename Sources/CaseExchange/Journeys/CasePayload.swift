import BundleSealing
import CaseModel
import ParallelWork
import PersonalNumbers
import PolicyEvaluation

/// The files of a bundle: one JSON document per category, and the attachments.
///
/// `<category>.json` is canonical JSON: `{"category","fields","format":"brygga-case1","person":{"form","value","country"}}`;
/// `person` is absent when nobody is named, `country` when the form is a pseudonym.
struct CasePayload {
    let files: [PayloadFile]
    /// How many attachments cannot be searched for personal numbers.
    let opaqueAttachments: Int

    /// The format's name and version.
    static let format = "brygga-case1"

    /// The name of a category's document.
    static func documentName(of category: Identifier) -> String {
        category.text.replacing("/", with: ",") + ".json"
    }

    /// Builds the files of a permitted disclosure; nothing that the disclosure does not hold can enter them.
    init(
        _ disclosure: PermittedDisclosure, from source: CaseSource, named name: PersonName, scan: LeakScan,
        under policy: SharingPolicy
    ) throws {
        var files: [PayloadFile] = []
        // An attachment must not pass for the document of a category, be it in this bundle or not.
        var names = Set(policy.categories.map { Array(Self.documentName(of: $0.id).lowercased().utf8) })
        for (category, fields) in disclosure.categories.sorted(by: { $0.key < $1.key }) {
            try scan.check(fields.value, in: category, of: source)
            let document: [String: JSONValue] = [
                "format": .string(Self.format), "category": .string(category.text), "fields": .object(fields.value),
            ]
            let bytes = CanonicalJSON.bytes(of: .object(document.merging(name.members) { old, _ in old }))
            guard let file = PayloadFileName(Self.documentName(of: category)) else {
                throw ExportFault.fileName(Place(file: source.path, pointer: "/" + category.text))
            }
            files.append(PayloadFile(name: file, category: category, content: PlaintextBytes(bytes)))
        }
        var opaque = 0
        for attachment in disclosure.attachments {
            let index = source.file.attachments.firstIndex { $0 == attachment } ?? 0
            let place = source.place(ofAttachmentAt: index)
            guard let file = PayloadFileName(FilePath.name(of: attachment.path.value)),
                names.insert(Array(file.text.lowercased().utf8)).inserted
            else { throw ExportFault.fileName(place) }
            let content = try source.open(attachment, at: place)
            let jobs = OrderedWork.processors
            if try scan.check(content, named: file.text, at: place, jobs: jobs) == .opaque { opaque += 1 }
            files.append(PayloadFile(name: file, category: attachment.category, content: content))
        }
        self.files = files
        opaqueAttachments = opaque
    }
}

/// How a bundle names the person.
enum PersonName {
    case none
    case pseudonym(String)
    case personalNumber(PersonalNumber)

    /// The `person` member of a category's document.
    var members: [String: JSONValue] {
        switch self {
        case .none: [:]
        case .pseudonym(let text):
            ["person": ["form": .string(IdentityForm.pseudonym.rawValue), "value": .string(text)]]
        case .personalNumber(let number):
            [
                "person": [
                    "form": .string(IdentityForm.personalNumber.rawValue), "value": .string(number.canonical),
                    "country": .string(number.country.rawValue),
                ]
            ]
        }
    }
}
