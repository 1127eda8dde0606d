import COpenSSL

/// The calling thread's OpenSSL error queue. It is drained in the same synchronous function as the failing call,
/// since a task may continue on another thread.
enum ErrorQueue {
    /// Whether nothing is pending on this thread.
    static var isEmpty: Bool { ERR_peek_error() == 0 }

    /// Drops what a tolerated failure left behind.
    static func clear() { ERR_clear_error() }

    /// Empties the queue and gives its reasons, oldest first, without OpenSSL's free-form data texts.
    static func drain() -> [String] {
        var reasons: [String] = []
        while true {
            let code = ERR_get_error()
            guard code != 0 else { return reasons }
            reasons.append(reason(of: code))
        }
    }

    private static func reason(of code: UInt) -> String {
        guard let text = unsafe ERR_reason_error_string(code) else { return "error \(code)" }
        let reason = unsafe String(cString: text)
        guard let library = unsafe ERR_lib_error_string(code) else { return reason }
        return unsafe "\(String(cString: library)): \(reason)"
    }
}

extension OpenSSLError {
    /// The failure of an OpenSSL function, with the drained queue.
    static func drained(_ function: StaticString) -> OpenSSLError {
        .library(function: "\(function)", reasons: ErrorQueue.drain())
    }

    /// A refusal of bytes that OpenSSL does not parse, with the drained queue as reason.
    static func unparsable(_ subject: String) -> OpenSSLError {
        let reasons = ErrorQueue.drain()
        return .malformed(subject, reason: reasons.last ?? "unexpected bytes")
    }
}

/// Throws the drained queue unless the call succeeded. Either way the call is over, and what it left in registers goes.
func check(_ succeeded: Bool, _ function: StaticString) throws(OpenSSLError) {
    Wiping.clearRegisters()
    guard succeeded else { throw .drained(function) }
}

/// Unwraps what an OpenSSL constructor gives, or throws the drained queue; registers as for `check`.
func required<Pointer>(_ pointer: Pointer?, _ function: StaticString) throws(OpenSSLError) -> Pointer {
    Wiping.clearRegisters()
    guard let pointer else { throw .drained(function) }
    return pointer
}
