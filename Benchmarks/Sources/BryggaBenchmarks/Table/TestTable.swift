import PersonalNumbers

/// A table of test numbers, made anew for every run from one seed.
enum TestTable {
    /// Six columns; numbers with and without hyphen, one cell in ten quoted.
    static func bytes(rows: Int, reference: CivilDay) throws -> [UInt8] {
        let source = TestNumbers(country: .sweden, referenceDate: reference)
        var generator = SeededGenerator(seed: 5)
        var bytes = Array("id,pnr,stadsdel,inskriven,insats,status\n".utf8)
        bytes.reserveCapacity(rows * 64)
        for row in 1...rows {
            let number = try required(source.next(using: &generator), "a test number")
            bytes.append(contentsOf: "\(row),".utf8)
            // A hyphen in a number a hundred years old would contradict it.
            let hasHyphen = row % 2 == 0 && (number.birthDate?.year ?? 0) > reference.year - 100
            number.withCanonicalBytes { text in
                for place in text.indices {
                    if place == 8, hasHyphen { bytes.append(UInt8(ascii: "-")) }
                    bytes.append(text[place])
                }
            }
            let district = row % 10 == 0 ? "\"Dalhem, norra\"" : districts[row % districts.count]
            bytes.append(
                contentsOf: ",\(district),2026-0\(1 + row % 9)-1\(row % 10),\(measures[row % 3]),\(row % 4)\n".utf8)
        }
        return bytes
    }

    private static let districts = ["Dalhem", "Drottninghög", "Fredriksdal", "Ringstorp"]
    private static let measures = ["praktik", "språkstöd", "studier"]
}
