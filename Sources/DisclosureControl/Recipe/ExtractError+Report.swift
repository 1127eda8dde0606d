public import CaseModel
internal import OpenSSLCrypto

extension ExtractError: ReportableFailure {
    /// One code per cause.
    public var code: String {
        switch self {
        case .malformed: "json.malformed"
        case .recipe: "extract.recipe"
        case .unlistedColumn, .unlistedMember, .absentColumn, .duplicateColumn: "extract.columns"
        case .absentMapping, .otherMapping, .mapping, .levelBeyondMapping: "extract.mapping"
        case .rowShape, .cell: "extract.cell"
        case .tooLarge: "extract.too-large"
        case .noRows: "extract.no-rows"
        case .tooMuchDropped: "extract.dropped"
        case .inputChanged: "file.changed"
        case .latticeTooLarge: "extract.lattice"
        case .noSuitableLevels: "extract.no-levels"
        case .cryptography: "cryptography.failed"
        }
    }

    /// Disclosure control where the rows themselves stand in the way, else bad input.
    public var failureClass: FailureClass {
        switch self {
        case .tooMuchDropped, .noSuitableLevels: .disclosureControl
        case .cryptography, .inputChanged: .surroundings
        default: .badInput
        }
    }

    /// The JSON pointer, line or row.
    public var place: Place? {
        switch self {
        case .malformed(let fault): fault.place
        case .recipe(_, let pointer): Place(pointer: pointer)
        case .mapping(_, _, let line) where line > 0: Place(line: line)
        default: nil
        }
    }

    /// What is wrong and where, never a value.
    public var message: String {
        switch self {
        case .malformed(let fault): fault.message
        case .recipe(let fault, _): fault.message
        case .unlistedColumn(let position, let name):
            "the recipe does not list column \(position) of the table (\(name))"
        case .unlistedMember(let name, let row): "the recipe does not list the member \(name) of row \(row)"
        case .absentColumn(let name): "the table lacks the column \(name) of the recipe"
        case .duplicateColumn(let name): "the table has the column \(name) twice"
        case .absentMapping(let table): "the mapping table \(table) of the recipe is not at hand"
        case .otherMapping(let table): "the mapping table \(table) is not the one whose SHA-256 the recipe states"
        case .mapping(let fault, let table, _): "the mapping table \(table) \(fault.words)"
        case .levelBeyondMapping(let column, let highest):
            "the level of the column \(column) is above the highest of its mapping table, \(highest)"
        case .rowShape(let row): "row \(row) does not have just the cells of the header"
        case .cell(let fault, let column, let row): "\(fault.words) in the column \(column), row \(row)"
        case .tooLarge(let limit): "the table has more than \(limit) rows, persons or values"
        case .noRows: "the table has no row"
        case .tooMuchDropped(let shortfall):
            "\(shortfall.droppedRows) of \(shortfall.rows) rows would have to be left out, more than the recipe allows"
        case .inputChanged: "the table changed between the two times it was read"
        case .latticeTooLarge(let limit): "the levels of all columns make more than \(limit) combinations"
        case .noSuitableLevels: "no combination of levels satisfies the recipe"
        case .cryptography(let error): error.description
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed(let fault): fault.hint
        case .recipe: "compare the recipe with docs/disclosure-control-extracts.md, section 1"
        case .unlistedColumn, .unlistedMember:
            "list the column in the recipe, with the role drop if it is not to be released"
        case .absentColumn, .duplicateColumn: "give the table that the recipe was made for"
        case .cell(.empty, _, _): "name the empty text in the recipe's missing markers"
        case .cell(.notAPseudonym, _, _): "replace the personal numbers by pseudonyms first"
        case .tooMuchDropped(let shortfall):
            shortfall.remedies.isEmpty
                ? "no single column helps: let the levels be searched" : "make one of these columns coarser"
        case .noSuitableLevels: "add coarser levels to the recipe, or leave a column out"
        case .inputChanged: "run again when nobody writes to the table"
        default: nil
        }
    }

    /// The remedies, one a line, the least loss first.
    public var details: [String] {
        guard case .tooMuchDropped(let shortfall) = self else { return [] }
        return shortfall.remedies.map { remedy in
            let change = remedy.isRemoval ? "write * for \(remedy.column)" : "\(remedy.column) at level \(remedy.level)"
            return "\(change): \(remedy.droppedRows.counted("row", "rows")) would be left out"
        }
    }

    /// The remedies for machines.
    public var detailObjects: JSONValue? {
        guard case .tooMuchDropped(let shortfall) = self else { return nil }
        return .array(
            shortfall.remedies.map { remedy in
                .object([
                    "column": .string(remedy.column), "level": .integer(Int64(remedy.level)),
                    "removes": .bool(remedy.isRemoval), "dropped_rows": .integer(Int64(remedy.droppedRows)),
                ])
            })
    }
}

extension RecipeFault {
    fileprivate var message: String {
        switch self {
        case .missing: "a member of the recipe is missing"
        case .unknownMember: "the recipe has a member that is not in the schema"
        case .wrongType(let expected): "a value of the recipe has the wrong type, expected \(expected)"
        case .unknownWord: "a word of the recipe is not one that may stand there"
        case .outside(let allowed): "a value of the recipe is outside what is allowed: \(allowed)"
        case .duplicate: "something stands twice in the recipe"
        case .conflict(let other): "a member of the recipe may not stand beside \(other)"
        case .notNested: "a level of the recipe is not nested in the next coarser one"
        case .roles(let needed): "the recipe needs \(needed)"
        }
    }
}

extension CellFault {
    fileprivate var words: String {
        switch self {
        case .unfit: "a value does not fit its kind"
        case .empty: "a value is empty"
        case .notUTF8: "a value is not UTF-8"
        case .notAPseudonym: "a value is no pseudonym"
        }
    }
}

extension MappingFault {
    fileprivate var words: String {
        switch self {
        case .tooLarge: "is larger than \(MappingTable.maximumBytes) bytes"
        case .notUTF8: "is not UTF-8"
        case .empty: "has no line"
        case .width: "has a line with another number of cells"
        case .cell: "has a cell that is empty or holds a quote or a control character"
        case .duplicateValue: "has a value twice"
        case .notNested: "has two values that share a level and not the one above it"
        }
    }
}
