import CaseExchange
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import BryggaCommand

/// Progress by a clock that the test sets: when something is shown, and what.
@Suite("Progress")
struct ProgressTests {
    /// A display of a style, with a clock that is turned by hand and a record of what was written.
    private final class Bench: Sendable {
        let time = Mutex(Duration.zero)
        let written = Mutex("")

        func display(_ style: ProgressDisplay.Style, width: Int = 80) -> ProgressDisplay {
            ProgressDisplay(
                style, width: { width }, clock: { self.time.withLock { $0 } },
                write: { text in self.written.withLock { $0 += text } })
        }

        /// What is written when the work is so far at that second.
        func shown(_ display: ProgressDisplay, _ second: Double, _ done: Int, of total: Int?) -> String {
            time.withLock { $0 = .milliseconds(Int(second * 1_000)) }
            display.report(WorkProgress(done: done, of: total, .bytes))
            return taken()
        }

        func taken() -> String {
            written.withLock { text in
                defer { text = "" }
                return text
            }
        }
    }

    @Test func aTerminalGetsOneLineThatIsDrawnAgainAndCleared() {
        let bench = Bench()
        let display = bench.display(.redrawn)
        #expect(bench.shown(display, 0.5, 500_000, of: 8_000_000) == "")
        #expect(
            bench.shown(display, 1, 1_000_000, of: 8_000_000)
                == "\r1.0 MB of 8.0 MB, 12 %, 1.0 MB/s, 8 s left\u{1B}[K")
        #expect(bench.shown(display, 1.1, 1_100_000, of: 8_000_000) == "")
        #expect(bench.shown(display, 2, 4_000_000, of: 8_000_000).hasPrefix("\r4.0 MB of 8.0 MB, 50 %, 2.0 MB/s"))
        display.finish()
        #expect(bench.taken() == "\r\u{1B}[K")
        display.finish()
        #expect(bench.taken() == "")
    }

    @Test func workOfLessThanASecondShowsNothing() {
        let bench = Bench()
        let display = bench.display(.redrawn)
        for tenth in 0..<10 { #expect(bench.shown(display, Double(tenth) / 10, tenth, of: 10) == "") }
        display.finish()
        #expect(bench.taken() == "")
    }

    @Test func withoutATerminalThereIsALineEveryTenSeconds() {
        let bench = Bench()
        let display = bench.display(.lines)
        var lines: [String] = []
        for second in 0...35 { lines.append(bench.shown(display, Double(second), second * 1_000_000, of: 70_000_000)) }
        display.finish()
        #expect(bench.taken() == "")
        #expect(
            lines.filter { !$0.isEmpty } == [
                "brygga: 10.0 MB of 70.0 MB, 14 %, 1.0 MB/s, 1 min left\n",
                "brygga: 20.0 MB of 70.0 MB, 28 %, 1.0 MB/s, 51 s left\n",
                "brygga: 30.0 MB of 70.0 MB, 42 %, 1.0 MB/s, 41 s left\n",
            ])
    }

    @Test func jsonGetsAnObjectEveryTenSeconds() throws {
        let bench = Bench()
        let display = bench.display(.objects)
        #expect(bench.shown(display, 9, 10, of: 40) == "")
        #expect(
            bench.shown(display, 10, 12, of: 40) == #"{"done":12,"total":40,"type":"progress","unit":"bytes"}"# + "\n")
        #expect(bench.shown(display, 19, 30, of: 40) == "")
        #expect(bench.shown(display, 20, 33, of: nil).contains(#""total":null"#))
        display.finish()
        #expect(bench.taken() == "")
    }

    @Test func anotherPieceOfWorkBeginsAnew() {
        let bench = Bench()
        let display = bench.display(.redrawn)
        #expect(bench.shown(display, 3, 90, of: 90) != "")
        #expect(bench.shown(display, 3.5, 10, of: 90) == "")
        #expect(bench.shown(display, 4.4, 20, of: 90) == "")
        #expect(bench.shown(display, 4.5, 30, of: 90) == "\r30 B of 90 B, 33 %, 30 B/s, 3 s left\u{1B}[K")
    }

    @Test(arguments: [20, 21, 30, 47, 80])
    func aLineFitsTheTerminal(width: Int) {
        let line = ProgressLine(
            progress: WorkProgress(done: 123_456_789, of: 987_654_321_000, .bytes), elapsed: .seconds(17))
        let text = line.text(fitting: width)
        #expect(text.count <= width && !text.isEmpty)
        #expect(line.text.hasPrefix(text))
        #expect(line.text == "123.4 MB of 987.6 GB, 0 %, 7.2 MB/s, 37 h 46 min left")
        let rows = ProgressLine(
            progress: WorkProgress(done: 123_456_789_012, of: 987_654_321_000, .items), elapsed: .seconds(17))
        #expect(rows.text(fitting: 20).count <= 20)
    }

    @Test func oddNumbersMakeAPlainLine() {
        for (done, total) in [(0, 0), (0, 10), (20, 10), (Int.max, nil), (Int.max, Int.max), (5, 0)] as [(Int, Int?)] {
            for seconds in [0, 1, 1_000_000] {
                let line = ProgressLine(
                    progress: WorkProgress(done: done, of: total, .rows), elapsed: .seconds(seconds))
                #expect(line.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
                #expect(!line.text.contains("-"))
            }
        }
    }

    @Test func aTerminalIsWhatItsSurroundingsSay() {
        func terminal(_ values: [String: String], isTerminal: Bool = true, columns: Int? = 100) -> Terminal {
            Terminal(isTerminal: isTerminal, columns: columns) { values[$0] }
        }
        #expect(terminal(["TERM": "xterm"]).allowsColour && terminal(["TERM": "xterm"]).allowsRedrawing)
        #expect(!terminal(["TERM": "xterm", "NO_COLOR": "1"]).allowsColour)
        #expect(terminal(["TERM": "xterm", "NO_COLOR": "1"]).allowsRedrawing)
        for values in [["TERM": "xterm", "ACCESSIBLE": "1"], ["TERM": "dumb"], [:]] {
            #expect(!terminal(values).allowsColour && !terminal(values).allowsRedrawing)
        }
        let pipe = terminal(["TERM": "xterm"], isTerminal: false)
        #expect(!pipe.allowsColour && !pipe.allowsRedrawing)
        #expect(terminal(["TERM": "xterm"]).width == 100)
        #expect(terminal([:], columns: 5).width == 20)
        #expect(terminal([:], columns: nil).width == 80)
    }
}
