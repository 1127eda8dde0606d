import CaseModel
import DisclosureControl

@testable import BundleSealing

/// JSON of every kind that needs no key, and the two spellings of time.
extension Entry {
    private static let largest = 1 << 20

    /// The canonical form of bytes that are JSON: what lets the fuzzer past readers that take no other form.
    static func canonical(_ bytes: [UInt8]) -> [UInt8]? {
        guard let value = try? StrictJSON.parse(bytes, maximumBytes: largest) else { return nil }
        return CanonicalJSON.bytes(of: value)
    }

    static func json(_ bytes: [UInt8]) {
        let isCanonical = (try? StrictJSON.parseCanonical(bytes, maximumBytes: largest)) != nil
        guard let value = try? StrictJSON.parse(bytes, maximumBytes: largest) else {
            return require(!isCanonical, "what is no JSON has no canonical form")
        }
        let printed = CanonicalJSON.bytes(of: value)
        require(slowPrint(value).utf8.elementsEqual(printed), "the canonical print = RFC 8785 word by word")
        require(isCanonical == (printed == bytes), "canonical JSON accepted = bytes equal to the print")
        require(String(validating: bytes, as: UTF8.self) != nil, "accepted JSON is UTF-8")
        guard let again = try? StrictJSON.parseCanonical(printed, maximumBytes: .max) else {
            return require(false, "the canonical print is canonical JSON")
        }
        require(again == value, "parse of print is the value")
        require(depth(value) <= StrictJSON.maximumDepth, "no value is deeper than is read")
    }

    /// RFC 8785, sections 3.2.2 and 3.2.3.
    private static func slowPrint(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): "\(truth)"
        case .integer(let number): "\(number)"
        case .decimal(let literal): literal
        case .string(let text): "\"" + text.unicodeScalars.map(slowEscape).joined() + "\""
        case .array(let elements): "[" + elements.map(slowPrint).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map {
                    (name: Array($0.key.utf16), text: slowPrint(.string($0.key)) + ":" + slowPrint($0.value))
                }
                .sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.text).joined(separator: ",") + "}"
        }
    }

    private static func slowEscape(_ scalar: Unicode.Scalar) -> String {
        let short: [Unicode.Scalar: String] = [
            "\"": "\\\"", "\\": "\\\\", "\u{8}": "\\b", "\t": "\\t", "\n": "\\n", "\u{C}": "\\f", "\r": "\\r",
        ]
        if let escape = short[scalar] { return escape }
        guard scalar.value < 0x20 else { return String(Character(scalar)) }
        return (scalar.value < 0x10 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
    }

    private static func depth(_ value: JSONValue) -> Int {
        switch value {
        case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
        case .object(let members): 1 + (members.values.map(depth).max() ?? 0)
        default: 1
        }
    }

    static func caseFile(_ bytes: [UInt8]) {
        guard let file = try? CaseFile(parsing: bytes, file: nil) else { return }
        let isJSON = (try? StrictJSON.parse(bytes, maximumBytes: CaseFile.maximumBytes)) != nil
        require(isJSON, "a case file is strict JSON")
        guard let again = try? CaseFile(parsing: fixed(canonical(bytes)), file: nil) else {
            return require(false, "a case file in canonical form is one")
        }
        require(again.person == file.person && again.attachments == file.attachments, "canonical form says the same")
        require(again.subjectFlags == file.subjectFlags, "canonical form flags the same")
        require(
            again.categories.mapValues(\.value) == file.categories.mapValues(\.value), "canonical form holds the same")
        for attachment in file.attachments {
            let path = attachment.path.value.utf8
            let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            let leads = parts.contains { $0.isEmpty || Array($0) == [0x2E] || Array($0) == [0x2E, 0x2E] }
            require(!leads && !path.contains(0), "no attachment leads out of the case's folder")
        }
    }

    static func recipe(_ bytes: [UInt8]) {
        guard let recipe = try? ExtractRecipe(parsing: bytes) else { return }
        let printed = recipe.canonicalBytes
        guard let again = try? ExtractRecipe(parsing: printed) else {
            return require(false, "a recipe's canonical form is a recipe")
        }
        require(again == recipe, "parse of a recipe's print is the recipe")
        require(again.canonicalBytes == printed, "a recipe's canonical form is fixed")
    }

    static func dates(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let date = CalendarDate(parsing: text) {
            require(date.description == text, "parse of a date's print")
            require(date.daysSinceEpoch == slowDays(date), "days are counted as month by month")
            require(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date, "a date from its days")
            require(date.start.date == date && date.end.date == date, "a day begins and ends on its day")
        }
        if let instant = Instant(parsing: text) {
            require(instant.description == text, "parse of an instant's print")
            require(instant.date.start <= instant && instant <= instant.date.end, "an instant lies in its day")
            signingTime(instant)
        }
        if let period = CalendarPeriod(parsing: text) {
            require(CalendarPeriod(parsing: period.description) == period, "parse of a period's print")
        }
        for tag in [DER.utcTime, DER.generalizedTime] {
            if let instant = SigningTime.decode(tag: tag, bytes[...]) { signingTime(instant) }
        }
        arithmetic(bytes)
    }

    private static func signingTime(_ instant: Instant) {
        let encoded = SigningTime.encode(instant)
        require(SigningTime.decode(tag: encoded[0], encoded[2...]) == instant, "parse of a signing time's print")
    }

    /// Two numbers taken from the bytes: an instant and a period to add.
    private static func arithmetic(_ bytes: [UInt8]) {
        guard bytes.count >= 11 else { return }
        let seconds = bytes[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let start = Instant(secondsSinceEpoch: Int64(bitPattern: seconds))
        let count = (Int(bytes[8]) << 8 | Int(bytes[9])) % 10_000
        let period = bytes[10] & 1 == 0 ? CalendarPeriod(days: count) : CalendarPeriod(months: count)
        let end = start.adding(fixed(period))
        require(start <= end, "time goes forward")
        require(Instant(parsing: start.description) == start, "every instant's print is read")
        for later in [end, end.adding(seconds: 1), end.adding(seconds: -1), start] {
            require(
                later.isLater(than: fixed(period), after: start) == (later > end), "isLater is what adding says")
        }
    }

    /// Days from 1970-01-01, year by year and month by month.
    private static func slowDays(_ date: CalendarDate) -> Int {
        var days = date.day - 1
        for month in 1..<date.month { days += CalendarDate.days(inMonth: month, of: date.year) }
        let before = date.year - 1
        return days + before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    }
}
