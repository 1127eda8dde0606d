import Foundation
import TestSupport
import Testing

/// What `brygga doctor --json` said.
struct Diagnosed {
    struct Found {
        let outcome: String
        let finding: String
        let remedy: String?
        let command: String?
    }

    let code: Int32
    let ids: [String]
    let found: [String: Found]
    let summary: [String: Any]
    let errors: String

    /// Every check, in the order of the report.
    static let ids = [
        "openssl-version", "openssl-self-test", "sqlite-version", "clock-plausible", "core-dumps", "tracing", "swap",
        "secure-memory", "file-mask", "home", "home-identity", "home-owner", "home-writable", "home-place",
        "same-agency", "free-space", "free-files", "reserve", "unnamed-files", "locks", "home-permissions",
        "home-links", "home-files", "strays", "outbox", "store-integrity", "store-schema", "store-settings",
        "consent-ledger", "clock-order", "unfinished", "keys", "certificates", "private-keys", "pseudonym-keys",
        "example-keys", "pseudonym-key-records", "pseudonym-key-windows", "pseudonym-key-sharing", "officer-keys",
        "pinned-files", "policy", "policy-in-force", "trust-list",
        "own-certificates-listed",
        "recipient-certificates", "terminal-encoding", "terminal-width",
    ]

    /// Runs the doctor and holds its output to what every report keeps: one object a line, every check once, a summary that
    /// counts right, an exit code that says whether something failed, and commands that run.
    static func of(
        _ stage: Stage, home: String = "stad", more: [String] = [], environment: [String: String] = [:],
        through wrapper: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Diagnosed {
        let outcome = try await stage.play(
            ["doctor", "--home", home, "--json"] + more,
            environment: ["LC_ALL": "C.UTF-8"].merging(environment) { _, new in new }, through: wrapper,
            sourceLocation: sourceLocation)
        let lines = try objects(outcome.output)
        let checks = lines.dropLast()
        var found: [String: Found] = [:]
        for line in checks {
            #expect(Set(line.keys) == ["type", "check", "outcome", "finding", "remedy", "command"])
            found[try #require(line["check"] as? String)] = Found(
                outcome: try #require(line["outcome"] as? String), finding: try #require(line["finding"] as? String),
                remedy: line["remedy"] as? String, command: line["command"] as? String)
        }
        let diagnosed = Diagnosed(
            code: outcome.code, ids: checks.compactMap { $0["check"] as? String }, found: found,
            summary: try #require(lines.last), errors: outcome.errors)
        #expect(diagnosed.ids == Self.ids, sourceLocation: sourceLocation)
        #expect(diagnosed.summary["type"] as? String == "summary", sourceLocation: sourceLocation)
        for (name, word) in [
            ("ok", "ok"), ("warnings", "warning"), ("failed", "failed"), ("not_applicable", "not_applicable"),
        ] {
            #expect(
                diagnosed.summary[name] as? Int == found.values.count { $0.outcome == word },
                sourceLocation: sourceLocation)
        }
        let failed = found.values.contains { $0.outcome == "failed" }
        #expect(outcome.code == (failed ? 1 : 0), "\(outcome.errors)", sourceLocation: sourceLocation)
        #expect(outcome.errors.contains("\"code\":\"doctor.failed\"") == failed, sourceLocation: sourceLocation)
        for (id, check) in found {
            let isWrong = ["warning", "failed"].contains(check.outcome)
            #expect((check.remedy != nil) == isWrong, "\(id)", sourceLocation: sourceLocation)
            #expect(isWrong || check.command == nil, "\(id)", sourceLocation: sourceLocation)
        }
        return diagnosed
    }

    func expect(
        _ id: String, _ outcome: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(found[id]?.outcome == outcome, "\(id): \(found[id]?.finding ?? "")", sourceLocation: sourceLocation)
    }

    /// Runs a check's command as it is printed.
    func runCommand(of id: String, in stage: Stage, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        guard let command = found[id]?.command else { return }
        let folder = URL(filePath: BuiltCommand.path).deletingLastPathComponent().path
        let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        let outcome = try await run(
            "timeout", ["60", "sh", "-c", command], environment: ["PATH": path, "BRYGGA_HOME": ""], in: stage.root)
        #expect(
            ![64, 124, 126, 127].contains(outcome.code), "\(command): \(outcome.errors)",
            sourceLocation: sourceLocation)
    }
}

