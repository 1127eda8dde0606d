import CaseModel
public import PersonalNumbers
import Pseudonymisation

/// An agency's own list of personal numbers, for which a map is made: one a line, or a column of a CSV table.
public struct NumberList: Sendable {
    private let files: [ListFile]
    private let country: Country

    /// Names files, `-` for standard input; with a column they are CSV tables with a header, else they have one number a
    /// line. Nothing is read yet.
    public init(_ paths: [String], country: Country, column: String?) {
        (files, self.country) = (paths.map { ListFile($0, column: column) }, country)
    }

    /// Reads every number. The first that is none ends the run with its line, never its value. Empty lines are passed
    /// over; empty cells are not.
    func numbers(options: ParsingOptions, _ body: (PersonalNumber) throws -> Void) throws {
        for file in files {
            try file.read(asOf: options.referenceDate) { record in
                let number: PersonalNumber
                do throws(PersonalNumberError) {
                    number = try PersonalNumber(parsing: record.cells[0], country: country, options: options)
                } catch { throw ColumnFault.table(.invalidNumber(error, at: record.place)) }
                try body(number)
            }
        }
    }
}
