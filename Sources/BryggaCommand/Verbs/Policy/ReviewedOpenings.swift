import CaseExchange
import CaseModel
import PolicyEvaluation

/// Openings of a policy that people reviewed: boxes of cells, one JSON object a line, as `policy diff --json` prints them.
struct ReviewedOpenings {
    /// The most bytes that are read.
    static let maximumBytes = 16 << 20

    private let boxes: [[String: Set<String>]]
    private static let dimensions = ["from", "to", "roles", "purposes", "categories", "identities"]

    /// Reads a file; a line that says another change than `opened` is no opening and is passed over.
    init(readFrom path: String) throws {
        let bytes = try InputFile.read(path, maximumBytes: Self.maximumBytes)
        var boxes: [[String: Set<String>]] = []
        for (number, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let value = try? StrictJSON.parse(Array(line), maximumBytes: Self.maximumBytes),
                let object = value.object
            else {
                throw ReviewFault(path: path, line: number + 1, what: "is no JSON object")
            }
            guard object["change"] == nil || object["change"] == .string(PolicyDiff.Kind.opened.rawValue) else {
                continue
            }
            var box: [String: Set<String>] = [:]
            for dimension in Self.dimensions {
                guard let names = object[dimension]?.array?.map(\.string), !names.contains(nil), !names.isEmpty else {
                    throw ReviewFault(path: path, line: number + 1, what: "has no list '\(dimension)'")
                }
                box[dimension] = Set(names.compactMap { $0 })
            }
            if let flags = object["flags"]?.array {
                box["flags"] = Set(flags.map { ($0.array ?? []).compactMap(\.string).sorted().joined(separator: ",") })
            }
            boxes.append(box)
        }
        self.boxes = boxes
    }

    /// Whether one of the boxes holds every cell of another. A box without `flags` is about people without any.
    func covers(_ box: CellBox) -> Bool {
        let wanted: [(String, Set<String>)] = [
            ("from", Set(box.from.map(\.text))), ("to", Set(box.to.map(\.text))),
            ("roles", Set(box.roles.map(\.text))), ("purposes", Set(box.purposes.map(\.text))),
            ("categories", Set(box.categories.map(\.text))), ("identities", Set(box.identities.map(\.rawValue))),
            ("flags", Set(box.flags.map { $0.map(\.text).joined(separator: ",") })),
        ]
        return boxes.contains { reviewed in
            wanted.allSatisfy { $1.isSubset(of: reviewed[$0] ?? ($0 == "flags" ? [""] : [])) }
        }
    }
}

/// A file of reviewed openings that cannot be read.
struct ReviewFault: ReportableFailure {
    let path: String
    let line: Int
    let what: String

    var code: String { "policy.review-malformed" }
    var failureClass: FailureClass { .badInput }
    var message: String { "line \(line) of the reviewed openings \(what)" }
    var hint: String? { "give the lines that 'policy diff --json' prints for the openings that were reviewed" }
    var place: Place? { Place(file: path, line: line) }
}
