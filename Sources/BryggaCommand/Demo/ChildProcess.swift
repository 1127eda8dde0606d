import Glibc

/// Another program while it runs; both its streams are collected in the order they come.
struct ChildProcess {
    struct Outcome {
        let code: Int32
        let lines: [String]
    }

    private let process: pid_t
    private let output: Int32

    /// Starts a program found in the search path, or by its path; nil when it cannot be started.
    init?(_ arguments: [String]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        // The reading end must not live on in programs that are started meanwhile.
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process = pid_t()
        guard let program = words[0] else { return nil }
        let started = posix_spawnp(&process, program, &actions, nil, words, environ)
        close(ends[1])
        guard started == 0 else {
            close(ends[0])
            return nil
        }
        self.process = process
        output = ends[0]
    }

    /// Waits for the program to end.
    func finish() -> Outcome {
        let bytes = collect()
        close(output)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // The lower seven bits hold the signal that ended it, the next eight the exit code (wait(2)).
        let signal = status & 0x7F
        let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return Outcome(code: code, lines: lines.map(String.init))
    }

    private func collect() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
