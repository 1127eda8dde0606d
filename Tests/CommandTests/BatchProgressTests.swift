import Foundation
import TestSupport
import Testing

/// The progress of a batch at a terminal: drawn again in one line, taken away before each result, and never in the way.
@Suite("Progress of a batch", .timeLimit(.minutes(10)))
struct BatchProgressTests {
    private static let count = 8

    /// Each flush to the disk takes a while, so that the batch takes longer than the second in which nothing is shown.
    private static let slow = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=150000",
    ]

    private func show(_ batch: BatchStage, _ words: [String]) async throws -> TerminalRun? {
        guard await Strace.works.value else {
            print("BatchProgressTests: strace does not work here, so no batch is slow enough to show its progress")
            return nil
        }
        let seen = try await TerminalRun.ofErrors(
            words + ["--jobs", "1"], through: Self.slow, in: batch.stage.root)
        for number in batch.numbers { #expect(!seen.shown.contains(number.dropFirst(2))) }
        return seen
    }

    /// What was drawn, oldest first, with the signs that redraw a line taken off.
    private func drawings(_ seen: TerminalRun) -> [String] {
        seen.shown.split(separator: "\r").filter { $0.hasSuffix("\u{1B}[K") }.map { String($0.dropLast(3)) }
    }

    @Test func sendingIsDrawnInOneLine() async throws {
        let batch = try await BatchStage.set(Self.count)
        guard let seen = try await show(batch, BatchStage.words) else { return }
        #expect(seen.code == 0, "\(seen.shown)")
        try expectProgress(seen)
        #expect(try batch.stage.names(in: "post").count == Self.count)
        // Without cursor control where it is not wanted; the batch is over before ten seconds are.
        _ = try await batch.stage.sql("DELETE FROM sent_bundle", in: "af")
        let plain = try #require(try await show(batch, BatchStage.words + ["--no-progress", "--again"]))
        #expect(plain.code == 0 && drawings(plain) == [] && !plain.shown.contains("items"), "\(plain.shown)")
    }

    @Test func openingIsDrawnInOneLine() async throws {
        let batch = try await BatchStage.set(Self.count)
        #expect(try await batch.play(BatchStage.words).code == 0)
        guard let seen = try await show(batch, BatchStage.open) else { return }
        #expect(seen.code == 0, "\(seen.shown)")
        try expectProgress(seen)
        #expect(try batch.stage.names(in: "opened").count == Self.count)
    }

    /// Some counts of the batch, rising, once more from the beginning where looking took as long as sending; then the
    /// line is taken away, and the summary stands at the left.
    private func expectProgress(_ seen: TerminalRun) throws {
        let counts = drawings(seen).compactMap { $0.firstMatch(of: /^(\d+) items of 8 items, \d+ %/) }.compactMap {
            Int($0.1)
        }
        #expect(Set(counts).count > 1 && counts.allSatisfy { (1...Self.count).contains($0) }, "\(seen.shown)")
        #expect(zip(counts, counts.dropFirst()).count { $0 > $1 } <= 1, "\(counts)")
        let pieces = seen.shown.split(separator: "\r")
        #expect(pieces.dropLast().allSatisfy { $0.hasSuffix("\u{1B}[K") }, "\(seen.shown)")
        #expect(pieces.last?.hasPrefix("\u{1B}[Kbrygga: 8 ") == true, "\(seen.shown)")
    }
}
