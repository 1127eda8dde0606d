public import CaseModel

/// What a table achieves as it stands, against what a recipe demands.
public struct ExtractAudit: Sendable, Hashable {
    /// The recipe.
    public let recipe: ExtractRecipe
    /// What all rows together achieve.
    public let measures: DisclosureMeasures
    /// The rows that an extract by the recipe would leave out.
    public let rowsToDrop: Int

    /// A figure beside what is demanded of it.
    public struct Figure: Sendable, Hashable {
        /// `k`, `l`, `entropy_l` or `t`.
        public let rule: String
        /// The sensitive column; nil for k.
        public let column: String?
        /// What is demanded, at least or, for t, at most; nil where nothing is.
        public let required: Millionths?
        /// What is achieved.
        public let achieved: Millionths
        /// Whether it is enough.
        public let holds: Bool
    }

    /// Every figure, k first, then by column.
    public var figures: [Figure] {
        let smallest = recipe.profile.minimumGroup
        var figures = [
            Figure(
                rule: "k", column: nil, required: Millionths(whole: smallest),
                achieved: Millionths(whole: measures.smallestClass), holds: measures.smallestClass >= smallest)
        ]
        for column in measures.sensitive {
            let required = column.required
            figures.append(
                Figure(
                    rule: "l", column: column.column, required: Millionths(whole: required.distinct),
                    achieved: Millionths(whole: column.distinct), holds: column.distinct >= required.distinct))
            figures.append(
                Figure(
                    rule: "entropy_l", column: column.column, required: required.entropy, achieved: column.entropy,
                    holds: required.entropy.map { column.entropy >= $0 } ?? true))
            // Rounded up to the decimals in which a limit is written: it is above the limit where the exact distance is.
            figures.append(
                Figure(
                    rule: "t", column: column.column, required: required.distance, achieved: column.distance,
                    holds: required.distance.map { column.distance <= $0 } ?? true))
        }
        return figures
    }

    /// Whether everything is as the recipe demands.
    public var holds: Bool { figures.allSatisfy(\.holds) }

    /// The audit as JSON, format `brygga-extract-audit` version 1.
    public var json: JSONValue {
        .object([
            "format": "brygga-extract-audit", "version": 1, "holds": .bool(holds),
            "rows": .integer(Int64(measures.rows)), "persons": .integer(Int64(measures.persons)),
            "classes": .integer(Int64(measures.classes)), "rows_to_drop": .integer(Int64(rowsToDrop)),
            "prosecutor_risk": measures.prosecutorRisk.json,
            "linked": .object([
                "persons_in_several_classes": .integer(Int64(measures.personsInSeveralClasses)),
                "smallest_group": .integer(Int64(measures.smallestLinkedGroup)),
            ]),
            "figures": .array(figures.map(\.json)),
        ])
    }
}

extension ExtractAudit.Figure {
    fileprivate var json: JSONValue {
        .present([
            "rule": .string(rule), "column": column.map { .string($0) }, "required": required?.json,
            "achieved": achieved.json, "holds": .bool(holds),
        ])
    }
}
