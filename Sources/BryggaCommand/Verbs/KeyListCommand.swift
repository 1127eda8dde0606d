import ArgumentParser
import CaseExchange
import CaseModel

extension KeyCommand {
    /// `brygga key list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the key pairs of the home, and every version of its pseudonym keys.",
            discussion: """
                Of a pseudonym key: since when each version makes pseudonyms and until when, whom it was shared with and \
                when, and whether it is retired or destroyed.

                Example: brygga key list
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let ring = home.keys(of: try home.open())
            KeyCommand.show(try ring.list(), json: common.json)
            for officer in try ring.officers() { KeyCommand.show(officer, json: common.json) }
            for record in try ring.pseudonymKeyRecords() {
                if common.json {
                    Console.result(record.object(at: common.instant))
                } else {
                    Console.result(record.text(at: common.instant))
                }
            }
        }
    }
}

extension PseudonymKeyRecord {
    /// What `--json` says of a version.
    func object(at instant: Instant) -> JSONValue {
        var members: [String: JSONValue] = [
            "use": "pseudonym", "pseudonym_domain": .string(domain.text), "version": .integer(Int64(version)),
            "state": .string(state(at: instant).word),
            "shared_with": .array(
                shares.map { ["agency": .string($0.agency.text), "at": .string($0.at.description)] }),
        ]
        if let receivedFrom { members["received_from"] = .string(receivedFrom.text) }
        for (name, time) in [
            ("valid_from", validFrom), ("window_end", windowEnd), ("retired_at", retiredAt),
            ("destroyed_at", destroyedAt),
        ] {
            if let time { members[name] = .string(time.description) }
        }
        return .object(members)
    }

    /// What a person reads of a version.
    func text(at instant: Instant) -> String {
        var lines = ["pseudonym  domain \(domain)  version \(version)  \(state(at: instant).text)"]
        if let receivedFrom { lines.append("  received from \(receivedFrom)") }
        if let validFrom { lines.append("  since \(validFrom)") }
        for share in shares { lines.append("  shared with \(share.agency) at \(share.at)") }
        return lines.joined(separator: "\n")
    }

    private func state(at instant: Instant) -> (word: String, text: String) {
        switch standing(at: instant) {
        case .current: ("current", "current")
        case .inWindow(let end): ("in_window", "in window until \(end)")
        case .ended(let end): ("ended", "window ended at \(end)")
        case .retired(let time): ("retired", "retired at \(time)")
        case .destroyed(let time): ("destroyed", "destroyed at \(time)")
        }
    }
}
