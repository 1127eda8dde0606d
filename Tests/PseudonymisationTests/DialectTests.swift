import PersonalNumbers
import Testing

@testable import Pseudonymisation

/// Tables of Nordic spreadsheets, and texts in other encodings.
@Suite struct DialectTests {
    private func convert(_ text: String, to dialect: TableDialect, from delimiter: String) -> String {
        let conversion = TableConversion(to: dialect, from: delimiter.utf8.first ?? 0)
        let end =
            (text.firstIndex(of: "\n") ?? text.firstIndex(of: "\r\n")).map { text.index(after: $0) } ?? text.endIndex
        let chunk = TableChunk(size: 64)
        chunk.output.append(Array(text[end...].utf8))
        conversion.convert(chunk)
        let rows = chunk.output.withBytes { span in span.indices.map { span[$0] } }
        return String(decoding: conversion.beginning(Array(text[..<end].utf8)) + rows, as: UTF8.self)
    }

    @Test(arguments: [
        ("a,b\n1.5,x\n", "\u{FEFF}a;b\r\n1,5;x\r\n"), ("a,b\n-0.25,\"1.5\"\n", "\u{FEFF}a;b\r\n-0,25;\"1.5\"\r\n"),
        ("a,b\nx;y,\"c,d\"\n", "\u{FEFF}a;b\r\n\"x;y\";\"c,d\"\r\n"),
        ("a,b\n=1+1,@x\n", "\u{FEFF}a;b\r\n'=1+1;'@x\r\n"), ("a,b\n+46 70,-12\n", "\u{FEFF}a;b\r\n'+46 70;-12\r\n"),
        ("a,b\n007,åäöæøåðþ\n", "\u{FEFF}a;b\r\n007;åäöæøåðþ\r\n"),
        ("a,b\n1.2.3,2026.01\n", "\u{FEFF}a;b\r\n1.2.3;2026,01\r\n"),
        ("a,b\n\"q\"\"q\",\"\nx\"\n", "\u{FEFF}a;b\r\n\"q\"\"q\";\"\nx\"\r\n"), ("a,b\n1,", "\u{FEFF}a;b\r\n1;"),
    ])
    func towardsExcel(_ text: String, _ expected: String) {
        #expect(convert(text, to: .excelNordic, from: ",") == expected)
    }

    @Test(arguments: [
        ("\u{FEFF}a;b\r\n1,5;x\r\n", "a,b\n1.5,x\n"), ("a;b\r\n\"1,5\";c,d\r\n", "a,b\n\"1,5\",\"c,d\"\n"),
        ("a;b\r\n007;=x\r\n", "a,b\n007,=x\n"),
    ])
    func fromExcel(_ text: String, _ expected: String) {
        #expect(convert(text, to: .rfc4180, from: ";") == expected)
    }

    @Test func anExcelTablePassesByteByByte() throws {
        let table = "\u{FEFF}pnr;belopp;namn\r\n900115-9855;1,50;Åsa Öberg Þórð\r\n\"900115-9855\";007;\"a;b\"\r\n"
        let run = try run(table, PseudonymStreamOptions(columns: ["pnr"], delimiter: .character(UInt8(ascii: ";"))))
        #expect(run.text == table.replacing("900115-9855", with: try pseudonym("900115-9855")))
    }

    @Test func otherEncodingsAreNamed() throws {
        let table = "pnr;namn\r\n900115-9855;Åsa\r\n"
        let latin: [UInt8] = table.unicodeScalars.map { UInt8($0.value) }
        let low: [UInt8] = table.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let high: [UInt8] = table.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE] + low, [0xFE, 0xFF] + high)
        let expected: [([UInt8], String)] = [
            (latin, "Windows-1252"), (little, "UTF-16LE"), (big, "UTF-16BE"), (low, "UTF-16LE"),
        ]
        for (bytes, name) in expected {
            for chunks in [[Int.max], [1]] {
                let error = try #require(try run(bytes, chunks: chunks).error)
                #expect(error.code == "pseudonym.not-utf8")
                #expect(error.message.contains(name))
            }
        }
    }
}

/// Windows-1252 by its letters, wherever they stand.
@Suite struct TextEncodingTests {
    private static let beginnings = ["pnr,x\n900115-9855,", "pnr,x\n900115-9855,Malm", "pnr,"]

    @Test(arguments: "ÅÄÖÆØÐÞÉÜåäöæøðþéü".unicodeScalars.map { UInt8($0.value) })
    func aNordicLetterIsNamedWhateverFollows(_ letter: UInt8) throws {
        for beginning in Self.beginnings {
            for end in [
                [], [0x0A], [0x0D, 0x0A], Array("b\n".utf8), [0x96, 0x0A], [0xA0, 0x62, 0x0A], [0xE5, 0x0A],
            ] {
                let input = Array(beginning.utf8) + [letter] + end
                let found = try run(input)
                // A few pairs are UTF-8 of another letter: those are no fault.
                guard String(validating: input, as: UTF8.self) == nil else { continue }
                let error = try #require(found.error)
                guard case .otherEncoding(.windows1252, _) = error else {
                    Issue.record("\(letter), \(end): \(error)")
                    continue
                }
                #expect(try run(input, chunks: [1]).error == error)
            }
        }
    }

    @Test(arguments: [
        [0xED, 0xA0, 0xA0], [0xED, 0xB0, 0x96], [0xE0, 0x85, 0x91], [0xF0, 0x85, 0xA0, 0xA7], [0x96], [0xFF, 0xE5],
        [0xE5, 0xE5, 0xE5, 0xE5, 0xE5], [0xE5, 0x81],
    ])
    func illFormedUTF8AndBinariesAreNotNamed(_ bytes: [UInt8]) throws {
        for beginning in Self.beginnings {
            let error = try #require(try run(Array(beginning.utf8) + bytes + [0x0A]).error)
            guard case .malformedTable(.notUTF8, _) = error else {
                Issue.record("\(bytes): \(error)")
                continue
            }
        }
    }
}

/// Counting in bounded memory.
@Suite struct DistinctCountTests {
    private func mark(_ value: UInt64, _ number: UInt32 = 0) -> IdentityMark {
        var generator = SeededGenerator(seed: value)
        return IdentityMark(
            code: generator.next(), number: number == 0 ? UInt32(truncatingIfNeeded: value) : number, column: 0)
    }

    @Test func smallCountsAreExact() {
        let count = DistinctCount()
        for round in 0..<3 {
            for value in 0..<20_000 { count.insert(mark(UInt64(value))) }
            #expect((count.count, count.isExact, count.hasCollision) == (20_000, true, false), "\(round)")
        }
        count.insert(mark(7, 99))
        #expect(count.hasCollision)
    }

    @Test func largeCountsAreEstimates() {
        let count = DistinctCount()
        for value in 0..<400_000 { count.insert(mark(UInt64(value))) }
        #expect(!count.isExact)
        #expect(abs(Double(count.count) / 400_000 - 1) < 0.04)
        #expect(!count.hasCollision)
    }
}
