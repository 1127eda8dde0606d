import CaseModel
import OpenSSLCrypto

/// What must hold of the machine, whatever home it carries.
struct MachineChecks {
    private let machine: MachineState

    init(_ machine: MachineState) { self.machine = machine }

    var all: [Check] {
        [
            Check("openssl-version", openSSLVersion), Check("openssl-self-test", openSSLSelfTest),
            Check("sqlite-version", sqliteVersion), Check("clock-plausible", clockPlausible),
            Check("core-dumps", coreDumps), Check("tracing", tracing), Check("swap", swap),
            Check("secure-memory", secureMemory), Check("file-mask", fileMask),
        ]
    }

    /// 3.0.22, in OpenSSL's own numbering (OPENSSL_VERSION_NUMBER(3)).
    private static let oldestOpenSSL: UInt = 0x3000_0160

    private func openSSLVersion() -> Finding {
        let origin = machine.openSSL.file.map { "loaded from \($0)" } ?? "part of the command"
        let text = "\(machine.openSSL.text), \(origin)"
        guard machine.openSSL.number >= Self.oldestOpenSSL else {
            return .failed(
                text + "; older than 3.0.22", remedy: "install OpenSSL 3.0.22 or later", command: "openssl version -a")
        }
        return .ok(text)
    }

    private func openSSLSelfTest() -> Finding {
        guard machine.knownAnswersHold else {
            return .failed(
                "SHA-256, HMAC or AES-256-GCM give other results than published",
                remedy: "install OpenSSL anew and do not use this machine until then", command: "openssl version -a")
        }
        return .ok("SHA-256, HMAC-SHA-256 and AES-256-GCM give the published results")
    }

    private func sqliteVersion() -> Finding {
        let parts = machine.sqlite.version.split(separator: ".").compactMap { Int($0) }
        // STRICT tables came with 3.37.0.
        guard parts.count >= 2, (parts[0], parts[1]) >= (3, 37) else {
            return .failed(
                "SQLite \(machine.sqlite.version) is older than 3.37", remedy: "install SQLite 3.37 or later")
        }
        guard machine.sqlite.isThreadSafe else {
            return .failed(
                "SQLite \(machine.sqlite.version) was built for one thread only",
                remedy: "install SQLite as the system's packages build it")
        }
        return .ok("SQLite \(machine.sqlite.version)")
    }

    /// Between the first day on which this version can be run and one on which nobody will.
    private func clockPlausible() -> Finding {
        guard let first = CalendarDate(year: 2026, month: 1, day: 1),
            let last = CalendarDate(year: 2100, month: 1, day: 1), (first...last).contains(machine.clock.date)
        else {
            return .failed(
                "the time is \(machine.clock), which cannot be", remedy: "set the computer's clock", command: "date -u")
        }
        return .ok("the time is \(machine.clock)")
    }

    /// This and the next, and the file mask, are what the command has seen to itself: they are judged only where the system
    /// did not let it, and count for nothing as findings about the machine.
    private func coreDumps() -> Finding {
        let target = machine.coreDumps.pattern.hasPrefix("|") ? ", which the system would pipe to a program," : ""
        guard machine.coreDumps.limit == "0" else {
            return .warning(
                "core dumps\(target) are allowed up to \(machine.coreDumps.limit) bytes",
                remedy: "forbid core dumps for the user who runs brygga", command: "cat /proc/sys/kernel/core_pattern")
        }
        return .notApplicable("brygga itself has turned core dumps\(target) off for this command")
    }

    private func tracing() -> Finding {
        guard !machine.isTraceable else {
            return .warning(
                "other programs of the same user could look into this command's memory",
                remedy: "find out why the system refuses prctl PR_SET_DUMPABLE",
                command: "grep -i -e seccomp -e nonewprivs /proc/self/status")
        }
        return .notApplicable("brygga itself has closed this command's memory to other programs of the same user")
    }

    private func swap() -> Finding {
        let open = machine.swap.filter { !$0.isProtected }
        guard open.isEmpty else {
            return .warning(
                "\(open.count.counted("swap area is in use and does", "swap areas are in use and do")) not look encrypted; case content could be written to them",
                remedy: "encrypt swap, or turn it off where cases are handled", command: "cat /proc/swaps")
        }
        return .ok(machine.swap.isEmpty ? "no swap is in use" : "swap is encrypted or in memory")
    }

    private func secureMemory() -> Finding {
        let limit = "the limit of locked memory is \(machine.secureMemory.limit) bytes"
        switch machine.secureMemory.protection {
        case .full: return .ok("memory for keys and passphrases is locked and guarded")
        case .partial:
            return .warning(
                "memory for keys and passphrases could not be locked: \(limit)",
                remedy: "raise the limit to \(SecureHeap.size) bytes or more", command: "grep locked /proc/self/limits")
        case .unavailable:
            return .failed(
                "there is no memory for keys and passphrases: \(limit)",
                remedy: "free some memory or raise the limit", command: "grep locked /proc/self/limits")
        }
    }

    private func fileMask() -> Finding {
        guard machine.fileMask.hasSuffix("077") else {
            return .warning(
                "new files could be read by others: the file mask is \(machine.fileMask)",
                remedy: "find out what changes the file mask of running commands",
                command: "grep Umask /proc/self/status")
        }
        return .notApplicable(
            "brygga itself has set the file mask \(machine.fileMask), so the files it makes are private")
    }
}
