public import CaseModel
public import PersonalNumbers

/// Checks the personal numbers of a file or of standard input, one a line, in constant memory.
public struct NumberCheck: Sendable {
    /// How a value stands on its line.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// The line is the value.
        case lines
        /// The line is a JSON string, so that a value can hold any character.
        case ndjson
    }

    /// What one value is.
    public enum Verdict: Sendable, Hashable {
        /// A valid number.
        case valid(PersonalNumber)
        /// No valid number, for this reason.
        case invalid(PersonalNumberError)
        /// The value has more bytes than are read.
        case tooLong
    }

    /// One value's result.
    public struct Outcome: Sendable, Hashable {
        /// The line it stands on, from 1.
        public let line: Int
        /// What it is.
        public let verdict: Verdict
    }

    /// The longest value in bytes.
    public static let valueLimit = 4096

    /// The longest line of JSON: every character of the longest value written as an escape, and blanks.
    private static let jsonLimit = 32 << 10
    private static let chunkSize = 16 << 10
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let country: Country
    private let options: ParsingOptions
    private let form: Form

    /// Prepares a check of one country's numbers.
    public init(country: Country, options: ParsingOptions, form: Form = .lines) {
        (self.country, self.options, self.form) = (country, options, form)
    }

    /// Reads a file, or standard input for `-`, and hands on the outcomes in order, some at a time.
    ///
    /// A byte order mark before the first value is passed over. Throws `json.malformed` or `id.not-a-string` with the line
    /// when a line of NDJSON is not one JSON string; the outcomes before it have been handed on.
    public func run(_ path: String, _ report: ([Outcome]) throws -> Void) throws {
        let input = try InputStream(path)
        var lines = InputLines(limit: form == .lines ? Self.valueLimit : Self.jsonLimit)
        var number = 0
        var isAtEnd = false
        while !isAtEnd {
            let chunk = try input.next(Self.chunkSize)
            isAtEnd = chunk.isEmpty
            var outcomes: [Outcome] = []
            let take = { (line: InputLines.Line) throws in
                number += 1
                outcomes.append(Outcome(line: number, verdict: try verdict(on: line, number)))
            }
            do {
                if isAtEnd { try lines.finish(take) } else { try lines.take(chunk, take) }
            } catch let failure as any ReportableFailure {
                try report(outcomes)
                throw FailureInFile(failure, file: path == "-" ? nil : path)
            }
            if !outcomes.isEmpty { try report(outcomes) }
        }
    }

    private func verdict(on line: InputLines.Line, _ number: Int) throws -> Verdict {
        guard case .whole(var bytes) = line else { return .tooLong }
        if number == 1, bytes.starts(with: Self.mark) { bytes.removeFirst(Self.mark.count) }
        if form == .ndjson { bytes = try Self.string(in: bytes, number) }
        guard bytes.count <= Self.valueLimit else { return .tooLong }
        do throws(PersonalNumberError) {
            return .valid(try PersonalNumber(parsing: bytes, country: country, options: options))
        } catch { return .invalid(error) }
    }

    private static func string(in line: [UInt8], _ number: Int) throws -> [UInt8] {
        let value: JSONValue
        do throws(JSONFault) {
            value = try StrictJSON.parse(LoneSurrogates.replaced(in: line), maximumBytes: jsonLimit)
        } catch {
            throw JSONFault(reason: error.reason, line: number, column: max(error.column, 1))
        }
        guard let text = value.string else { throw NumberInputFault(.notAString(value.kindName), line: number) }
        return Array(text.utf8)
    }
}

/// Input that numbers cannot be looked for in.
public struct NumberInputFault: ReportableFailure, Hashable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// A line of NDJSON holds another kind of value.
        case notAString(String)
        /// A NUL byte, as in UTF-16 or a document that is no text.
        case nulByte
    }

    /// What is wrong.
    public let reason: Reason
    /// The line, from 1.
    public let line: Int

    init(_ reason: Reason, line: Int) { (self.reason, self.line) = (reason, line) }

    /// One code per cause.
    public var code: String { if case .nulByte = reason { "id.nul-byte" } else { "id.not-a-string" } }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong.
    public var message: String {
        switch reason {
        case .notAString(let kind): "the line is JSON of kind \(kind), not a string"
        case .nulByte: "the input holds a NUL byte and is no text in UTF-8"
        }
    }
    /// What to do.
    public var hint: String? {
        switch reason {
        case .notAString: "write every value as a JSON string on a line of its own"
        case .nulByte: "convert it to UTF-8 text, for example with iconv, and search that"
        }
    }
    /// Where.
    public var place: Place? { Place(line: line) }
}
