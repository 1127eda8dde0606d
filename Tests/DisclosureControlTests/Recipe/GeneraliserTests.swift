import CaseModel
import OpenSSLCrypto
import Testing

@testable import DisclosureControl

/// What a cell becomes at each level.
@Suite struct GeneraliserTests {
    private func value(_ cell: String, _ generaliser: Generaliser, _ level: Int, table: String? = nil) throws -> String?
    {
        let mapping = try table.map { try MappingTable(Array($0.utf8), name: "table") }
        var output: [UInt8] = []
        let bytes = Array(cell.utf8)
        guard GeneralisedCell(generaliser, table: mapping).append(bytes.span, at: level, to: &output) else {
            #expect(output.isEmpty)
            return nil
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Floor division, not division towards zero: -1 does not share a band with 1.
    @Test(arguments: [
        ("0", "0..9"), ("9", "0..9"), ("10", "10..19"), ("-1", "-10..-1"), ("-10", "-10..-1"), ("-11", "-20..-11"),
        ("-0", "0..9"), ("9.999", "0..9"), ("-0.001", "-10..-1"), ("-10.5", "-20..-11"), ("007", "0..9"),
        ("999999999999999", "999999999999990..999999999999999"),
        ("-999999999999999", "-1000000000000000..-999999999999991"),
    ])
    func bandsOfTen(cell: String, expected: String) throws {
        let band = try #require(NumericBand(width: 10, bottom: nil, top: nil))
        #expect(try value(cell, .bands([band]), 0) == expected)
        #expect(try value(cell, .bands([band]), 1) == "*")
    }

    @Test(arguments: [
        ("19", "..19"), ("-5", "..19"), ("20", "20..26"), ("26", "20..26"), ("27", "27..33"), ("61", "55..61"),
        ("62", "62..64"), ("64.5", "62..64"), ("65", "65.."), ("1000", "65.."),
    ])
    func bottomAndTopCode(cell: String, expected: String) throws {
        let band = try #require(NumericBand(width: 7, bottom: 20, top: 65))
        #expect(try value(cell, .bands([band]), 0) == expected)
    }

    @Test func cutsAndSingleNumbers() throws {
        let cuts = try #require(NumericBand(cuts: [-5, 0, 1]))
        #expect(
            try ["-6", "-5", "-1", "0", "1", "7"].map { try value($0, .bands([cuts]), 0) }
                == ["..-6", "-5..-1", "-5..-1", "0", "1..", "1.."])
        let one = try #require(NumericBand(width: 1, bottom: nil, top: nil))
        #expect(try value("-3", .bands([one]), 0) == "-3")
        #expect(NumericBand(cuts: []) == nil && NumericBand(cuts: [1, 1]) == nil && NumericBand(cuts: [.max]) == nil)
        #expect(NumericBand(width: 0, bottom: nil, top: nil) == nil && NumericBand(width: 5, bottom: 3, top: 3) == nil)
        #expect(NumericBand(width: 1, bottom: .min, top: .max) == nil)
    }

    /// A band and a coarser one, and whether every number agrees that they nest.
    @Test func nestingIsWhatTheNumbersSay() throws {
        let bands = [
            NumericBand(width: 5, bottom: nil, top: nil), NumericBand(width: 10, bottom: nil, top: nil),
            NumericBand(width: 10, bottom: 5, top: nil), NumericBand(width: 10, bottom: nil, top: 40),
            NumericBand(width: 10, bottom: 0, top: 40), NumericBand(width: 20, bottom: 0, top: 40),
            NumericBand(width: 20, bottom: -20, top: 60), NumericBand(width: 7, bottom: 0, top: 40),
            NumericBand(cuts: [0]), NumericBand(cuts: [0, 20, 40]), NumericBand(cuts: [3]),
            NumericBand(cuts: [-40, 40]),
            NumericBand(width: 15, bottom: 0, top: nil), NumericBand(width: 20, bottom: nil, top: nil),
            NumericBand(width: 20, bottom: 5, top: 45), NumericBand(width: 10, bottom: 2, top: nil),
        ].compactMap(\.self)
        #expect(bands.count == 16)
        var nested = 0
        for fine in bands {
            for coarse in bands {
                var coarseOfFine: [String: String] = [:]
                var agrees = true
                for number in -200...200 {
                    let known = coarseOfFine.updateValue(coarse.text(of: number), forKey: fine.text(of: number))
                    if let known, known != coarse.text(of: number) { agrees = false }
                }
                // Beyond the numbers tried nothing ends, so what agrees there is nested.
                #expect(fine.nests(in: coarse) == agrees, "\(fine) \(coarse)")
                if agrees { nested += 1 }
            }
        }
        #expect(nested > 30)
    }

    @Test func prefixesKeepTheirZeros() throws {
        let prefix = Generaliser.prefix(lengths: [4, 2], length: 4)
        #expect(try (0...2).map { try value("0114", prefix, $0) } == ["0114", "01", "*"])
        for cell in ["", "114", "01140", "01é", "0\n14"] { #expect(try value(cell, prefix, 0) == nil, "\(cell)") }
        let free = Generaliser.prefix(lengths: [3], length: nil)
        #expect(try value("25225", free, 0) == "252" && value("25", free, 0) == nil)
        // What does not fit is not passed over where all is suppressed.
        #expect(try value("x", prefix, 2) == nil)
    }

    @Test func dates() throws {
        let dates = Generaliser.dates([.day, .month, .quarter, .year])
        #expect(
            try (0...4).map { try value("2026-11-27", dates, $0) }
                == ["2026-11-27", "2026-11", "2026-Q4", "2026", "*"])
        #expect(
            try ["01", "03", "04", "06", "07", "09", "10", "12"].map { try value("2026-\($0)-01", dates, 2) }
                == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q2", "2026-Q3", "2026-Q3", "2026-Q4", "2026-Q4"])
        for cell in ["2026-02-29", "2026-13-01", "20261127", "2026-11-27T10", "27.11.2026", "0000-01-01", "2026-1-01 "]
        {
            #expect(try value(cell, dates, 3) == nil, "\(cell)")
        }
    }

    @Test func mappings() throws {
        let digest = try SHA256.hash([])
        let mapping = Generaliser.mapping(table: "table", digest: digest)
        let table = "2411;241;24;*\n2412;241;24;*\n3311;331;33;*\n"
        #expect(try (0...3).map { try value("2412", mapping, $0, table: table) } == ["2412", "241", "24", "*"])
        #expect(try value("2413", mapping, 0, table: table) == nil && value("2412", mapping, 4, table: table) == nil)
        // A star is added where the table has none; Windows line ends and a missing last one do no harm.
        #expect(try (0...2).map { try value("b", mapping, $0, table: "a;x\r\nb;x") } == ["b", "x", "*"])
    }

    @Test(arguments: [
        ("", MappingFault.empty, 0), ("\n", .width, 1), ("a\n", .width, 1), ("a;b\nc\n", .width, 2),
        ("a;b\n\nc;d\n", .width, 2), ("a;b;c\nd;b;e\n", .notNested, 2), ("a;b\na;b\n", .duplicateValue, 2),
        ("a;\n", .cell, 1), ("\"a\";b\n", .cell, 1), ("\u{FEFF}a;b\n", .cell, 1), ("a;b\tc\n", .cell, 1),
        ("a;*;b\n", .notNested, 1), ("*;b\n", .notNested, 1),
        ("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17\n", .width, 1),
    ])
    func mappingTablesThatAreRefused(text: String, fault: MappingFault, line: Int) {
        #expect(throws: ExtractError.mapping(fault, table: "table", line: line)) {
            try MappingTable(Array(text.utf8), name: "table")
        }
    }

