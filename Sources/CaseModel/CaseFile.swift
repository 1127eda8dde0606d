/// A case file as an agency's own system gives it: the person, subject flags, fields by category, attachments
/// (schema in docs/schema/case-file.schema.json). Field types are free; the category decides what may be shared.
public struct CaseFile: Sendable {
    /// Whom the case is about.
    public let person: Person
    /// What the sender states about the person's subject flags; a flag not named here is not stated.
    public let subjectFlags: [Identifier: Bool]
    /// The fields of each category, by name.
    public let categories: [Identifier: Redacted<[String: JSONValue]>]
    /// The attached files.
    public let attachments: [Attachment]

    /// A person as the case file names one; the number is not yet checked.
    public struct Person: Hashable, Sendable {
        /// The country whose number it is, two letters (ISO 3166-1).
        public let country: String
        /// The personal number as written.
        public let number: Redacted<String>
    }

    /// A file that travels with its category.
    public struct Attachment: Hashable, Sendable {
        /// Where it lies, relative to the case file; it may describe the person.
        public let path: Redacted<String>
        /// The category it belongs to.
        public let category: Identifier
    }

    /// The most bytes a case file may have: 16 MiB.
    public static let maximumBytes = 16 << 20
    /// The most attachments a case file may name.
    public static let maximumAttachments = 1000

    /// Reads a case file; faults carry a JSON pointer and never a value.
    public init(parsing bytes: [UInt8], file: String?) throws(CaseFileFault) {
        let document: JSONValue
        do {
            document = try StrictJSON.parse(bytes, maximumBytes: Self.maximumBytes)
        } catch {
            throw CaseFileFault(
                .malformed(error),
                place: Place(
                    file: file, line: error.place?.line,
                    column: error.place?.column))
        }
        let reader = CaseFileReader(file: file)
        guard let members = document.object else { throw reader.fault(.wrongType(expected: "object"), "") }
        person = try reader.person(members["person"])
        subjectFlags = try reader.flags(members["subject_flags"])
        attachments = try reader.attachments(members["attachments"])
        var categories: [Identifier: Redacted<[String: JSONValue]>] = [:]
        for (name, value) in members where !["person", "subject_flags", "attachments"].contains(name) {
            guard let category = Identifier(name) else { throw reader.fault(.unknownName, "/" + pointerToken(name)) }
            guard let fields = value.object else {
                throw reader.fault(.wrongType(expected: "object"), "/" + pointerToken(name))
            }
            categories[category] = Redacted(fields)
        }
        self.categories = categories
    }
}

/// A reference token of an RFC 6901 JSON pointer for messages; a name that could be a personal number, or that holds what
/// a terminal would act upon, is shown as `?`.
package func pointerToken(_ name: String) -> String {
    let digits = name.utf8.count { (0x30...0x39).contains($0) }
    guard digits < 6, name.utf8.count <= 64, name.unicodeScalars.allSatisfy(\.isHarmlessInMessages) else { return "?" }
    var token = ""
    for scalar in name.unicodeScalars {
        switch scalar {
        case "~": token += "~0"
        case "/": token += "~1"
        default: token.unicodeScalars.append(scalar)
        }
    }
    return token
}

extension Unicode.Scalar {
    /// Whether a terminal shows it as a character and nothing else: no control, format or line separator, no direction
    /// mark, nothing private or unassigned.
    package var isHarmlessInMessages: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
