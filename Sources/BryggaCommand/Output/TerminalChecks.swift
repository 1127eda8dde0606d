import CaseExchange

/// What the terminal is like, as checks of `brygga doctor`; the rest of the checks is of the home and the machine.
enum TerminalChecks {
    static var all: [CheckResult] {
        [CheckResult("terminal-encoding", encoding), CheckResult("terminal-width", width)]
    }

    private static var encoding: Finding {
        guard !OutputTerminal.isUTF8 else { return .ok("text is written as UTF-8") }
        return .warning(
            "the locale \(OutputTerminal.characterSet.value) does not write UTF-8: a terminal shows letters such as å as a",
            remedy: "set LC_ALL to a locale of UTF-8, such as C.UTF-8", command: "locale -a")
    }

    private static var width: Finding {
        guard let width = OutputTerminal.output.width else {
            return .notApplicable("standard output is no terminal, so nothing is wrapped")
        }
        guard width >= OutputTerminal.narrow else {
            return .warning(
                "the terminal shows \(width) characters a line", remedy: "make the window wider, or use --json",
                command: "brygga doctor --help")
        }
        return .ok("the terminal shows \(width) characters a line")
    }
}
