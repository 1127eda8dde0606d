import ArgumentParser
import CaseExchange
import CaseModel

/// Counts what became of the pieces of a batch, reports each failure, and ends with a summary and an exit code.
struct BatchReport {
    /// The word for several pieces in JSON and in text, without its last letter that for one: `cases` or `bundles`.
    let noun: String
    let writing: WritingOptions
    private var total: Int
    private var (done, skipped, written) = (0, 0, 0)
    private var failures: [String: Int] = [:]
    private var firstFailure: FailureClass?
    private var stop: (any ReportableFailure)?

    /// Begins to count.
    init(_ noun: String, of total: Int, writing: WritingOptions) {
        (self.noun, self.total, self.writing) = (noun, total, writing)
    }

    /// Counts a piece that was done, with what it made.
    mutating func count(done made: Int) {
        done += 1
        written += made
    }

    /// Counts a piece that was done before.
    mutating func countSkipped() { skipped += 1 }

    /// Reports and counts a piece that failed; `mark` names it in words and `members` in JSON.
    mutating func fail(_ error: any Error, mark: String, members: [String: JSONValue]) {
        let failure = (error as? any ReportableFailure) ?? UnexpectedFailure(kind: String(describing: type(of: error)))
        failures[failure.code, default: 0] += 1
        firstFailure = firstFailure ?? failure.failureClass
        FailureReport.report(failure, of: mark, members: members)
    }

    /// Notes that what failed concerns all, so that nothing further was begun.
    mutating func stopped(by error: any Error) {
        stop = (error as? any ReportableFailure) ?? UnexpectedFailure(kind: String(describing: type(of: error)))
    }

    /// Says how it went, last of all, and throws the exit code unless all was done: that of what stopped the batch, else
    /// that of the first failure.
    func finish(more: [String: JSONValue] = [:], words: String? = nil) throws {
        let failed = failures.values.reduce(0, +)
        let notReached = total - done - skipped - failed
        let isInterrupted = stop == nil && notReached > 0
        if isInterrupted { FailureReport.report(BatchFault.interrupted) }
        if FailureReport.wantsJSON {
            let members: [String: JSONValue] = [
                "type": "summary", noun: .integer(Int64(total)), "done": .integer(Int64(done)),
                "skipped": .integer(Int64(skipped)), "failed": .integer(Int64(failed)),
                "not_reached": .integer(Int64(notReached)),
                "failures": .object(failures.mapValues { .integer(Int64($0)) }),
            ]
            // Whether anything was: of a batch in which every piece failed, nothing.
            let stamp: [String: JSONValue] = ["written": .bool(written > 0 && writing.effect.isWritten)]
            Console.result(.object(members.merging(more) { $1 }.merging(stamp) { $1 }))
        } else {
            var parts = ["\(done) done", "\(skipped) skipped", "\(failed) failed"]
            if notReached > 0 { parts.append("\(notReached) not begun") }
            Console.message(
                total.counted(String(noun.dropLast()), noun) + ": " + parts.joined(separator: ", ")
                    + (words.map { "; " + $0 } ?? ""))
            for (code, count) in failures.sorted(by: { $0.key < $1.key }) { Console.message("  \(count) × \(code)") }
            if failed + notReached > 0 { Console.message("run it again when it is mended: what is done is skipped") }
        }
        writing.remark()
        if isInterrupted { throw ExitCode(FailureClass.interrupted.rawValue) }
        if let code = stop?.failureClass ?? firstFailure { throw ExitCode(code.rawValue) }
    }

    /// How many files or folders were made.
    var made: Int { written }
}

extension FailureReport {
    /// Prints the failure of one piece of a batch; `mark` names the piece in words and `members` in JSON.
    static func report(_ failure: any ReportableFailure, of mark: String, members: [String: JSONValue]) {
        guard !wantsJSON else {
            let object = object(of: failure, in: ChosenLanguage.current).object ?? [:]
            Console.errorLine(CanonicalJSON.text(of: .object(object.merging(members) { own, _ in own })))
            return
        }
        let place = failure.place.flatMap { $0.pointer != nil ? "\($0): " : nil } ?? ""
        say(failure, at: "\(mark): \(place)")
    }
}
