/// Why a case file was refused, and where.
public struct CaseFileFault: ReportableFailure {
    /// What is wrong with the case file.
    public enum Reason: Sendable, Hashable {
        /// It is not JSON.
        case malformed(JSONFault)
        /// A member is missing.
        case missing
        /// A value has the wrong type.
        case wrongType(expected: String)
        /// A name is no identifier.
        case unknownName
        /// An attachment path is empty, absolute, or leads out of the case's folder.
        case unsafePath
        /// More attachments than are allowed.
        case tooMany
    }

    /// What is wrong.
    public let reason: Reason
    /// The file and JSON pointer.
    public let place: Place?

    init(_ reason: Reason, place: Place) {
        self.reason = reason
        self.place = place
    }

    /// `case.malformed`.
    public var code: String { "case.malformed" }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong, without the value.
    public var message: String {
        switch reason {
        case .malformed(let fault): fault.message
        case .missing: "a member of the case file is missing"
        case .wrongType(let expected): "a value of the case file has the wrong type, expected \(expected)"
        case .unknownName: "a name in the case file is not an identifier"
        case .unsafePath: "an attachment path must be relative and stay in the case's folder"
        case .tooMany: "the case file names more than \(CaseFile.maximumAttachments) attachments"
        }
    }
    /// What to do.
    public var hint: String? { "compare the file with docs/schema/case-file.schema.json" }
}

/// Reads the parts of a case file that are not fields.
struct CaseFileReader {
    let file: String?

    func fault(_ reason: CaseFileFault.Reason, _ pointer: String) -> CaseFileFault {
        CaseFileFault(reason, place: Place(file: file, pointer: pointer))
    }

    func person(_ value: JSONValue?) throws(CaseFileFault) -> CaseFile.Person {
        guard let value else { throw fault(.missing, "/person") }
        guard let members = value.object else { throw fault(.wrongType(expected: "object"), "/person") }
        for name in members.keys where name != "country" && name != "number" {
            throw fault(.unknownName, "/person/" + pointerToken(name))
        }
        let country = try text(members["country"], "/person/country")
        let number = try text(members["number"], "/person/number")
        return CaseFile.Person(country: country, number: Redacted(number))
    }

    func flags(_ value: JSONValue?) throws(CaseFileFault) -> [Identifier: Bool] {
        guard let value else { return [:] }
        guard let members = value.object else { throw fault(.wrongType(expected: "object"), "/subject_flags") }
        var flags: [Identifier: Bool] = [:]
        for (name, value) in members {
            let pointer = "/subject_flags/" + pointerToken(name)
            guard let flag = Identifier(name) else { throw fault(.unknownName, pointer) }
            guard let truth = value.bool else { throw fault(.wrongType(expected: "boolean"), pointer) }
            flags[flag] = truth
        }
        return flags
    }

    func attachments(_ value: JSONValue?) throws(CaseFileFault) -> [CaseFile.Attachment] {
        guard let value else { return [] }
        guard let elements = value.array else { throw fault(.wrongType(expected: "array"), "/attachments") }
        guard elements.count <= CaseFile.maximumAttachments else { throw fault(.tooMany, "/attachments") }
        var attachments: [CaseFile.Attachment] = []
        for (index, element) in elements.enumerated() {
            let pointer = "/attachments/\(index)"
            guard let members = element.object else { throw fault(.wrongType(expected: "object"), pointer) }
            for name in members.keys where name != "path" && name != "category" {
                throw fault(.unknownName, pointer + "/" + pointerToken(name))
            }
            let path = try text(members["path"], pointer + "/path")
            guard Self.staysBelow(path) else { throw fault(.unsafePath, pointer + "/path") }
            guard let category = Identifier(try text(members["category"], pointer + "/category")) else {
                throw fault(.unknownName, pointer + "/category")
            }
            attachments.append(CaseFile.Attachment(path: Redacted(path), category: category))
        }
        return attachments
    }

    private func text(_ value: JSONValue?, _ pointer: String) throws(CaseFileFault) -> String {
        guard let value else { throw fault(.missing, pointer) }
        guard let text = value.string else { throw fault(.wrongType(expected: "string"), pointer) }
        return text
    }

    private static func staysBelow(_ path: String) -> Bool {
        // Bytes, as the file system sees them: a slash with a combining mark is another Character, but still a slash.
        let parts = Array(path.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return !path.utf8.contains(0)
            && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual([0x2E]) && !$0.elementsEqual([0x2E, 0x2E]) }
    }
}
