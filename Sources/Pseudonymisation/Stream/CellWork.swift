internal import OpenSSLCrypto
internal import PersonalNumbers

/// What one worker needs to replace cells one by one, the plain way: no batches, no tables.
final class CellWork {
    /// What becomes of the content of a cell.
    enum Outcome {
        /// It was replaced; the mark is for counting.
        case replaced(IdentityMark)
        /// It cannot be; the error has the given place.
        case refused(PseudonymisationError)
    }

    private let options: PseudonymStreamOptions
    private let scanner: PersonalNumberLeakScanner
    private let pseudonyms: [PlainPseudonyms]

    init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.options = options
        scanner = options.scanner
        var pseudonyms: [PlainPseudonyms] = []
        for column in options.columns { pseudonyms.append(try PlainPseudonyms(column.key.key, options.parsing)) }
        self.pseudonyms = pseudonyms
    }

    /// Appends what stands in the place of a cell's content.
    func replace(
        _ content: Span<UInt8>, column: Int, at place: CellPlace, into output: StreamMemory
    ) throws(PseudonymisationError) -> Outcome {
        switch number(content, column: column, at: place) {
        case .success(let number): .replaced(try pseudonyms[column].write(number, column, to: output))
        case .failure(let error): .refused(error)
        }
    }

    /// The number that a cell's content is, or the person's present one; else why the cell cannot be replaced.
    func number(
        _ content: Span<UInt8>, column: Int, at place: CellPlace
    ) -> Result<PersonalNumber, PseudonymisationError> {
        let number: PersonalNumber
        do throws(PersonalNumberError) {
            number = try PersonalNumber(
                parsing: content, country: options.columns[column].country, options: options.parsing)
        } catch { return .failure(.invalidNumber(error, at: place)) }
        switch options.history?.successor(of: number) {
        case .ambiguous: return .failure(.refusedCell(IdentityHistory.ambiguity, at: place))
        case .number(let successor): return .success(successor)
        case nil: return .success(number)
        }
    }

    /// The kind of the first personal number in a content that is passed on; nil for none.
    func leak(in content: Span<UInt8>) -> PersonalNumberKind? {
        scanner.firstMatch(in: content)?.kind
    }
}

/// The pseudonyms of one key, one at a time.
private final class PlainPseudonyms {
    private var pseudonymiser: Pseudonymiser
    private var text: [UInt8] = []

    init(_ key: borrowing PseudonymKey, _ options: ParsingOptions) throws(PseudonymisationError) {
        pseudonymiser = try Pseudonymiser(key: key, options: options)
    }

    func write(
        _ number: PersonalNumber, _ column: Int, to output: StreamMemory
    ) throws(PseudonymisationError) -> IdentityMark {
        let code = try pseudonymiser.code(of: number).bytes
        text.removeAll(keepingCapacity: true)
        Pseudonym(tag: pseudonymiser.domain.tag, version: pseudonymiser.version, code: code).append(to: &text)
        output.append(text)
        return IdentityMark(
            code: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, number: IdentityMark.sum(of: number),
            column: UInt32(truncatingIfNeeded: column))
    }
}

extension IdentityMark {
    /// A checksum of 32 bits: equal numbers have equal ones.
    @inline(__always)
    static func sum(of number: PersonalNumber) -> UInt32 {
        let words = number.canonicalWords
        let mixed = (words.head &* 0x9E37_79B9_7F4A_7C15) ^ (words.tail &* 0xC2B2_AE3D_27D4_EB4F)
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }
}
