import Foundation
import TestSupport
import Testing

/// The kernel may take fewer bytes than it is given; every file comes out as ever.
@Suite("Short writes", .timeLimit(.minutes(10)))
struct ShortWriteTests {
    /// Takes half of every write of more than one byte.
    private static let shim = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <sys/types.h>
        typedef ssize_t (*writer)(int, const void *, size_t);
        typedef ssize_t (*placed)(int, const void *, size_t, off_t);
        static size_t half(size_t n) { return n > 1 ? n / 2 : n; }
        ssize_t write(int f, const void *b, size_t n) { return ((writer)dlsym(RTLD_NEXT, "write"))(f, b, half(n)); }
        ssize_t pwrite(int f, const void *b, size_t n, off_t o) {
            return ((placed)dlsym(RTLD_NEXT, "pwrite"))(f, b, half(n), o);
        }
        ssize_t pwrite64(int f, const void *b, size_t n, off_t o) {
            return ((placed)dlsym(RTLD_NEXT, "pwrite64"))(f, b, half(n), o);
        }
        """

    @Test func everyFileComesOutWhole() async throws {
        let stage = try await Stage.set()
        let plain = try await Stage.set()
        let environment = try await preloading(in: stage)
        let words =
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
            + ["personnummer", "--country", "SE"] + secret
        let shown = try await stage.play(words, environment: environment)
        #expect(shown.code == 0, "\(shown.errors)")
        #expect(shown.output == (try await plain.succeed(words)).output)
        let filed = try await stage.play(words + ["--out", "extract.csv"], environment: environment)
        #expect(filed.code == 0, "\(filed.errors)")
        #expect(try stage.bytes("extract.csv") == shown.output)
        let bundle = try #require(stage.world.bundles["af"])
        let open = ["open", bundle, "--home", "af", "--out", "case"] + secret
        let opened = try await stage.play(open, environment: environment)
        #expect(opened.code == 0, "\(opened.errors)")
        try await plain.succeed(open)
        for name in try plain.names(in: "case") {
            #expect(try stage.bytes("case/" + name) == (try plain.bytes("case/" + name)), "\(name)")
        }
        for home in ["af", "stad"] {
            #expect(try await stage.sql("PRAGMA integrity_check", in: home) == "ok")
        }
    }

    @Test func sealedAndStoredThingsHoldTogether() async throws {
        let stage = try await Stage.set()
        let environment = try await preloading(in: stage)
        let recorded = try await stage.play(World.record(case: "deltagare-2/case.json"), environment: environment)
        #expect(recorded.code == 0, "\(recorded.errors)")
        let sent = try await stage.play(
            World.export("deltagare-2", more: ["--trim", "--json"]), environment: environment)
        #expect(sent.code == 0, "\(sent.errors)")
        let path = try #require(try objects(sent.output).first?["path"] as? String)
        try await stage.succeed(["open", path, "--home", "af", "--out", "case"] + secret)
        let made = try await stage.play(
            ["init", "--agency", "x", "--name", "X", "--home", "x"], environment: environment)
        #expect(made.code == 0, "\(made.errors)")
        let keys = try await stage.play(["key", "new", "--home", "x"] + secret, environment: environment)
        #expect(keys.code == 0, "\(keys.errors)")
        try await stage.succeed(["key", "list", "--home", "x"])
    }

    /// The environment that halves writes; without a C compiler the same commands run on whole writes, and it is said.
    private func preloading(in stage: Stage) async throws -> [String: String] {
        try stage.folder.write(Self.shim, to: "shim.c")
        let compiled = try? await run("cc", ["-shared", "-fPIC", "-o", "shim.so", "shim.c", "-ldl"], in: stage.root)
        guard compiled?.code == 0 else {
            print("ShortWriteTests: no C compiler here; the same commands run without halved writes")
            return [:]
        }
        return ["LD_PRELOAD": stage.folder.path("shim.so")]
    }
}
