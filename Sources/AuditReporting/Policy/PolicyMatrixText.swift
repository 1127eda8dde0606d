public import CaseModel
import ConsentRecording
public import PolicyEvaluation

/// A policy's matrix as lines of text: pair by pair who may tell what, on which conditions and ground, by which rule.
public struct PolicyMatrixText: Sendable {
    private let matrix: PolicyMatrix
    private let language: Language
    private let conditions: ConditionPhrases
    private let words: MatrixPhrases

    /// Words for a matrix in a language.
    public init(_ matrix: PolicyMatrix, language: Language) {
        (self.matrix, self.language) = (matrix, language)
        (conditions, words) = (ConditionPhrases(language), MatrixPhrases.of(language))
    }

    /// The lines: each pair of agencies with its boxes, then the counts.
    public var lines: [String] {
        var lines: [String] = []
        var pair: [Identifier] = []
        for entry in matrix.entries {
            let box = entry.box
            if pair != [box.from[0], box.to[0]] {
                pair = [box.from[0], box.to[0]]
                lines.append("\(box.from[0]) → \(box.to[0])")
            }
            lines += self.lines(entry)
        }
        return lines + [words.counts(matrix)]
    }

    private func lines(_ entry: PolicyMatrix.Entry) -> [String] {
        let box = entry.box
        let what = "\(list(box.categories)); \(words.purpose) \(list(box.purposes)); \(words.role) \(list(box.roles))"
        let forms = box.identities.map(conditions.identity).joined(separator: ", ")
        guard entry.meaning.outcome != .forbidden else {
            return ["  \(words.never): \(what); \(forms)", "    \(rules(entry.meaning.forbids))"]
        }
        return [
            "  \(words.may): \(what); \(forms)",
            "    \(words.asks): \(conditions.conditions(entry.meaning.conditions))",
            "    \(words.ground): \(list(Array(Set(entry.grounds)).sorted())); \(rules(entry.meaning.permits))",
        ]
    }

    private func list(_ names: [Identifier]) -> String { names.map(\.text).joined(separator: ", ") }

    private func rules(_ names: [Identifier]) -> String {
        names.map { id in matrix.space.policy.place(ofRule: id).map { "\(id) (\($0))" } ?? id.text }
            .joined(separator: ", ")
    }
}

/// The fixed words of a matrix in one language.
struct MatrixPhrases: Sendable {
    let may, never, asks, ground, purpose, role: String
    let cells, allowed, onConditions, forbidden, rest, flows: String

    static func of(_ language: Language) -> MatrixPhrases {
        switch language {
        case .english:
            MatrixPhrases(
                may: "may tell", never: "never", asks: "asks for", ground: "ground", purpose: "for", role: "by",
                cells: "cells", allowed: "allowed", onConditions: "on conditions", forbidden: "forbidden",
                rest: "without a permit", flows: "flows that can be allowed")
        case .swedish:
            MatrixPhrases(
                may: "får berätta", never: "aldrig", asks: "kräver", ground: "grund", purpose: "för", role: "av",
                cells: "celler", allowed: "tillåtna", onConditions: "på villkor", forbidden: "förbjudna",
                rest: "utan tillstånd", flows: "flöden som kan tillåtas")
        case .danish:
            MatrixPhrases(
                may: "må fortælle", never: "aldrig", asks: "kræver", ground: "grundlag", purpose: "til", role: "af",
                cells: "celler", allowed: "tilladt", onConditions: "på betingelser", forbidden: "forbudt",
                rest: "uden tilladelse", flows: "strømme, der kan tillades")
        }
    }

    func counts(_ matrix: PolicyMatrix) -> String {
        func count(_ outcome: CellMeaning.Outcome) -> Int { matrix.counts[outcome, default: 0] }
        return
            "\(matrix.space.cellCount) \(cells): \(count(.allow)) \(allowed), \(count(.conditional)) \(onConditions), "
            + "\(count(.forbidden)) \(forbidden), \(count(.none)) \(rest); \(matrix.flowCount) \(flows)"
    }
}
