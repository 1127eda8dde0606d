import CaseModel
import DisclosureControl

/// The file of what was released: one JSON object a line, with what was published and no hidden count.
///
/// It is replaced whole, never appended to, so that a kill leaves the former or the new one.
struct ReleaseFile {
    private let path: String
    private let bytes: [UInt8]
    /// The releases in their order.
    let releases: [ReleasedTable]

    private static let maximumBytes = 64 << 20

    /// Reads the file; one that is missing has no release.
    init(_ path: String) throws {
        self.path = path
        guard try InputFile.exists(path) else {
            (bytes, releases) = ([], [])
            return
        }
        bytes = try InputFile.read(path, maximumBytes: Self.maximumBytes)
        var releases: [ReleasedTable] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.last?.isEmpty ?? true else { throw Self.fault(path, line: lines.count) }
        for (number, line) in lines.dropLast().enumerated() {
            guard let value = try? StrictJSON.parse(Array(line), maximumBytes: Self.maximumBytes),
                let release = ReleasedTable(reading: value)
            else { throw Self.fault(path, line: number + 1) }
            releases.append(release)
        }
        self.releases = releases
    }

    /// Enters a release.
    func enter(_ release: ReleasedTable, effect: Effect) throws {
        try DurableFile.write(
            bytes + CanonicalJSON.bytes(of: release.json) + [0x0A], to: path, ifExisting: .replace, effect: effect)
    }

    private static func fault(_ path: String, line: Int) -> FailureInFile {
        FailureInFile(TabulationFault.unreadableReleases(line: line), file: path)
    }
}

extension ReleasedTable {
    /// The release as JSON, format `brygga-release` version 1.
    var json: JSONValue {
        .object([
            "format": "brygga-release", "version": 1, "name": .string(identifier), "population": .string(population),
            "method": .string(method.rawValue), "k": .integer(Int64(minimumGroup)),
            "counts": .array(
                counts.sorted { $0.key < $1.key }.map { key, count in
                    .object(["of": key.json, "persons": .integer(Int64(count))])
                }), "hidden": .array(hidden.sorted().map(\.json)),
        ])
    }

    /// Reads what `json` writes; nil for anything else.
    init?(reading value: JSONValue) {
        guard let members = value.object,
            Set(members.keys) == ["format", "version", "name", "population", "method", "k", "counts", "hidden"],
            members["format"] == "brygga-release", members["version"] == 1,
            let name = members["name"]?.string, let population = members["population"]?.string,
            let method = members["method"]?.string.flatMap(ProtectionMethod.init(rawValue:)),
            let group = members["k"]?.integer, (2...1_000_000).contains(group),
            let counted = members["counts"]?.array, let hidden = members["hidden"]?.array
        else { return nil }
        var counts: [ReleasedKey: Int] = [:]
        for entry in counted {
            guard let entry = entry.object, entry.count == 2, let key = entry["of"].flatMap(ReleasedKey.init(reading:)),
                let persons = entry["persons"]?.integer, persons >= 0,
                counts.updateValue(Int(persons), forKey: key) == nil
            else { return nil }
        }
        let keys = hidden.compactMap(ReleasedKey.init(reading:))
        guard keys.count == hidden.count else { return nil }
        self.init(
            identifier: name, population: population, method: method, minimumGroup: Int(group), counts: counts,
            hidden: Set(keys))
    }
}

extension ReleasedKey {
    fileprivate var json: JSONValue {
        .array(categories.map { .array([.string($0.variable), .string($0.label)]) })
    }

    fileprivate init?(reading value: JSONValue) {
        guard let array = value.array, array.count <= 2 else { return nil }
        var categories: [ReleasedCategory] = []
        for pair in array {
            guard let texts = pair.array?.compactMap(\.string), texts.count == 2, pair.array?.count == 2 else {
                return nil
            }
            categories.append(ReleasedCategory(variable: texts[0], label: texts[1]))
        }
        self.init(categories)
    }
}

/// A p-table in a file: `{"format": "brygga-perturbations", "version": 1, "rows": [{"count": 1, "entries": [{"change": -1,
/// "probability": 0.5133}, …]}, …]}`, at most eight decimals.
enum PerturbationFile {
    /// Reads a p-table.
    static func read(_ path: String) throws -> PerturbationTable {
        let bytes = try InputFile.read(path, maximumBytes: 1 << 20)
        guard let members = (try? StrictJSON.parse(bytes, maximumBytes: 1 << 20))?.object,
            Set(members.keys) == ["format", "version", "rows"], members["format"] == "brygga-perturbations",
            members["version"] == 1, let lines = members["rows"]?.array
        else { throw FailureInFile(TabulationFault.malformedPerturbations, file: path) }
        let rows = lines.compactMap(row)
        guard rows.count == lines.count else { throw FailureInFile(TabulationFault.malformedPerturbations, file: path) }
        do throws(TableError) { return try PerturbationTable(rows: rows) } catch {
            throw FailureInFile(TabulationFault.unusable(error), file: path)
        }
    }

    private static func row(_ value: JSONValue) -> PerturbationTable.Row? {
        guard let members = value.object, members.count == 2, let count = members["count"]?.integer,
            (1...Int64(PerturbationTable.rowLimit)).contains(count), let list = members["entries"]?.array
        else { return nil }
        let entries = list.compactMap(entry)
        return entries.count == list.count ? PerturbationTable.Row(count: Int(count), entries: entries) : nil
    }

    private static func entry(_ value: JSONValue) -> PerturbationTable.Entry? {
        guard let members = value.object, members.count == 2, let change = members["change"]?.integer,
            abs(change) <= Int64(PerturbationTable.changeLimit), let probability = members["probability"]
        else { return nil }
        let text: String
        switch probability {
        case .integer(let whole): text = String(whole)
        case .decimal(let written): text = written
        default: return nil
        }
        return share(text).map { PerturbationTable.Entry(change: Int(change), probability: $0) }
    }

    /// A number of 0 to 1 with at most eight decimals, in units of `PerturbationTable.one`.
    private static func share(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), (0...1).contains(whole), parts[0].count == 1 else {
            return nil
        }
        guard parts.count == 2 else { return whole * PerturbationTable.one }
        guard (1...8).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
            let fraction = Int(parts[1] + String(repeating: "0", count: 8 - parts[1].count))
        else { return nil }
        return whole * PerturbationTable.one + fraction
    }
}
