/// A slow and obvious reading of the strict forms of Sweden and Denmark, written from the rules alone, on text.
enum SlowOracle {
    /// The canonical form of a Swedish personnummer or samordningsnummer, or nil.
    static func swedish(_ input: String, year referenceYear: Int, month: Int, day: Int) -> String? {
        var text = input
        var sign: Character?
        for candidate in ["+", "-"] as [Character] where text.contains(candidate) {
            guard text.count == 11 || text.count == 13, sign == nil else { return nil }
            let parts = text.split(separator: candidate, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].count == 4 else { return nil }
            sign = candidate
            text = parts.joined()
        }
        guard text.allSatisfy({ "0123456789".contains($0) }), text.count == 10 || text.count == 12 else { return nil }
        if text.count == 10 {
            // The latest year with these digits that is not after the base year.
            let base = sign == "+" ? referenceYear - 100 : referenceYear
            guard let year = (0...base).last(where: { $0 % 100 == number(text, 0, 2) }) else { return nil }
            text = String(String(10_000 + year).dropFirst() + text.dropFirst(2))
        } else if let sign {
            let isHundred = referenceYear - number(text, 0, 4) >= 100
            guard isHundred == (sign == "+") else { return nil }
        }
        guard ["18", "19", "20"].contains(String(text.prefix(2))) else { return nil }
        guard isSwedishDate(text, (referenceYear, month, day)), text.dropFirst(8).prefix(3) != "000" else { return nil }
        return luhnDigit(text.dropFirst(2).prefix(9)) == number(text, 11, 1) ? text : nil
    }

    private static func isSwedishDate(_ text: String, _ reference: (Int, Int, Int)) -> Bool {
        let (year, month) = (number(text, 0, 4), number(text, 4, 2))
        var day = number(text, 6, 2)
        if day >= 60 {
            day -= 60
            let isUnknown = (month == 0 && day <= 31) || (month <= 12 && day == 0)
            if isUnknown { return (year, month) <= (reference.0, reference.1) }
        }
        return exists(year, month, day) && (year, month, day) <= reference
    }

    /// The canonical form of a CPR number, or nil.
    static func danish(_ input: String, year: Int, month: Int, day: Int) -> String? {
        var text = input
        if text.count == 11, Array(text)[6] == "-" { text.remove(at: text.index(text.startIndex, offsetBy: 6)) }
        guard text.count == 10, text.allSatisfy({ "0123456789".contains($0) }) else { return nil }
        let (seventh, twoDigits) = (number(text, 6, 1), number(text, 4, 2))
        let table: [(ClosedRange<Int>, ClosedRange<Int>, Int)] = [
            (0...3, 0...99, 1900), (4...4, 0...36, 2000), (4...4, 37...99, 1900), (5...8, 0...57, 2000),
            (5...8, 58...99, 1800), (9...9, 0...36, 2000), (9...9, 37...99, 1900),
        ]
        guard let row = table.first(where: { $0.0.contains(seventh) && $0.1.contains(twoDigits) }) else { return nil }
        let birth = (row.2 + twoDigits, number(text, 2, 2), number(text, 0, 2))
        return exists(birth.0, birth.1, birth.2) && birth <= (year, month, day) ? text : nil
    }

    private static func number(_ text: String, _ start: Int, _ count: Int) -> Int {
        Int(text.dropFirst(start).prefix(count)) ?? -1
    }

    private static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
    }

    private static func luhnDigit(_ digits: Substring) -> Int {
        var sum = 0
        for (index, character) in digits.enumerated() {
            let product = (Int(String(character)) ?? 0) * (index % 2 == 0 ? 2 : 1)
            sum += String(product).reduce(0) { $0 + (Int(String($1)) ?? 0) }
        }
        return (10 - sum % 10) % 10
    }
}
