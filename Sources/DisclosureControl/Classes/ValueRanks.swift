/// The rank of each value of a sensitive column: by size or as listed where it is ordered, `*` before all; any order where it
/// is not.
enum ValueRanks {
    static func of(_ column: CodedColumn, _ scale: SensitiveRequirement.Scale) -> [Int] {
        let codes = Array(0..<column.values.count)
        switch scale {
        case .categorical: return codes
        case .numbers:
            let numbers = codes.map { code -> ExactDecimal? in ExactDecimal(column.values[code].span) }
            return ranks(codes) { left, right in
                guard let first = numbers[left] else { return numbers[right] != nil }
                return numbers[right].map { first < $0 } ?? false
            }
        case .words(let words):
            var placeOfWord: [[UInt8]: Int] = [:]
            for (place, word) in words.enumerated() { placeOfWord[Array(word.utf8)] = place }
            let places = codes.map { placeOfWord[Array(column.values[$0])] ?? -1 }
            return ranks(codes) { places[$0] < places[$1] }
        }
    }

    private static func ranks(_ codes: [Int], by isBefore: (Int, Int) -> Bool) -> [Int] {
        var ranks = codes
        for (rank, code) in codes.sorted(by: isBefore).enumerated() { ranks[code] = rank }
        return ranks
    }
}
