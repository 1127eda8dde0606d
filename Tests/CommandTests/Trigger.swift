import Foundation
import TestSupport
import Testing

/// What makes the real command report one code: shell lines that run in a copy of the world.
struct Trigger: Sendable {
    /// How the code is said.
    enum Kind {
        /// As the failure, or as the warning.
        case whole
        /// As one of several faults that the failure lists.
        case detail
        /// In words only: with `--json` the result states it, or the verb has none.
        case spoken
    }

    let code: String
    /// Runs once before, in a copy of its own; empty where nothing needs to be changed.
    let setUp: String
    /// Runs `brygga` once with `$MORE` at the end of its words.
    let line: String
    let kind: Kind

    init(_ code: String, setUp: String = "", _ line: String, kind: Kind = .whole) {
        (self.code, self.setUp, self.line, self.kind) = (code, setUp, line, kind)
    }

    /// Whether it lets strace put faults into system calls.
    var needsStrace: Bool { line.contains("strace ") }
    /// Whether it puts faults into a library, for which a C compiler is needed.
    var needsCompiler: Bool { setUp.contains("shim") }

    /// The areas; the triggers of one run one after another, and the areas beside each other.
    static let areas: [(name: String, triggers: [Trigger])] =
        [
            ("homes", homes), ("files", files), ("keys", keys), ("key versions", keyVersions), ("maps", maps),
            ("collaboration", collaboration), ("policy", policy),
            ("consents", consents), ("bundles", bundles), ("approvals", approvals), ("tables", tables),
            ("warnings", warnings),
        ] + waiting.map { ($0.code, [$0]) }
}

/// Runs the shell lines of triggers on a stage.
struct TriggerStage {
    let stage: Stage

    /// `brygga` is a function that adds what the run adds.
    private static let prelude = "brygga() { command brygga \"$@\" $MORE; }\n"

    /// What set-up lines may use: a request for approvals of a case of health, officers, and a library that fails.
    private static let tools = #"""
        ask() {
            mkdir health asked; echo of officers > op; chmod 600 op
            python3 -c 'import json
        person = json.load(open("deltagare-1/case.json"))["person"]
        health = {"functional_limit": "kan inte lyfta", "adaptation_need": "bord"}
        case = {"person": person, "subject_flags": {"protected_identity": False}, "health_limitation": health}
        json.dump(case, open("health/case.json", "w"))'
            brygga consent record --home vc --case health/case.json --kind secrecy_waiver --to fk --explicit \
                --purposes rehab_planning --categories health_limitation --valid P6M --notice samtycke-sv.txt \
                --notice-uri https://example.org/samtycke --notice-version 1 --language sv --method signed_paper \
                --evidence underskrift.txt --by rehabkoordinator $SECRET
            brygga $HEALTH --request asked
            mv asked/* asked/request.json
        }
        appoint() { brygga key new --home vc --officer "$@" --officer-passphrase-file op $SECRET; }
        shim() { cc -shared -fPIC -o shim.so shim.c -ldl; }

        """#

    /// Makes one function of the system or of OpenSSL fail: the one that `FAULTS` names.
    private static let shim = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/statvfs.h>
        static int has(const char *w) { const char *f = getenv("FAULTS"); return f && strcmp(f, w) == 0; }
        #define FAIL(name) int name(void *a, void *b, void *c, void *d, void *e, void *f) { \
            if (has(#name)) return 0; \
            return ((int (*)(void *, void *, void *, void *, void *, void *))dlsym(RTLD_NEXT, #name))(a, b, c, d, e, f); }
        FAIL(RAND_bytes) FAIL(EVP_Digest) FAIL(EVP_MAC_init) FAIL(EVP_DigestUpdate)
        static int answer(const char *symbol, const char *p, void *s) {
            int r = ((int (*)(const char *, void *))dlsym(RTLD_NEXT, symbol))(p, s);
            struct statvfs *v = s;
            if (has("no-space")) v->f_bavail = (1ul << 20) / v->f_frsize;
            return r;
        }
        int statvfs(const char *p, struct statvfs *s) { return answer("statvfs", p, s); }
        int statvfs64(const char *p, struct statvfs64 *s) { return answer("statvfs64", p, s); }

        """#

    /// Answers questions at a terminal of its own, shows what stood there, and ends as the command did.
    private static let answering = #"""
        import json, os, pty, select, signal, sys
        answers, words = json.loads(sys.argv[1]), sys.argv[2:]
        child, terminal = pty.fork()
        if child == 0:
            os.execvp(words[0], words)
        shown = b""
        def read():
            global shown
            if not select.select([terminal], [], [], 30)[0]:
                return False
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                return False
            shown += piece
            return bool(piece)
        for question, answer in answers:
            while not shown.endswith(question.encode()):
                if not read():
                    break
            if answer.startswith("SIG"):
                os.kill(child, getattr(signal, answer))
            else:
                os.write(terminal, answer.encode())
        while read():
            pass
        sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

        """#

    init() async throws {
        stage = try await Stage.set()
        try stage.folder.write(Self.shim, to: "shim.c")
        try stage.folder.write(Self.answering, to: "ask.py")
    }

    private func environment(_ more: String) throws -> [String: String] {
        let secret = "--passphrase-file passphrase"
        let folder = URL(filePath: BuiltCommand.path).deletingLastPathComponent().path
        return [
            "PATH": folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
            "BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en", "MORE": more, "SECRET": secret,
            "RECORD": stage.world.record, "COORDINATOR": stage.world.coordinator,
            "AF": try #require(stage.world.bundles["af"]), "KEYS": PackageFiles.path("keys-example"),
            "EXPORT": "export --yes deltagare-1 --home stad --to af --purpose team_meeting --role coach \(secret)",
            "CONSENT": "consent record --home stad --kind secrecy_waiver --to af fk vc bostad --purposes team_meeting "
                + "--categories identity cv --explicit --valid P6M --notice samtycke-sv.txt --notice-version 1 "
                + "--notice-uri https://example.org/samtycke --notice-language sv --method signed_paper "
                + "--evidence underskrift.txt --by coach \(secret)",
            "TABLE": "pseudonymise table.csv --home stad --domain statistics-2026 --column pnr --country SE \(secret)",
            "HEALTH": "export --yes health --home vc --to fk --purpose rehab_planning --role rehabkoordinator "
                + "--identity personal_number \(secret)", "REQUEST": "asked/request.json",
        ]
    }

    private func shell(_ script: String, _ more: String) async throws -> ProcessOutcome {
        try await run(
            "timeout", ["-k", "5", "100", "sh", "-c", script], environment: try environment(more), in: stage.root)
    }

    func prepare(_ trigger: Trigger) async throws {
        guard !trigger.setUp.isEmpty else { return }
        _ = try await shell(Self.tools + trigger.setUp, "")
    }

    /// Triggers the code once; no canary may stand in anything that is said.
    func pull(_ trigger: Trigger, _ more: String) async throws -> ProcessOutcome {
        let outcome = try await shell(Self.prelude + trigger.line, more)
        #expect(Canaries.leaks(in: outcome.output + Array(outcome.errors.utf8)) == [], "\(trigger.code)")
        return outcome
    }
}