/// A machine that is not as it must be: what the system answers is replaced, and the command is the real one.
enum FalseMachine {
    /// Answers by the words in `FAULTS`; files of `/proc` come from `FAKES` when they are there.
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <stdarg.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/prctl.h>
        #include <sys/statvfs.h>
        #include <unistd.h>
        static int has(const char *w) { const char *f = getenv("FAULTS"); return f && strstr(f, w) != 0; }
        static const char *place(const char *p, char *room) {
            const char *f = getenv("FAKES");
            if (!f || strncmp(p, "/proc/", 6)) return p;
            const char *name = strrchr(p, '/') + 1;
            snprintf(room, 4096, "%s/%s", f, name);
            return access(room, R_OK) == 0 ? room : p;
        }
        static int opened(const char *symbol, const char *p, int flags, unsigned mode) {
            char room[4096];
            if (has("unnamed") && (flags & O_TMPFILE) == O_TMPFILE) { errno = EOPNOTSUPP; return -1; }
            return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, symbol))(place(p, room), flags, mode);
        }
        int open(const char *p, int flags, ...) {
            va_list a; va_start(a, flags); unsigned mode = va_arg(a, unsigned); va_end(a);
            return opened("open", p, flags, mode);
        }
        int open64(const char *p, int flags, ...) {
            va_list a; va_start(a, flags); unsigned mode = va_arg(a, unsigned); va_end(a);
            return opened("open64", p, flags, mode);
        }
        int prctl(int option, ...) {
            if (option == PR_GET_DUMPABLE) return has("traceable");
            return 0;
        }
        int flock(int f, int operation) {
            (void)f; (void)operation;
            if (has("unlockable")) { errno = ENOLCK; return -1; }
            return 0;
        }
        static int answer(const char *symbol, const char *p, void *s) {
            int r = ((int (*)(const char *, void *))dlsym(RTLD_NEXT, symbol))(p, s);
            struct statvfs *v = s;
            if (has("low-space")) v->f_bavail = (50ul << 20) / v->f_frsize;
            if (has("no-space")) v->f_bavail = (1ul << 20) / v->f_frsize;
            if (has("low-files")) { v->f_files = 100000; v->f_favail = 5000; }
            if (has("no-files")) { v->f_files = 100000; v->f_favail = 5; }
            return r;
        }
        int statvfs(const char *p, struct statvfs *s) { return answer("statvfs", p, s); }
        int statvfs64(const char *p, struct statvfs64 *s) { return answer("statvfs64", p, s); }
        unsigned long OpenSSL_version_num(void) { return has("old-openssl") ? 0x30000150ul : 0x30000160ul; }
        int EVP_MAC_final(void *c, unsigned char *out, size_t *n, size_t size) {
            int r = ((int (*)(void *, unsigned char *, size_t *, size_t))dlsym(RTLD_NEXT, "EVP_MAC_final"))(c, out, n, size);
            if (has("false-mac")) out[0] ^= 1;
            return r;
        }
        int CRYPTO_secure_malloc_init(size_t size, size_t least) {
            if (has("no-heap")) return 0;
            int r = ((int (*)(size_t, size_t))dlsym(RTLD_NEXT, "CRYPTO_secure_malloc_init"))(size, least);
            return has("open-heap") ? 2 : r;
        }
        """

    /// Environment variables for a false machine; nil where there is no C compiler.
    static func environment(
        _ faults: String, fakes: [String: String] = [:], in stage: Stage
    ) async throws -> [String: String]? {
        try stage.folder.write(source, to: "machine.c")
        let compiled = try? await run(
            "cc", ["-shared", "-fPIC", "-o", "machine.so", "machine.c", "-ldl"], in: stage.root)
        guard compiled?.code == 0 else {
            print("DoctorTests: no C compiler here, so the machine cannot be falsified: \(compiled?.errors ?? "")")
            return nil
        }
        for (name, text) in fakes { try stage.folder.write(text, to: "fakes/" + name) }
        return ["LD_PRELOAD": stage.folder.path("machine.so"), "FAULTS": faults, "FAKES": stage.folder.path("fakes")]
    }
}
