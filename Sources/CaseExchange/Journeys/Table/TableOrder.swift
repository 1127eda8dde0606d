public import CaseModel
public import ParallelWork
public import PersonalNumbers
public import Pseudonymisation

/// What is to be done with a table.
public struct TableOrder: Sendable {
    /// A column of personal numbers.
    public struct Column: Sendable {
        /// The name, exactly as the table has it.
        public let name: String
        /// The country of the numbers.
        public let country: Country
        /// The domain of the pseudonyms; nil for the order's.
        public let domain: Identifier?

        /// Names a column.
        public init(_ name: String, country: Country, domain: Identifier? = nil) {
            (self.name, self.country, self.domain) = (name, country, domain)
        }
    }

    /// Where the result goes.
    public enum Destination: Sendable {
        /// A new file.
        case file(String, ExistingFile)
        /// Standard output, once everything is right.
        case standardOutput
    }

    /// What becomes of rows with a number that is not valid.
    public enum InvalidNumbers: Sendable {
        /// The run ends.
        case stop
        /// They go to a file, sealed to the agency itself or to the certificate in a file.
        case quarantine(String, ExistingFile, certificate: String?)
    }

    /// In which order rows are written.
    public enum RowOrder: Sendable {
        /// That of the input.
        case kept
        /// One chosen by chance.
        case shuffled
    }

    /// The table, or `-` for standard input.
    public var path: String
    /// The columns that are replaced.
    public var columns: [Column]
    /// The columns that are known to hold no numbers.
    public var freeColumns: [String] = []
    /// The domain of columns that name none.
    public var domain: Identifier
    /// The tag of that domain, when no policy at hand names it.
    public var tag: String?
    /// How the records are written.
    public var format: PseudonymStreamOptions.Format = .delimited(.detected)
    /// The dialect that the result is written in; nil for the one it came in, byte by byte.
    public var writtenDialect: TableDialect?
    /// What becomes of rows with a number that is not valid.
    public var invalidNumbers: InvalidNumbers = .stop
    /// The file of a history of numbers.
    public var history: String?
    /// In which order rows are written.
    public var rowOrder: RowOrder = .kept
    /// How many threads work at once.
    public var jobs: Int
    /// Where the result goes.
    public var destination: Destination = .standardOutput

    /// States what is needed at least.
    public init(_ path: String, columns: [Column], domain: Identifier, jobs: Int = OrderedWork.processors) {
        (self.path, self.columns, self.domain, self.jobs) = (path, columns, domain, jobs)
    }
}
