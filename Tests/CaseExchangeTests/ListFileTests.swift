import CaseModel
import PersonalNumbers
import Pseudonymisation
import TestSupport
import Testing

@testable import CaseExchange

/// Lists of values: one a line, or a column of a table.
@Suite("List files")
struct ListFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ bytes: [UInt8], column: String? = nil) throws -> [String] {
        let path = try folder.write(bytes, to: "list")
        let day = try #require(CivilDay(year: 2026, month: 11, day: 21))
        var values: [String] = []
        do {
            try ListFile(path, column: column).read(asOf: day) { record in
                values.append("\(record.place): \(String(decoding: record.cells[0], as: UTF8.self))")
            }
        } catch let failure as FailureInFile {
            #expect(failure.place == nil || failure.place?.file == path)
            throw failure
        }
        return values
    }

    @Test func aValueIsWhatStandsInItsLine() throws {
        #expect(try read([]).isEmpty)
        #expect(
            try read(Array("\u{FEFF}a\n\n b \r\n\r\n\u{FEFF}\nc".utf8))
                == [
                    "line 1, record 1: a", "line 3, record 3:  b ", "line 5, record 5: \u{FEFF}", "line 6, record 6: c",
                ])
        #expect(try read(Array("a,\"b\"\n".utf8)) == ["line 1, record 1: a,\"b\""])
    }

    @Test func orInItsCell() throws {
        let table = Array("\u{FEFF}x;who\n1;\"a\"\n2;\n".utf8)
        #expect(
            try read(table, column: "who")
                == ["line 2, record 1, column who: a", "line 3, record 2, column who: "])
    }

    @Test(
        arguments: [
            ("a\nb\0\n", nil, "pseudonym.nul-byte", 2),
            ("x,who\n1,2,3\n", "who", "pseudonym.ragged-record", 2), ("x\n", "who", "pseudonym.missing-column", nil),
            ("199001159855,1\n", "who", "pseudonym.number-in-header", nil),
        ] as [(String, String?, String, Int?)])
    func faultsNameFileAndLine(text: String, column: String?, code: String, line: Int?) throws {
        let failure = try #require(throws: FailureInFile.self) { try read(Array(text.utf8), column: column) }
        #expect(failure.code == code && failure.place?.line == line)
        #expect(!failure.message.contains("9855"))
    }

    @Test func aLineHasALimit() throws {
        let longest = [UInt8](repeating: 0x61, count: 1 << 20)
        #expect(try read(longest + [0x0D, 0x0A]).count == 1)
        let failure = try #require(throws: FailureInFile.self) { try read([0x0A] + longest + [0x61]) }
        #expect(failure.code == "pseudonym.cell-too-long" && failure.place?.line == 2)
    }
}