    @Test func aMappingIsTheOneOfTheRecipe() throws {
        let bytes = Array("a;x;*\nb;x;*\n".utf8)
        let digest = try SHA256.hash(bytes).hex
        func plan(_ digest: String, level: Int, _ tables: [String: [UInt8]]) throws -> ExtractError? {
            let recipe = try recipe(
                "{\"name\":\"q\",\"role\":\"quasi\",\"level\":\(level),\"generaliser\":"
                    + "{\"kind\":\"mapping\",\"table\":\"t.csv\",\"sha256\":\"\(digest)\"}}")
            return refusal { () throws(ExtractError) in
                _ = try ExtractPlan(recipe, header: ["pid", "q"], mappingTables: tables)
            }
        }
        #expect(try plan(digest, level: 2, ["t.csv": bytes]) == nil)
        #expect(try plan(digest, level: 3, ["t.csv": bytes]) == .levelBeyondMapping(column: "q", highest: 2))
        #expect(try plan(digest, level: 1, [:]) == .absentMapping(table: "t.csv"))
        #expect(try plan(digest, level: 1, ["t.csv": bytes + [0x0A]]) == .otherMapping(table: "t.csv"))
        let broken = Array("a;x\na;x\n".utf8)
        #expect(
            try plan(SHA256.hash(broken).hex, level: 1, ["t.csv": broken])
                == .mapping(.duplicateValue, table: "t.csv", line: 2))
    }

    @Test func decimalsAreExact() {
        for (text, shortest, floor) in [
            ("1", "1", 1), ("-1.50", "-1.5", -2), ("0.000000000000001", "0.000000000000001", 0), ("-0.0", "0", 0),
            ("00012.3400", "12.34", 12), ("-0.1", "-0.1", -1),
        ] {
            let bytes = Array(text.utf8)
            let number = ExactDecimal(bytes.span)
            #expect(number?.text == shortest && number?.floor == floor, "\(text)")
        }
        for text in ["", "-", "1.", ".1", "1.0000000000000001", "1 ", "1e1", "0x1", "−1"] {
            let bytes = Array(text.utf8)
            let number = ExactDecimal(bytes.span)
            #expect(number == nil, "\(text)")
        }
    }
}
