import CaseExchange
import CaseModel

/// What the examination of a foreign column says.
struct ForeignColumnText {
    let column: ForeignColumn
    let outcome: ColumnReversal.Outcome?

    /// Whether the column gives numbers away.
    var isExposed: Bool {
        if case .numbers = column.nature { return true }
        return !(outcome?.findings.isEmpty ?? true)
    }

    private var verdict: String {
        switch column.nature {
        case .numbers: "numbers"
        case .pseudonyms: "keyed-pseudonyms"
        case .digests: isExposed ? "reversed" : "not-recognised"
        case .shortDigests: "too-short"
        case .other: "not-recognised"
        }
    }

    /// One object.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "verdict": .string(verdict), "sample": .integer(Int64(column.count)),
            "reversed": .integer(Int64(outcome?.reversed ?? 0)),
        ]
        switch column.nature {
        case .numbers(let count): members["numbers"] = .integer(Int64(count))
        case .pseudonyms(let tags, let versions):
            members["tags"] = .array(tags.map { .string($0) })
            members["key_versions"] = .array(versions.map { .integer(Int64($0)) })
        case .digests(let lengths): members["digest_bytes"] = .array(lengths.map { .integer(Int64($0)) })
        case .shortDigests, .other: break
        }
        guard let outcome else { return .object(members) }
        members["findings"] = .array(
            outcome.findings.map {
                [
                    "scheme": .string($0.scheme), "reversed": .integer(Int64($0.reversed)),
                    "milliseconds": .integer(Int64($0.seconds * 1000)),
                ]
            })
        members["tried"] = .array(outcome.tried.map { .string($0) })
        members["candidates"] = .integer(Int64(outcome.candidates))
        members["candidates_tried_percent"] = .integer(Int64((outcome.share * 100).rounded(.down)))
        members["digests_made"] = .integer(Int64(outcome.digests))
        members["milliseconds"] = .integer(Int64(outcome.seconds * 1000))
        return .object(members)
    }

    /// The same in words.
    var lines: [String] {
        var lines = ["\(column.count.counted("different cell", "different cells")) examined"]
        switch column.nature {
        case .numbers(let count):
            return lines + ["\(count) of them are personal numbers: nothing hides them"]
        case .pseudonyms(let tags, let versions):
            return lines + [
                "all are keyed pseudonyms as brygga makes them: tag \(tags.joined(separator: ", ")), key version "
                    + versions.map(String.init).joined(separator: ", "),
                "nobody without the key can try numbers on them; whoever holds it can, see 'pseudonyms exposure --country'",
            ]
        case .shortDigests:
            return lines + ["they may be digests, but are too short to tell a hit from chance; nothing was tried"]
        case .other: return lines + ["not recognised: they are no digests in hexadecimal or base 64; nothing was tried"]
        case .digests(let lengths):
            lines.append("they may be digests of \(lengths.map(String.init).joined(separator: " or ")) bytes")
        }
        guard let outcome else { return lines }
        for finding in outcome.findings {
            let seconds = ExposureText.time(finding.seconds)
            lines.append("\(finding.reversed) of \(column.count) reversed in \(seconds): \(finding.scheme)")
        }
        let share = Int((outcome.share * 100).rounded(.down))
        lines.append(
            "\(ExposureText.grouped(outcome.candidates)) numbers, \(share) % of them tried, "
                + "\(ExposureText.grouped(outcome.digests)) digests made in \(ExposureText.time(outcome.seconds))")
        guard outcome.findings.isEmpty else {
            return lines + ["Whoever has this column has the personal numbers in it."]
        }
        return lines + ["not recognised; tried were:"] + outcome.tried.map { "  \($0)" } + [
            "That nothing was found proves nothing: another salt or scheme may be as easy to reverse."
        ]
    }
}
