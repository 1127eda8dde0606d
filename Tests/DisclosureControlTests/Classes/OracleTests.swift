import DisclosureControl
import Testing

/// The engine against the definition, on thousands of random tables.
@Suite struct OracleTests {
    @Test(arguments: 0..<8)
    func everyRandomTableIsDecidedAsItsDefinitionSays(part: Int) throws {
        var (released, refused, rounds) = (0, 0, 0)
        for seed in (part * 250)..<(part * 250 + 250) {
            let random = RandomExtract(seed: UInt64(seed))
            let kept = random.slow.released(random.rows)
            let dropped = random.rows.count - kept.count
            do {
                let extract = try random.table.decide(random.recipe())
                let measures = extract.measures
                let expected = random.slow.measures(kept)
                try #require(extract.omission.droppedRows == dropped, "seed \(seed)")
                #expect(measures.smallestClass == expected.k, "seed \(seed)")
                #expect(measures.persons == expected.persons && measures.classes == expected.classes, "seed \(seed)")
                #expect(measures.sensitive.map(\.distinct) == expected.l, "seed \(seed)")
                for (own, slow) in zip(measures.sensitive, expected.t) {
                    #expect(abs(own.exactDistance - slow) < 1e-12, "seed \(seed)")
                    #expect(own.distance.count >= Int((slow * 1e6 - 1e-5).rounded(.up)), "seed \(seed)")
                }
                for (own, slow) in zip(measures.sensitive, expected.entropy) {
                    #expect(abs(Double(own.entropy.count) / 1e6 - slow) < 1.1e-6, "seed \(seed)")
                }
                let second = try random.table.write(extract)
                let keptIndices = Set(kept.map(\.index))
                #expect(second.released == random.rows.map { keptIndices.contains($0.index) }, "seed \(seed)")
                released += 1
                if extract.omission.causes.contains(where: { $0.rule == "t" }) { rounds += 1 }
            } catch ExtractError.tooMuchDropped(let shortfall) {
                #expect(shortfall.droppedRows == dropped, "seed \(seed)")
                #expect(dropped == random.rows.count || dropped * 2 > random.rows.count, "seed \(seed)")
                refused += 1
            }
        }
        // The tables are neither all safe nor all hopeless, and t decides in some.
        #expect(released > 30 && refused > 30 && rounds > 3, "\(released) \(refused) \(rounds)")
    }

    /// What is released satisfies the recipe when it is read back from the file, by the definition alone.
    @Test func theFileItselfKeepsThePromise() throws {
        var files = 0
        for seed in 5000..<5250 {
            let random = RandomExtract(seed: UInt64(seed))
            guard let extract = try? random.table.decide(random.recipe()) else { continue }
            files += 1
            let lines = String(decoding: try random.table.write(extract).bytes, as: UTF8.self).split(
                separator: "\n")
            let cells = lines.dropFirst().map { line in
                line.split(separator: ",").map { String($0.dropFirst().dropLast()) }
            }
            let rows = cells.enumerated().map { index, cells in
                SlowExtract.Row(
                    index: index, person: cells[0], quasi: Array(cells[1...3]), sensitive: Array(cells[4...5]))
            }
            #expect(random.slow.released(rows).count == rows.count, "seed \(seed)")
            #expect(cells.map { $0[0] } == cells.map { $0[0] }.sorted(), "seed \(seed)")
            #expect(!cells.joined().contains(""), "seed \(seed)")
        }
        #expect(files > 30)
    }

    /// The order of the rows changes nothing: not the decision, not one byte.
    @Test func theOrderOfTheInputDoesNotShow() throws {
        for seed in 6000..<6060 {
            let random = RandomExtract(seed: UInt64(seed))
            guard let extract = try? random.table.decide(random.recipe()) else { continue }
            var other = random.table
            var numbers = SeededNumbers(UInt64(seed))
            other.rows.shuffle(using: &numbers)
            let second = try other.decide(random.recipe())
            #expect(second.measures == extract.measures)
            #expect(try other.write(second).file.digest == random.table.write(extract).file.digest)
        }
    }

    /// A released file is a fixed point: counted and written anew it is the same, and so is every word about it.
    @Test func theFileReadBackIsTheSame() throws {
        var files = 0
        for seed in 7000..<7250 {
            let random = RandomExtract(seed: UInt64(seed))
            guard let extract = try? random.table.decide(random.recipe()) else { continue }
            files += 1
            let first = try random.table.write(extract)
            let lines = String(decoding: first.bytes, as: UTF8.self).split(separator: "\n").map { line in
                line.split(separator: ",").map { String($0.dropFirst().dropLast()) }
            }
            let table = ExtractTable(header: lines[0], rows: Array(lines.dropFirst()))
            let read = try table.counted(by: ExtractPlan(releasedBy: random.recipe(), header: lines[0])).decide()
            #expect(read.measures == extract.measures && read.omission.droppedRows == 0, "seed \(seed)")
            let second = try table.write(read)
            #expect(second.bytes == first.bytes && second.file == first.file, "seed \(seed)")
            let reports = try [ExtractReport(extract, first.file), ExtractReport(read, second.file)]
            #expect(reports[0].json(for: .recipient) == reports[1].json(for: .recipient), "seed \(seed)")
            #expect(reports[0].markdown(for: .recipient) == reports[1].markdown(for: .recipient), "seed \(seed)")
            let words = [ExtractDescription(extract, first.file), ExtractDescription(read, second.file)]
            #expect(words[0].dataPackage() == words[1].dataPackage(), "seed \(seed)")
            #expect(words[0].loadSQL() == words[1].loadSQL() && words[0].loadR() == words[1].loadR())
            // Without enforcement the same figures are found, and all hold.
            let audit = try table.counted(by: ExtractPlan(releasedBy: random.recipe(), header: lines[0])).audit()
            #expect(audit.measures == extract.measures && audit.holds && audit.rowsToDrop == 0, "seed \(seed)")
        }
        #expect(files > 30)
    }

    /// An audit holds exactly where nothing would be left out: of random tables, and of what is kept of them.
    @Test func anAuditHoldsWhereNothingWouldBeLeftOut() throws {
        var (held, failed) = (0, 0)
        for seed in 8000..<8300 {
            let random = RandomExtract(seed: UInt64(seed))
            let kept = random.slow.released(random.rows)
            let keptIndices = Set(kept.map(\.index))
            var keptTable = random.table
            keptTable.rows = zip(random.table.rows, random.rows).filter { keptIndices.contains($1.index) }.map { $0.0 }
            for (table, rows) in [(random.table, random.rows), (keptTable, kept)] where !rows.isEmpty {
                let audit = try table.counted(by: table.plan(random.recipe())).audit()
                let dropped = rows.count - random.slow.released(rows).count
                #expect(audit.rowsToDrop == dropped && audit.holds == (dropped == 0), "seed \(seed)")
                if audit.holds { held += 1 } else { failed += 1 }
            }
        }
        #expect(held > 30 && failed > 30, "\(held) \(failed)")
    }

    @Test func aHeaderThatIsNotTheReleasedOneIsRefused() throws {
        let recipe = try RandomExtract(seed: 1).recipe()
        let header = ["pid", "age", "letter", "code", "outcome", "days"]
        for wrong in [Array(header.dropLast()), header + ["more"], header.reversed(), ["x"] + header.dropFirst(), []] {
            #expect(throws: ExtractError.self) { try ExtractPlan(releasedBy: recipe, header: wrong) }
        }
        _ = try ExtractPlan(releasedBy: recipe, header: header)
    }
}
