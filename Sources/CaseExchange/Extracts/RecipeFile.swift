import CaseModel
public import DisclosureControl
import PersonalNumbers

/// A recipe in a file, with the mapping tables that it names, which lie in the same folder.
public struct RecipeFile: Sendable {
    /// The path.
    public let path: String
    /// The recipe.
    public let recipe: ExtractRecipe

    private static let maximumMappingBytes = 64 << 20

    /// Reads the recipe. Throws `extract.recipe` with a JSON pointer.
    public init(_ path: String) throws {
        self.path = path
        let bytes = try InputFile.read(path, maximumBytes: ExtractRecipe.maximumBytes)
        do throws(ExtractError) { recipe = try ExtractRecipe(parsing: bytes) } catch {
            throw FailureInFile(error, file: path)
        }
    }

    /// Writes a recipe with everything stated, as canonical bytes and a line end.
    public static func write(
        _ recipe: ExtractRecipe, to path: String, ifExisting existing: ExistingFile, effect: Effect
    ) throws {
        try DurableFile.write(recipe.canonicalBytes + [0x0A], to: path, ifExisting: existing, effect: effect)
    }

    /// The recipe bound to the columns of a table.
    func plan(_ header: [String]) throws -> ExtractPlan {
        var tables: [String: [UInt8]] = [:]
        for (name, _) in recipe.mappingTables {
            // A name is no path: a recipe from elsewhere reaches no other folder.
            guard !name.contains("/"), name != ".." else { throw fault(.absentMapping(table: pointerToken(name))) }
            let place = FilePath.folder(of: path) + "/" + name
            guard try InputFile.exists(place) else { throw fault(.absentMapping(table: name)) }
            tables[name] = try InputFile.read(place, maximumBytes: Self.maximumMappingBytes)
        }
        do throws(ExtractError) { return try ExtractPlan(recipe, header: header, mappingTables: tables) } catch {
            throw fault(error)
        }
    }

    /// The country of the personal numbers.
    func country() throws(ExtractFault) -> Country {
        for column in recipe.columns {
            guard case .pseudonym(let name) = column.role else { continue }
            guard let country = Country(rawValue: name) else { throw .unknownCountry(name) }
            return country
        }
        throw .unknownCountry("")
    }

    private func fault(_ error: ExtractError) -> FailureInFile { FailureInFile(error, file: path) }
}
