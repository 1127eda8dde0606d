import CReference
import PersonalNumbers

/// Figure 4: validation of Swedish personal numbers, and beside it what the other forms and countries take.
struct NumberBenchmark {
    func run(into report: Report) throws {
        report.begin(
            "4. Swedish personal numbers of twelve digits",
            [
                "Checked: digits, century, date, not in the future, birth number, check digit.",
                "Told: kind, birth date, sex, test range. Half of the numbers are of the test range, half have one",
                "character changed; strict reading, one thread.",
            ])
        let reference = try required(CivilDay(year: 2026, month: 6, day: 4), "a day")
        let numbers = try Self.numbers(reference)
        let options = ParsingOptions(referenceDate: reference, strictness: .strict)
        let packed = Self.packed(reference)
        report.check("both sides say the same about \(Self.count) numbers", Self.agree(numbers, options, packed))
        var sink: UInt64 = 0
        let contest = Contest(
            id: "swedish-numbers", title: "Validate", unit: "number",
            contestants: [
                Contestant("Brygga") { Usage.measuring(Self.count) { sink = Self.brygga(numbers, options).sum } },
                Contestant("C, the same checks") {
                    Usage.measuring(Self.count) { sink = Self.reference(numbers, packed).sum }
                },
            ])
        report.add(try contest.figure(rounds: Self.rounds))
        report.check("the last rounds counted the same", sink == Self.brygga(numbers, options).sum)
        try runForms(into: report, reference)
    }

    /// The published forms of Sweden beside one another, and the other countries: all valid, strict reading, one thread.
    private func runForms(into report: Report, _ reference: CivilDay) throws {
        let forms: [(name: String, country: Country, form: ([UInt8]) -> [UInt8])] = [
            ("Sweden, 12 digits", .sweden, { $0 }), ("Sweden, 10 digits", .sweden, { Array($0.dropFirst(2)) }),
            ("Sweden, 13 characters", .sweden, { $0.prefix(8) + [0x2D] + $0.suffix(4) }),
            ("Sweden, 11 characters", .sweden, { $0.dropFirst(2).prefix(6) + [0x2D] + $0.suffix(4) }),
            ("Denmark", .denmark, { $0 }), ("Norway", .norway, { $0 }), ("Finland", .finland, { $0 }),
            ("Iceland", .iceland, { $0 }),
        ]
        var valid = 0
        let contestants = try forms.map { form in
            let source = TestNumbers(country: form.country, referenceDate: reference)
            var generator = SeededGenerator(seed: 5)
            let few = try (0..<Self.fewNumbers).map { _ in
                let number = try required(source.next(using: &generator), "a test number")
                return form.form(number.withCanonicalBytes { text in text.indices.map { text[$0] } })
            }
            let (bytes, width) = (few.flatMap { $0 }, few[0].count)
            return Contestant(form.name) {
                Usage.measuring(Self.formCount) {
                    for _ in 0..<(Self.formCount / Self.fewNumbers) {
                        valid += Self.validCount(bytes, width, form.country, source.options)
                    }
                }
            }
        }
        let contest = Contest(id: "number-forms", title: "Validate a form", unit: "number", contestants: contestants)
        report.add(try contest.figure(rounds: Self.rounds))
        report.check("some of every form are valid", valid > 0)
    }

    private static func validCount(
        _ numbers: [UInt8], _ width: Int, _ country: Country, _ options: ParsingOptions
    ) -> Int {
        let bytes = numbers.span
        var (valid, start) = (0, 0)
        while start < bytes.count {
            let text = bytes.extracting(start..<start + width)
            start += width
            if (try? PersonalNumber(parsing: text, country: country, options: options)) != nil { valid += 1 }
        }
        return valid
    }

    private static let fewNumbers = 5_000
    private static let formCount = 250_000

    private static let rounds = 9
    private static let count = 500_000

    private static func packed(_ day: CivilDay) -> UInt32 { UInt32(day.year << 9 | day.month << 5 | day.day) }

    private static func numbers(_ reference: CivilDay) throws -> [UInt8] {
        let source = TestNumbers(country: .sweden, referenceDate: reference)
        var generator = SeededGenerator(seed: 4)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 12)
        for index in 0..<count {
            let number = try required(source.next(using: &generator), "a test number")
            number.withCanonicalBytes { text in for place in text.indices { bytes.append(text[place]) } }
            guard index % 2 == 1 else { continue }
            // Any place, so that every check has something to refuse; some become coordination numbers.
            bytes[index * 12 + Int.random(in: 0..<12, using: &generator)] = UInt8.random(
                in: 0x30...0x3A, using: &generator)
        }
        return bytes
    }

    private static func brygga(_ numbers: [UInt8], _ options: ParsingOptions) -> (valid: Int, sum: UInt64) {
        let bytes = numbers.span
        var (valid, sum, start) = (0, UInt64(0), 0)
        while start < bytes.count {
            let text = bytes.extracting(start..<start + 12)
            start += 12
            guard let number = try? PersonalNumber(parsing: text, country: .sweden, options: options) else { continue }
            valid += 1
            sum += value(of: number)
        }
        return (valid, sum)
    }

    /// The same sum over what a number says as in the C loop.
    private static func value(of number: PersonalNumber) -> UInt64 {
        let kind: UInt64 = number.kind == .personnummer ? 1 : 2
        let flags = kind + (number.sexHint == .male ? 2 : 0) + (number.isTestNumber ? 4 : 0)
        return flags + (number.birthDate.map { UInt64(packed($0)) << 3 } ?? 0)
    }

    private static func reference(_ numbers: [UInt8], _ reference: UInt32) -> (valid: Int, sum: UInt64) {
        var sum: UInt64 = 0
        let valid = swedish_count(numbers, count, reference, &sum)
        return (valid, sum)
    }

    /// Number by number, not only in sum.
    private static func agree(_ numbers: [UInt8], _ options: ParsingOptions, _ packed: UInt32) -> Bool {
        for start in stride(from: 0, to: numbers.count, by: 12) {
            let text = Array(numbers[start..<start + 12])
            let theirs = swedish_read(text, packed)
            let ours = try? PersonalNumber(parsing: text, country: .sweden, options: options)
            guard (ours != nil) == (theirs.kind != 0) else { return false }
            guard let ours else { continue }
            guard ours.kind == (theirs.kind == 1 ? .personnummer : .samordningsnummer),
                (ours.sexHint == .male) == (theirs.is_male == 1), ours.isTestNumber == (theirs.is_test == 1),
                Int(theirs.month) == ours.birthDate?.month ?? 0, Int(theirs.day) == ours.birthDate?.day ?? 0
            else { return false }
        }
        return brygga(numbers, options) == reference(numbers, packed)
    }
}
