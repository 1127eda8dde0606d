import Testing

/// A world that cannot be made fails every test that wants one, each with words of its own.
@Suite("A world that fails")
struct WorldFailureTests {
    private struct Reason: Error {}

    @Test func everyoneWhoAsksIsTold() async {
        let world = Task { try await WorldFailure.naming { () async throws -> Int in throw Reason() } }
        for _ in 0..<2 {
            let failure = await #expect(throws: WorldFailure.self) { _ = try await world.value }
            #expect(failure?.description == "no world: Reason()")
        }
    }
}
