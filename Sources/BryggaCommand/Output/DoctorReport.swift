import CaseExchange
import CaseModel

/// The result of `brygga doctor`, as text and as JSON.
struct DoctorReport {
    private let results: [CheckResult]
    private let settings: [Setting]

    /// A report; whatever in it looks like a personal number, such as in the path of a home, is masked.
    init(_ results: [CheckResult], settings: [Setting]) { (self.results, self.settings) = (results, settings) }

    /// One object a line for each check, and a last one of type `summary`.
    func printObjects() {
        for result in results {
            Console.result([
                "type": "check", "check": .string(result.id), "outcome": .string(result.outcome.rawValue),
                "finding": .string(NumberMask.mask(result.finding)), "remedy": Self.value(result.remedy),
                "command": Self.value(result.command),
            ])
        }
        let origins = settings.map { setting in
            let members: JSONValue = [
                "value": .string(NumberMask.mask(setting.value)), "origin": .string(setting.origin),
            ]
            return (setting.name, members)
        }
        Console.result([
            "type": "summary", "ok": count(.ok), "warnings": count(.warning), "failed": count(.failed),
            "not_applicable": count(.notApplicable),
            "settings": .object(Dictionary(origins) { _, last in last }),
        ])
    }

    /// A line for each check, and under it what to do; wrapped where a person reads at a terminal.
    func printText(width: Int?) {
        if let width, width < OutputTerminal.narrow { Console.warning(.narrowTerminal(width)) }
        let longest = results.map(\.id.count).max() ?? 0
        // In a narrow window a column of ids would leave no room for words.
        let column = width.map { $0 < 2 * longest } ?? false ? 0 : longest
        func say(_ line: String, indent: Int) {
            for piece in TextShape.wrapped(NumberMask.mask(line), width: width, indent: indent) {
                Console.result(piece)
            }
        }
        for result in results {
            let word = Self.padded(Self.word(result.outcome), 8)
            say("\(word) \(Self.padded(result.id, column))  \(result.finding)", indent: column == 0 ? 4 : column + 11)
            if let remedy = result.remedy { say("    remedy: \(remedy)", indent: 12) }
            if let command = result.command { say("    command: \(command)", indent: 13) }
        }
        for setting in settings { say("setting  \(setting.name): \(setting.value) (\(setting.origin))", indent: 4) }
        let counts = [
            ("ok", CheckResult.Outcome.ok), (number(.warning) == 1 ? "warning" : "warnings", .warning),
            ("failed", .failed),
            ("not applicable", .notApplicable),
        ]
        say(counts.map { name, outcome in "\(number(outcome)) \(name)" }.joined(separator: ", "), indent: 4)
    }

    private func number(_ outcome: CheckResult.Outcome) -> Int { results.count { $0.outcome == outcome } }

    private func count(_ outcome: CheckResult.Outcome) -> JSONValue { .integer(Int64(number(outcome))) }

    private static func value(_ text: String?) -> JSONValue { text.map { .string(NumberMask.mask($0)) } ?? .null }

    private static func word(_ outcome: CheckResult.Outcome) -> String {
        switch outcome {
        case .ok: "ok"
        case .warning: "warning"
        case .failed: "FAILED"
        case .notApplicable: "-"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
