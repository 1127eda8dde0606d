import ArgumentParser
import CaseExchange
import CaseModel
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy diff`.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Say what a newer policy opens, closes, loosens, tightens and changes, cell by cell.",
            discussion: """
                Cells that change alike are shown as one box, with one of its cells as a witness and the rules that make the \
                difference. --fail-on ends with exit code 65 when there are changes of a kind; --allow-open names a file \
                with openings that were reviewed: the lines that 'policy diff --json' prints for them.

                Example: brygga policy diff old.yaml policy.yaml --fail-on opened
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: "The older policy file.", completion: .file())
        var old: String

        @Argument(help: "The newer policy file.", completion: .file())
        var new: String

        @Option(
            name: .customLong("fail-on"),
            help: ArgumentHelp(
                "Fail when there are such changes: opened, closed, loosened, tightened, changed; may be given several times.",
                valueName: "kind"), transform: DiffKindArgument.kind)
        var failOn: [PolicyDiff.Kind] = []

        @Option(
            name: .customLong("allow-open"),
            help: ArgumentHelp("Openings that were reviewed and do not fail.", valueName: "file"), completion: .file())
        var allowOpen: String?

        func validate() throws {
            if allowOpen != nil, !failOn.contains(.opened) {
                throw ValidationError("--allow-open belongs to --fail-on opened")
            }
        }

        func run() throws {
            let (old, new) = (try PolicyFile.read(old), try PolicyFile.read(new))
            let diff = try PolicyDiff(from: old, to: new)
            let reviewed = try allowOpen.map { try ReviewedOpenings(readFrom: $0) }
            let failing = diff.changes(of: failOn).filter { change in
                !(change.kind == .opened && reviewed?.covers(change.box) == true)
            }
            let report = PolicyDiffReport(old: old, new: new, diff: diff)
            guard failing.isEmpty else { throw PolicyDiffFailure(changes: failing, report: report) }
            if common.json {
                for change in diff.changes { Console.result(report.json(change)) }
            } else {
                for line in report.lines { Console.result(line) }
            }
        }
    }
}

/// Reads a kind of change.
enum DiffKindArgument {
    @Sendable static func kind(_ argument: String) throws -> PolicyDiff.Kind {
        guard let kind = PolicyDiff.Kind(rawValue: argument) else {
            let known = PolicyDiff.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(argument)' is no kind of change; there are \(known)")
        }
        return kind
    }
}

/// A difference in words and JSON, with the places of rules.
struct PolicyDiffReport {
    let old: SharingPolicy
    let new: SharingPolicy
    let diff: PolicyDiff

    var lines: [String] {
        let counts = PolicyDiff.Kind.allCases.map { kind in
            "\(diff.counts[kind, default: 0]) \(kind.rawValue)"
        }
        return diff.changes.flatMap(lines)
            + ["\(counts.joined(separator: ", ")) of \(diff.cellCount.counted("cell", "cells"))"]
    }

    func lines(_ change: PolicyDiff.Change) -> [String] {
        var lines = [
            "\(change.kind.rawValue): \(change.box.count.counted("cell", "cells")): \(change.box.words(of: diff.combinations))",
            "  was \(change.before.words); is \(change.after.words)",
            "  for example \(change.box.witness.words)",
        ]
        lines += change.oldRules.map { "  old \($0) at \(old.place(ofRule: $0)?.description ?? "?")" }
        lines += change.newRules.map { "  new \($0) at \(new.place(ofRule: $0)?.description ?? "?")" }
        return lines
    }

    func json(_ change: PolicyDiff.Change) -> JSONValue {
        var members = change.box.json.object ?? [:]
        members["change"] = .string(change.kind.rawValue)
        members["cells"] = .integer(Int64(change.box.count))
        members["witness"] = change.box.witness.json
        members["before"] = change.before.json
        members["after"] = change.after.json
        members["rules"] = .array(
            change.oldRules.map { rule($0, of: old, "old") } + change.newRules.map { rule($0, of: new, "new") })
        return .object(members)
    }

    private func rule(_ id: Identifier, of policy: SharingPolicy, _ side: String) -> JSONValue {
        let place = policy.place(ofRule: id)
        return .present([
            "policy": .string(side), "rule": .string(id.text), "file": place?.file.map { .string($0) },
            "line": place?.line.map { .integer(Int64($0)) }, "column": place?.column.map { .integer(Int64($0)) },
        ])
    }
}

/// Changes of a kind that the caller does not accept.
struct PolicyDiffFailure: ReportableFailure {
    let changes: [PolicyDiff.Change]
    let report: PolicyDiffReport

    var code: String { "policy.diff-found" }
    var failureClass: FailureClass { .badInput }
    var message: String {
        let counts = PolicyDiff.Kind.allCases.compactMap { kind -> String? in
            let cells = changes.filter { $0.kind == kind }.reduce(0) { $0 + $1.box.count }
            return cells > 0 ? "\(cells.counted("cell", "cells")) \(kind.rawValue)" : nil
        }
        return "the newer policy is not accepted: \(counts.joined(separator: ", "))"
    }
    var details: [String] { changes.flatMap { report.lines($0) } }
    var detailObjects: JSONValue? { .array(changes.map { report.json($0) }) }
    var hint: String? { "change the rules that are named; openings that were reviewed are given with --allow-open" }
}

extension CellBox {
    /// The box in words, without flags where they make no difference.
    func words(of combinations: [[Identifier]]) -> String {
        func names(_ names: [Identifier]) -> String { names.map(\.text).joined(separator: ", ") }
        let forms = identities.map(\.rawValue).joined(separator: ", ")
        return "\(names(from)) → \(names(to)); \(names(roles)); \(names(purposes)); \(names(categories)); \(forms)"
            + (flags == [[]]
                ? "" : "; flags " + flags.map { $0.isEmpty ? "none" : names($0) }.joined(separator: " or "))
    }

    var json: JSONValue {
        func names(_ names: [Identifier]) -> JSONValue { .array(names.map { .string($0.text) }) }
        return [
            "from": names(from), "to": names(to), "roles": names(roles), "purposes": names(purposes),
            "categories": names(categories), "identities": .array(identities.map { .string($0.rawValue) }),
            "flags": .array(flags.map(names)),
        ]
    }
}

extension CellMeaning {
    /// The meaning in words.
    var words: String {
        switch outcome {
        case .forbidden: "forbidden by \(forbids.map(\.text).joined(separator: ", "))"
        case .none: "not permitted"
        case .allow: "allowed by \(permits.map(\.text).joined(separator: ", "))"
        case .conditional: "allowed by \(permits.map(\.text).joined(separator: ", ")) on \(conditions.words)"
        }
    }

    var json: JSONValue {
        [
            "outcome": .string(outcome.rawValue), "permits": .array(permits.map { .string($0.text) }),
            "forbids": .array(forbids.map { .string($0.text) }), "conditions": conditions.json,
        ]
    }
}
