import Foundation
import TestSupport
import Testing

/// What the command shows at a terminal of its own: every byte of standard error, with the terminal's own changes off.
struct TerminalRun: Decodable {
    let code: Int32
    let shown: String

    /// Standard error is the terminal, of so many columns; standard input is what `pieces` says, with a pause after each.
    private static let script = """
        import fcntl, json, os, pty, select, struct, subprocess, sys, termios, threading, time
        order, words = json.loads(sys.argv[1]), sys.argv[2:]
        outer, inner = pty.openpty()
        settings = termios.tcgetattr(inner)
        settings[1] &= ~termios.OPOST
        termios.tcsetattr(inner, termios.TCSANOW, settings)
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, order["columns"], 0, 0))
        surroundings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "ACCESSIBLE", "COLUMNS")}
        surroundings.update(order["environment"])
        child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=inner, env=surroundings)
        os.close(inner)
        def feed():
            try:
                for piece in order["pieces"]:
                    child.stdin.write(piece.encode())
                    child.stdin.flush()
                    time.sleep(order["pause"])
                child.stdin.close()
            except BrokenPipeError:
                pass
        threading.Thread(target=feed, daemon=True).start()
        shown = b""
        while select.select([outer], [], [], 60)[0]:
            try:
                piece = os.read(outer, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        print(json.dumps({"code": child.wait(60), "shown": shown.decode()}))
        """

    private struct Order: Encodable {
        let columns: Int
        let environment: [String: String]
        let pieces: [String]
        let pause: Double
    }

    static func of(
        _ words: [String], columns: Int = 80, environment: [String: String] = [:], pieces: [String] = [],
        pause: Double = 0, in folder: TemporaryFolder
    ) async throws -> TerminalRun {
        let script = try folder.write(Self.script, to: "terminal-\(UUID().uuidString).py")
        defer { try? FileManager.default.removeItem(atPath: script) }
        let order = Order(
            columns: columns, environment: ["TERM": "xterm", "BRYGGA_HOME": ""].merging(environment) { $1 },
            pieces: pieces, pause: pause)
        let text = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        let outcome = try await run("python3", [script, text, BuiltCommand.path] + words, in: folder.path)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let seen = try JSONDecoder().decode(TerminalRun.self, from: Data(outcome.output))
        #expect(Canaries.leaks(in: Array(seen.shown.utf8)) == [])
        return seen
    }
}
