import CaseModel
import DisclosureControl
import PersonalNumbers
import Pseudonymisation

/// The data of a table: a file, or the folder of an extract that was opened.
public struct TabulatedData: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The column of pseudonyms.
    public let person: String

    /// Finds the file and the column: of a folder, by the recipe in it; of a file, the column that is named, else
    /// `pseudonym`.
    public init(_ path: String, person: String?) throws {
        let path = FilePath.withoutTrailingSlash(path)
        guard try InputFile.isFolder(path) else {
            (self.path, self.person) = (path, person ?? "pseudonym")
            return
        }
        self.path = path + "/" + ExtractParcel.rows
        self.person = try person ?? RecipeFile(path + "/" + ExtractParcel.recipe).recipe.pseudonymColumn
    }
}

/// A file of targets: CSV with the header `category,target`, whole numbers.
public enum TargetFile {
    /// Reads the targets in their order. Throws `tabulate.targets` with the line.
    public static func read(_ path: String) throws -> [(category: String, target: Int)] {
        var targets: [(category: String, target: Int)] = []
        guard let day = CivilDay(year: 2000, month: 1, day: 1) else { return [] }
        try RowTable(path, format: .delimited(.detected)).read(asOf: day) { names in
            guard names == ["category", "target"] else { throw fault(path, line: 1) }
        } row: { bytes, ends in
            let category = bytes.text(0, ends)
            guard let target = Int(bytes.text(1, ends)), (0...1_000_000_000_000).contains(target),
                !targets.contains(where: { $0.category == category })
            else { throw fault(path, line: targets.count + 2) }
            targets.append((category, target))
        }
        return targets
    }

    private static func fault(_ path: String, line: Int) -> FailureInFile {
        FailureInFile(TabulationFault.malformedTargets(line: line), file: path)
    }
}

/// Writes what is made of a table.
public enum TableFiles {
    /// Refuses files that exist.
    public static func requireNew(_ paths: [String]) throws(FileFault) {
        for path in paths where try InputFile.exists(path) { throw FileFault("create", path, .exists) }
    }

    /// Writes files: none of them where one exists already and is to be kept.
    public static func write(
        _ files: [(path: String, bytes: [UInt8])], ifExisting existing: ExistingFile, effect: Effect
    ) throws {
        if existing == .keep { try requireNew(files.map(\.path)) }
        for file in files {
            try DurableFile.write(file.bytes, to: file.path, ifExisting: existing, effect: effect)
        }
    }
}
