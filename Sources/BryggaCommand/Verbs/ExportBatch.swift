import ArgumentParser
import CaseExchange
import CaseModel
import ParallelWork

/// `brygga export --batch`: many cases, each decided about, sealed and released on its own.
struct ExportBatch {
    let command: ExportCommand
    let file: String

    func run() async throws {
        let (common, writing) = (command.common, command.writing)
        let opened = try command.home.open(writing)
        let loaded = try command.collaboration.load(opened, at: common.instant)
        let keys = KeyUnlocking(command.home.keys(of: opened), passphrase: command.passphrase)
        let lines = try BatchFile.read(file, defaults: defaults, at: common.instant)
        let batch = try CaseBatch(
            CaseExport(home: opened, keys: keys, collaboration: loaded), into: command.out,
            repetition: command.again ? .sendsAgain : .skipsWhatIsDone,
            time: common.at.map { .fixed($0.instant) } ?? .clock)
        let display = ProgressDisplay.standardError(common)
        defer { display.finish() }
        Interruption.listen()
        var report = BatchReport("cases", of: lines.count, writing: writing)
        let (plans, preview) = try await batch.look(
            at: lines, width: command.jobs.width, goesOn: { !Interruption.isRequested },
            finished: { display.report(WorkProgress(done: $0, of: lines.count, .items)) })
        display.finish()
        guard plans.count == lines.count else { return try finish(report) }
        if writing.dryRun { preview.warn() }
        if !command.yes, !writing.dryRun, !preview.shares.isEmpty {
            Interruption.letGo()
            try SendingConfirmation(of: preview).ask()
            Interruption.listen()
        }
        await batch.send(
            plans, width: command.jobs.width, goesOn: { !Interruption.isRequested },
            finished: { display.report(WorkProgress(done: $0, of: lines.count, .items)) }
        ) {
            display.finish()
            show($0, $1, in: &report)
        }
        display.finish()
        try finish(report)
    }

    private func finish(_ report: BatchReport) throws {
        try report.finish(
            more: ["bundles": .integer(Int64(report.made))], words: report.made.counted("bundle", "bundles"))
    }

    private func show(_ line: BatchLine, _ outcome: BatchOutcome<[ReleasedBundle]>, in report: inout BatchReport) {
        var members: [String: JSONValue] = ["line": .integer(Int64(line.line))]
        if let id = line.id { members["id"] = .string(id) }
        let mark = "line \(line.line)" + (line.id.map { " (\($0))" } ?? "")
        switch outcome {
        case .done(let bundles):
            report.count(done: bundles.count)
            if !command.common.json { Console.result(mark) }
            for bundle in bundles {
                ExportCommand.warn(of: bundle)
                if command.common.json {
                    let object = ExportCommand.object(bundle).object ?? [:]
                    Console.result(command.writing.stamped(.object(object.merging(members) { $1 })))
                } else {
                    ExportCommand.show(bundle)
                }
            }
        case .skipped:
            report.countSkipped()
            guard command.common.json else { return Console.result("\(mark): done before, skipped") }
            Console.result(.object(members.merging(["type": "skipped", "written": false]) { $1 }))
        case .failed(let error): report.fail(error, mark: mark, members: members)
        case .stopped(let error):
            report.fail(error, mark: mark, members: members)
            report.stopped(by: error)
        }
    }

    private var defaults: BatchDefaults {
        BatchDefaults(
            recipients: command.to.map(\.identifier), purpose: command.purpose?.identifier,
            role: command.role?.identifier,
            categories: command.categories.isEmpty ? nil : command.categories.map(\.identifier),
            identity: command.identity, trim: command.trim ? .allowedPart : .never,
            eventDates: Dictionary(command.event.map { ($0.event, $0.date) }) { _, last in last }, days: command.days)
    }
}

/// How much is done at once.
struct JobOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How many cases to work on at once (default: one for each processor).", valueName: "number"))
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be 1 to 64") }
    }

    /// As many as were asked for, else one for each processor.
    var width: Int { jobs ?? OrderedWork.processors }
}

extension SendingPreview {
    /// Says what is unlike earlier sendings without asking, as a rehearsal does.
    func warn() { for surprise in surprises { Console.warning(.surprise(surprise)) } }
}

extension SendingPreview.Surprise {
    /// The surprise in words.
    var words: String {
        switch self {
        case .newRecipient(let recipient, let persons):
            "nothing was ever sent to \(recipient) from this home; now \(Self.counted(persons))"
        case .newCategory(let category, let recipient, let persons):
            "\(category) was never sent to \(recipient) from this home; now of \(Self.counted(persons))"
        case .unusualVolume(let recipient, let persons, let usual):
            "\(recipient) gets \(Self.counted(persons)), usually \(usual) a day"
        }
    }

    static func counted(_ persons: Int) -> String { persons.counted("person", "persons") }
}
