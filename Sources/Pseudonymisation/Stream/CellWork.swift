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
    private let treatments: [Treatment]

    private enum Treatment {
        case numbers(Country, PlainPseudonyms)
        case cells(any CellReplacer)
    }

    init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.options = options
        scanner = options.scanner
        var treatments: [Treatment] = []
        for column in options.columns {
            switch column.treatment {
            case .numbers(let country, let shared):
                treatments.append(.numbers(country, try PlainPseudonyms(shared.key, options.parsing)))
            case .cells(let treatment): treatments.append(.cells(try treatment.replacer()))
            }
        }
        self.treatments = treatments
    }

    /// Appends what stands in the place of a cell's content.
    func replace(
        _ content: Span<UInt8>, column: Int, at place: CellPlace, into output: StreamMemory
    ) throws(PseudonymisationError) -> Outcome {
        switch treatments[column] {
        case .numbers(let country, let pseudonyms):
            let number: PersonalNumber
            do throws(PersonalNumberError) {
                number = try PersonalNumber(parsing: content, country: country, options: options.parsing)
            } catch { return .refused(.invalidNumber(error, at: place)) }
            switch options.history?.successor(of: number) {
            case .ambiguous: return .refused(.refusedCell(IdentityHistory.ambiguity, at: place))
            case .number(let successor): return .replaced(try pseudonyms.write(successor, column, to: output))
            case nil: return .replaced(try pseudonyms.write(number, column, to: output))
            }
        case .cells(let replacer):
            var text: [UInt8] = []
            do throws(CellRefusal) { try replacer.append(replacing: content, to: &text) } catch {
                return .refused(.refusedCell(error, at: place))
            }
            output.append(text)
            return .replaced(IdentityMark(of: text, from: content, column: column))
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
    /// The mark of a replacement that has no code of its own: a checksum of its text.
    init(of text: [UInt8], from content: Span<UInt8>, column: Int) {
        var code: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.init(code: code, number: Self.sum(of: content), column: UInt32(truncatingIfNeeded: column))
    }

    /// A checksum of 32 bits: equal numbers have equal ones.
    @inline(__always)
    static func sum(of number: PersonalNumber) -> UInt32 {
        let words = number.canonicalWords
        let mixed = (words.head &* 0x9E37_79B9_7F4A_7C15) ^ (words.tail &* 0xC2B2_AE3D_27D4_EB4F)
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    /// A checksum of 32 bits: equal contents have equal ones.
    static func sum(of bytes: Span<UInt8>) -> UInt32 {
        var sum: UInt32 = 0
        for index in bytes.indices { sum = sum &* 31 &+ UInt32(bytes[index]) }
        return sum &* 0x9E37_79B1
    }
}
