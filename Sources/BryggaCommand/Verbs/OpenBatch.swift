import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga open` of a folder or of several bundles: each into a folder of its own.
struct OpenBatch {
    let command: OpenCommand

    func run() async throws {
        let (common, writing) = (command.common, command.writing)
        let (home, keys, collaboration) = try command.inHome()
        let batch = try BundleBatch(
            command.bundles, home: home, keys: keys, collaboration: collaboration, into: command.out,
            time: common.at.map { .fixed($0.instant) } ?? .clock)
        let display = ProgressDisplay.standardError(common)
        Interruption.listen()
        var report = BatchReport("bundles", of: batch.pieces.count, writing: writing)
        await batch.run(
            width: command.jobs.width, goesOn: { !Interruption.isRequested },
            finished: { display.report(WorkProgress(done: $0, of: batch.pieces.count, .items)) }
        ) {
            display.finish()
            show($0, $1, in: &report)
        }
        display.finish()
        try report.finish(
            more: ["ignored": .integer(Int64(batch.ignored))],
            words: batch.ignored > 0 ? batch.ignored.counted("other entry", "other entries") + " ignored" : nil)
    }

    private func show(
        _ piece: BundleBatch.Piece, _ outcome: BatchOutcome<OpenedCase>, in report: inout BatchReport
    ) {
        let members: [String: JSONValue] = ["bundle": .string(piece.path)]
        switch outcome {
        case .done(let opened):
            report.count(done: 1)
            guard command.common.json else { return OpenCommand.show(opened) }
            let object = OpenCommand.object(opened).object ?? [:]
            Console.result(command.writing.stamped(.object(object.merging(members) { $1 })))
        case .skipped:
            report.countSkipped()
            guard command.common.json else { return Console.result("opened before, skipped: \(piece.folder)") }
            Console.result(
                .object(
                    members.merging(["type": "skipped", "written": false, "folder": .string(piece.folder)]) { $1 }))
        case .failed(let error): report.fail(error, mark: piece.path, members: members)
        case .stopped(let error):
            report.fail(error, mark: piece.path, members: members)
            report.stopped(by: error)
        }
    }
}
