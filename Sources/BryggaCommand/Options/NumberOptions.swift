import ArgumentParser
import CaseModel
import PersonalNumbers

/// How personal numbers are read by a verb that needs no home.
struct NumberOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Kinds to accept beside those of the registers, with commas between them: "
                + KindArgument.words.joined(separator: ", ") + ".", valueName: "kinds"))
    var allow: [KindListArgument] = []

    @Option(
        help: ArgumentHelp(
            "The day the numbers were written, YYYY-MM-DD; it decides centuries and what lies in the future "
                + "(default: the day of --at, else today).", valueName: "date"))
    var referenceDate: DateArgument?

    func validate() throws {
        guard allow.allSatisfy({ $0.kinds != nil }) else {
            let words = KindArgument.words.joined(separator: ", ")
            throw ValidationError("--allow takes \(words), with commas between them")
        }
    }

    /// The options for reading, at an instant that counts where no reference date is given.
    func parsing(at instant: Instant) throws -> ParsingOptions {
        let date = referenceDate?.date ?? instant.date
        guard let day = CivilDay(date) else { throw ValidationError("the reference date is not a day") }
        return ParsingOptions(
            referenceDate: day, kinds: allow.reduce(.registered) { $0.union($1.kinds ?? []) })
    }
}

extension CivilDay {
    /// The same day.
    init?(_ date: CalendarDate) { self.init(year: date.year, month: date.month, day: date.day) }

    /// `YYYY-MM-DD`.
    var iso: String? { CalendarDate(year: year, month: month, day: day)?.description }
}

/// The kinds of number that are off by default, or can be, by the words of the command line.
enum KindArgument: String, CaseIterable {
    case interim
    case temporary
    case synthetic
    case hNumber = "h-number"
    case fhNumber = "fh-number"
    case system
    case organisation
    case replacement

    static var words: [String] { allCases.map(\.rawValue) }

    /// The kinds that the word stands for.
    var kinds: [PersonalNumberKind] {
        switch self {
        case .interim: [.interimsnummer]
        case .temporary: [.tilapäinen]
        case .synthetic: [.syntetisk, .syntetiskD, .syntetiskNHN, .syntetiskNHND]
        case .hNumber: [.hNummer, .hNummerD]
        case .fhNumber: [.fhNummer]
        case .system: [.kerfiskennitala]
        case .organisation: [.kennitalaOrganisation]
        case .replacement: [.erstatningspersonnummer]
        }
    }
}
