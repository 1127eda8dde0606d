import Foundation
import TestSupport
import Testing

/// A command that is killed at any moment: no partial file, the store intact, and the next run works.
@Suite("Killed", .timeLimit(.minutes(10)))
struct KillTests {
    @Test(arguments: WritingVerb.all)
    func aKillAtAnySystemCallLeavesAllOrNothing(verb: WritingVerb) async throws {
        guard await Strace.works.value else {
            try await killByTime(verb)
            return
        }
        let counts = try await Strace.count(try verb.words(try await Stage.set()), on: try await Stage.set())
        let points = Strace.points(counts, limit: 15)
        #expect(points.count >= 10)
        for point in points {
            let stage = try await Stage.set()
            let outcome = try await stage.play(
                try verb.words(stage), through: Strace.inject("signal=SIGKILL", at: point))
            let place = "\(point.call) \(point.number)"
            // Threads share the counter, so that a late call may not come: then the command has ended well.
            #expect([0, -9, 137].contains(outcome.code), "\(verb.name), \(place): \(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: stage.folder.path("core")))
            try await verb.check(stage, place)
            try await verb.runAgain(stage, place)
        }
    }

    /// Where nothing can be traced, the kill comes after a time instead: coarser, but the same rules are checked.
    private func killByTime(_ verb: WritingVerb) async throws {
        print("KillTests: strace does not work here; \(verb.name) is killed after a time instead of at a call")
        for seconds in ["0.02", "0.06", "0.12", "0.25"] {
            let stage = try await Stage.set()
            _ = try await stage.play(try verb.words(stage), through: ["timeout", "-s", "KILL", seconds])
            try await verb.check(stage, "\(seconds) s")
            try await verb.runAgain(stage, "\(seconds) s")
        }
    }

    /// What a killed `init` leaves beside the home must not get into the way of anything later.
    @Test(arguments: ["rename", "fsync", "openat"])
    func aKilledInitIsForgotten(call: String) async throws {
        guard await Strace.works.value else {
            print("KillTests: strace does not work here; the leftover of a killed init is made by hand")
            let stage = try await Stage.set()
            try stage.folder.write("", to: ".brygga-4194303-1/keys/inner")
            try await stage.succeed(
                ["open", try #require(stage.world.bundles["af"]), "--home", "af", "--out", "case"] + secret)
            return
        }
        let stage = try await Stage.set()
        let words = ["init", "--agency", "new", "--name", "New", "--home", "new"]
        let counts = try await Strace.count(words, on: try await Stage.set())
        let last = try #require(counts[call])
        let killed = try await stage.play(words, through: Strace.inject("signal=SIGKILL", at: (call, max(1, last - 1))))
        if call == "rename" { #expect(killed.code != 0) }
        if !stage.exists("new") { try await stage.succeed(words) }
        try await stage.succeed(
            ["open", try #require(stage.world.bundles["af"]), "--home", "af", "--out", "case"] + secret)
        #expect(try stage.names(in: ".").filter { $0.hasPrefix(".brygga-") } == [])
    }
}
