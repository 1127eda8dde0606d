import Foundation
import TestSupport
import Testing

/// Batches that are killed, interrupted, or run twice at once: each item ends with exactly one released bundle.
@Suite("Stopped batches", .timeLimit(.minutes(10)))
struct BatchFaultTests {
    private let words = BatchStage.words + ["--json"]
    private static let count = 8

    /// Every item released once, its bundle in the folder, and nothing else in it.
    private func requireEachOnce(_ batch: BatchStage, _ point: String) async throws {
        #expect(try await batch.items("released") == [Int](repeating: 1, count: Self.count), "\(point)")
        let released = try await batch.stage.sql(
            "SELECT file_name FROM sent_bundle WHERE status = 'released' AND batch_item IS NOT NULL ORDER BY file_name",
            in: "af")
        #expect(try batch.stage.names(in: "post") == released.split(separator: "\n").map(String.init), "\(point)")
    }

    @Test func aKillAnywhereLeavesWhatTheNextRunCompletes() async throws {
        let shots: [[String]]
        if await Strace.works.value {
            let counted = try await BatchStage.set(Self.count)
            let counts = try await Strace.count(words, on: counted.stage)
            shots = Strace.points(counts, limit: 14).map { Strace.inject("signal=SIGKILL", at: $0) }
        } else {
            shots = ["0.03", "0.06", "0.09", "0.12", "0.16", "0.2", "0.3"].map { ["timeout", "-s", "KILL", $0] }
        }
        for shot in shots {
            let batch = try await BatchStage.set(Self.count)
            _ = try await batch.play(words, through: shot)
            let again = try await batch.play(words)
            #expect(again.code == 0, "\(shot): \(again.outcome.errors)")
            #expect(again.count("done").map { $0 + (again.count("skipped") ?? 0) } == Self.count)
            try await requireEachOnce(batch, "\(shot)")
        }
    }

    /// The moment between the name and its note: the bundle lies there and the register does not know.
    @Test func aBundleThatLiesThereIsNotSentAgain() async throws {
        let batch = try await BatchStage.set(Self.count)
        _ = try await batch.play(words)
        _ = try await batch.stage.sql("UPDATE sent_bundle SET status = 'logged' WHERE batch_item IS NOT NULL", in: "af")
        let gone = try #require(try batch.stage.names(in: "post").first)
        try FileManager.default.removeItem(atPath: batch.stage.folder.path("post/" + gone))
        let again = try await batch.play(words)
        #expect(again.count("skipped") == Self.count - 1 && again.count("done") == 1)
        try await requireEachOnce(batch, "after the note was lost")
    }

    /// Plays the same verb in four processes at once, `words` of each by its number.
    private func four(_ stage: Stage, _ words: @escaping @Sendable (Int) -> [String]) async throws -> [Said] {
        try await withThrowingTaskGroup(of: ProcessOutcome.self) { group in
            for number in 1...4 { group.addTask { try await stage.play(words(number)) } }
            return try await group.reduce(into: []) { $0.append(Said($1)) }
        }
    }

