public import CaseModel
public import OpenSSLCrypto
public import PersonalNumbers

/// A person as a command is told of one: a case file, or a bare number in a file or on standard input; never an argument.
public struct PersonInput: Sendable {
    /// The checked personal number; it masks itself.
    public let number: PersonalNumber
    /// How it was read.
    let options: ParsingOptions
    /// What the case file states about the person, such as a protected identity; empty for a bare number.
    public private(set) var flags: [Identifier: Bool] = [:]

    /// Checks the number of a case file's person.
    public init(_ person: CaseFile.Person, file: String?, at instant: Instant) throws(PersonFault) {
        guard let country = Country(rawValue: person.country) else {
            throw PersonFault(.unknownCountry, place: Place(file: file, pointer: "/person/country"))
        }
        let place = Place(file: file, pointer: "/person/number")
        (number, options) = try Self.number(person.number.value, country, at: instant, place: place)
    }

    private init(number: PersonalNumber, options: ParsingOptions) { (self.number, self.options) = (number, options) }

    /// Reads the person of a case file, or of `case.json` in a folder.
    public init(caseFile path: String, at instant: Instant) throws {
        let source = try CaseSource(path)
        try self.init(source.file.person, file: source.path, at: instant)
        flags = source.file.subjectFlags
    }

    /// Reads a file (or standard input for `-`) that has a number of the given country on one line.
    public init(file path: String, country: Country?, at instant: Instant) throws {
        let bytes = try InputFile.read(path, maximumBytes: 64 << 10)
        let file = path == "-" ? nil : path
        guard let country else { throw PersonFault(.unknownCountry, place: Place(file: file)) }
        let read = try Self.number(
            String(decoding: bytes.prefix(1024), as: UTF8.self), country, at: instant, place: Place(file: file))
        self = PersonInput(number: read.0, options: read.1)
    }

    /// Checks a number that was typed at a terminal.
    public init(typed secret: borrowing SecretBytes, country: Country, at instant: Instant) throws(PersonFault) {
        let text = secret.withBytes { bytes in
            var copy: [UInt8] = []
            for index in bytes.indices { copy.append(bytes[index]) }
            return String(decoding: copy, as: UTF8.self)
        }
        let read = try Self.number(text, country, at: instant, place: Place())
        self = PersonInput(number: read.0, options: read.1)
    }

    private static func number(
        _ text: String, _ country: Country, at instant: Instant, place: Place
    ) throws(PersonFault) -> (PersonalNumber, ParsingOptions) {
        guard let day = CivilDay(instant.date) else {
            throw PersonFault(.invalidNumber("date"), place: place)
        }
        let options = ParsingOptions(referenceDate: day)
        do throws(PersonalNumberError) {
            return (try PersonalNumber(parsing: text, country: country, options: options), options)
        } catch {
            throw PersonFault(.invalidNumber(error.reason.rawValue), place: place)
        }
    }
}

/// A person that is not named by a valid personal number.
public struct PersonFault: ReportableFailure, Hashable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The country is not given or not one of the five.
        case unknownCountry
        /// The number is not valid, for this reason.
        case invalidNumber(String)
    }

    /// What is wrong.
    public let reason: Reason
    /// Where.
    public let place: Place?

    /// No country was given where one must be.
    public static let countryNotGiven = PersonFault(.unknownCountry, place: Place())

    init(_ reason: Reason, place: Place) {
        self.reason = reason
        self.place = place
    }

    /// One code per cause.
    public var code: String {
        if case .unknownCountry = reason { "person.unknown-country" } else { "person.invalid-number" }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong, never the number.
    public var message: String {
        switch reason {
        case .unknownCountry: "the person's country is not given or not one of SE, DK, NO, FI, IS"
        case .invalidNumber(let why): "the personal number is not valid: \(why)"
        }
    }
    /// What to do.
    public var hint: String? {
        switch reason {
        case .unknownCountry: "give --country, or a case file"
        case .invalidNumber: "compare the number with the person's identity document"
        }
    }
}