    @Test func fourAtOnceSendEachCaseOnce() async throws {
        let batch = try await BatchStage.set(Self.count)
        let words = words
        let all = try await four(batch.stage) { _ in words }
        for said in all { #expect(said.code == 0, "\(said.outcome.errors)") }
        #expect(all.reduce(0) { $0 + ($1.count("done") ?? 0) } == Self.count)
        #expect(all.reduce(0) { $0 + ($1.count("skipped") ?? 0) } == 3 * Self.count)
        try await requireEachOnce(batch, "four at once")
    }

    /// Into four folders: each bundle opens in one of them, whoever is first.
    @Test func fourAtOnceOpenEachBundleOnce() async throws {
        let batch = try await BatchStage.set(Self.count)
        #expect(try await batch.play(words).code == 0)
        let all = try await four(batch.stage) { number in
            BatchStage.open.map { $0 == "opened" ? "opened-\(number)" : $0 } + ["--json"]
        }
        for said in all { #expect(said.code == 0, "\(said.outcome.errors)") }
        #expect(all.reduce(0) { $0 + ($1.count("done") ?? 0) } == Self.count)
        #expect(all.reduce(0) { $0 + ($1.count("skipped") ?? 0) } == 3 * Self.count)
        let folders = try (1...4).flatMap { try batch.stage.names(in: "opened-\($0)") }
        #expect(folders.count == Self.count && Set(folders).count == Self.count)
        #expect(
            try await batch.stage.sql(
                "SELECT count(*), min(status), max(status) FROM received_bundle WHERE purpose = 'work_placement'",
                in: "fk") == "\(Self.count)|opened|opened")
    }

    @Test func anInterruptedBatchSaysSoAndIsCompletedLater() async throws {
        let batch = try await BatchStage.set(Self.count)
        // Each flush to the disk takes a while, so that the signal comes in the middle.
        var slow = ["timeout", "-s", "INT", "1"]
        if await Strace.works.value {
            slow += [
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=150000",
            ]
            let said = try await batch.play(
                words + ["--jobs", "1"], through: ["sh", "-c", Self.interrupting, "sh"] + slow.dropFirst(4))
            #expect(said.code == 130, "\(said.outcome.errors)")
            #expect(said.errors.map { $0["code"] as? String } == ["interrupted"])
            let done = try #require(said.count("done"))
            #expect(done < Self.count && said.count("not_reached") == Self.count - done)
            #expect(try batch.stage.names(in: "post").count == done)
        } else {
            _ = try await batch.play(words, through: slow)
        }
        #expect(try await batch.play(words).code == 0)
        try await requireEachOnce(batch, "after an interruption")
    }

    /// Runs a command and sends the signal of Ctrl-C to it, and not to what watches it, after its first bundle.
    private static let interrupting = """
        "$@" & watcher=$!
        while [ -z "$(ls post)" ]; do sleep 0.02; done
        kill -INT $(cat /proc/$watcher/task/$watcher/children)
        wait $watcher
        """

    @Test func aKilledOpeningIsCompletedToo() async throws {
        let sent = try await BatchStage.set(Self.count)
        #expect(try await sent.play(words).code == 0)
        let traced = await Strace.works.value
        let shots =
            traced
            ? [
                ("rename", 1), ("rename", 4), ("linkat", 5), ("fsync", 20), ("fsync", 40), ("pwrite64", 8),
                ("pwrite64", 30),
            ]
            .map { Strace.inject("signal=SIGKILL", at: $0) }
            : ["0.05", "0.1", "0.15", "0.25"].map { ["timeout", "-s", "KILL", $0] }
        for shot in shots {
            let name = "opened-" + shot.joined().filter { $0.isLetter || $0.isNumber }.suffix(20)
            let open = BatchStage.open.map { $0 == "opened" ? name : $0 } + ["--json"]
            _ = try await sent.stage.sql("DELETE FROM received_bundle", in: "fk")
            _ = try await sent.play(open, through: shot)
            let again = try await sent.play(open)
            #expect(again.code == 0, "\(shot): \(again.outcome.errors)")
            #expect(try sent.stage.names(in: name).count == Self.count)
            #expect(
                try await sent.stage.sql("SELECT count(*) FROM received_bundle WHERE status = 'opened'", in: "fk")
                    == "\(Self.count)")
        }
    }

    /// A folder that is not what the bundle holds is never taken for it.
    @Test func anotherFolderIsNotTakenForTheOpenedOne() async throws {
        let batch = try await BatchStage.set(1)
        #expect(try await batch.play(words).code == 0)
        #expect(try await batch.play(BatchStage.open).code == 0)
        let name = try #require(try batch.stage.names(in: "opened").first)
        _ = try await batch.stage.sql("UPDATE received_bundle SET status = 'releasing'", in: "fk")
        try batch.stage.folder.write("another", to: "opened/\(name)/identity.json")
        let said = try await batch.play(BatchStage.open + ["--json"])
        #expect(said.code == 1 && said.errors.map { $0["code"] as? String } == ["file.exists"])
    }
}

/// `open` of a folder: what is no bundle, what fails, what was opened.
@Suite("Opening a folder", .timeLimit(.minutes(10)))
struct OpenFolderTests {
    private let words = BatchStage.open + ["--json"]

    @Test func eachFailureIsListedAndStopsNothing() async throws {
        let batch = try await BatchStage.set(3)
        #expect(try await batch.play(BatchStage.words).code == 0)
        let (stage, bundles) = (batch.stage, try batch.stage.names(in: "post"))
        var damaged = try stage.bytes("post/" + bundles[1])
        damaged[damaged.count / 2] ^= 1
        try stage.folder.write(damaged, to: "post/" + bundles[1])
        try stage.folder.write("no bundle", to: "post/a.asice")
        try stage.folder.write("no bundle", to: "post/19821031-2396.asice")
        try stage.folder.write("a note", to: "post/readme.txt")
        let other = try #require(stage.world.bundles["vc"])
        for script in ["ln -s \(bundles[0]) z.asice", "mkfifo y.asice", "mkdir x.asice", "cp ../\(other) w.asice"] {
            #expect(try await run("sh", ["-c", script], in: stage.folder.path("post")).code == 0)
        }
        let rehearsed = try await batch.play(words + ["--dry-run"])
        #expect(!stage.exists("opened") && rehearsed.count("done") == 2)
        let said = try await batch.play(words)
        #expect(said.code == rehearsed.code && said.code == 65)
        #expect(rehearsed.errors.map { $0["code"] as? String } == said.errors.map { $0["code"] as? String })
        let codes = Dictionary(
            uniqueKeysWithValues: said.errors.map { (($0["bundle"] as? String) ?? "", ($0["code"] as? String) ?? "") })
        for (name, code) in [
            ("a.asice", "E_ZIP"), ("w.asice", "E_NOT_FOR_US"), ("x.asice", "file.not-regular"),
            ("y.asice", "file.not-regular"), ("z.asice", "file.not-regular"),
        ] { #expect(codes["post/" + name] == code, "\(name) \(codes)") }
        #expect(codes.values.contains("batch.number-in-name") && codes.count == 7)
        #expect(said.count("done") == 2 && said.count("failed") == 7 && said.count("ignored") == 1)
        #expect(try stage.names(in: "opened").count == 2)
    }

    @Test func severalFilesEachGetAFolder() async throws {
        let batch = try await BatchStage.set(3)
        #expect(try await batch.play(BatchStage.words).code == 0)
        let bundles = try batch.stage.names(in: "post").map { "post/" + $0 }
        let rest = ["--home", "fk", "--out", "opened", "--json"] + secret
        let said = try await batch.play(["open"] + bundles.prefix(2) + ["nothing.asice"] + rest)
        #expect(said.count("done") == 2 && said.code == 1)
        #expect(said.errors.map { $0["code"] as? String } == ["file.missing"])
        // One alone is no batch: opened before, it is a replay.
        try await batch.stage.refuse(["open", bundles[0], "--home", "fk", "--out", "case"] + secret, 3, "E_REPLAY")
        // In a folder whose name another file takes, it is refused.
        #expect(try await run("cp", [bundles[2], "a+b.asice"], in: batch.stage.root).code == 0)
        #expect(try await run("cp", [bundles[2], "a b.asice"], in: batch.stage.root).code == 0)
        let same = try await batch.play(["open", "a+b.asice", "a b.asice"] + rest)
        #expect(same.errors.map { $0["code"] as? String } == ["batch.same-folder"] && same.count("done") == 1)
        #expect(batch.stage.exists("opened/a_b"))
        // What was opened is done, wherever it was opened to: running it again can mend nothing.
        let elsewhere = try await batch.play(["open", "post", "--home", "fk", "--out", "other", "--json"] + secret)
        #expect(elsewhere.code == 0 && elsewhere.count("skipped") == 3 && elsewhere.errors.isEmpty)
        #expect(try !batch.stage.exists("other") || batch.stage.names(in: "other").isEmpty)
    }

    @Test func aFolderWithoutBundlesIsRefused() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("a note", to: "empty/readme.txt")
        try await stage.refuse(["open", "empty", "--home", "fk", "--out", "opened"] + secret, 65, "batch.empty")
    }
}
