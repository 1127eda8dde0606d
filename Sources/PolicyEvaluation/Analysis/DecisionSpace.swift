public import CaseModel

/// Every cell of a policy for a person with given flags, in the order of names as bytes and forms as declared.
///
/// It reads the table that decisions read. Meanings are worked out once for each set of rules that matches together.
public struct DecisionSpace: Sendable {
    /// The most cells that are looked at, all subject flags counted.
    public static let cellLimit = 100_000_000

    /// The policy.
    public let policy: SharingPolicy
    /// The person's flags that are set, sorted; all others count as stated and not set.
    public let flags: [Identifier]
    /// How many cells there are.
    public let cellCount: Int

    let axes: Axes
    let names: SpaceNames
    private let flagNumbers: [Int]

    /// Looks at a policy's cells for a person with flags.
    ///
    /// - Throws: `SpaceFault` for a flag that no forbid of the policy lists, and for more than `cellLimit` cells.
    public init(of policy: SharingPolicy, flags: [Identifier] = []) throws(SpaceFault) {
        self.policy = policy
        self.flags = Set(flags).sorted()
        var numbers: [Int] = []
        for flag in self.flags {
            guard let number = policy.table.flags[flag] else {
                throw SpaceFault(.unknownFlag(flag, known: policy.subjectFlags))
            }
            numbers.append(number)
        }
        flagNumbers = numbers
        axes = Axes(policy.table)
        names = SpaceNames(policy.table)
        cellCount = axes.cellCount
        try Self.check(axes.cellCount, flags: 0)
    }

    /// Refuses more than `cellLimit` cells, those of every combination of so many flags counted.
    static func check(_ cellCount: Int, flags: Int) throws(SpaceFault) {
        let (all, overflows) = cellCount.multipliedReportingOverflow(by: 1 << min(flags, 40))
        guard !overflows, all <= cellLimit else { throw SpaceFault(.tooLarge(cells: cellCount, flags: flags)) }
    }

    /// Gives every cell with what the policy says about it.
    public func forEach<Failure: Error>(
        _ body: (DisclosureCell, CellMeaning) throws(Failure) -> Void
    ) throws(Failure) {
        let names = names
        try forEachNumbered { (cell, number, meanings) throws(Failure) in
            try body(names.cell(cell, flags: flags), meanings[number])
        }
    }

    /// Gives every cell by numbers, the number of its meaning, and the meanings so far.
    func forEachNumbered<Failure: Error>(
        _ body: (Cell, Int, borrowing [CellMeaning]) throws(Failure) -> Void
    ) throws(Failure) {
        var lookup = MeaningLookup(policy, flags: flagNumbers)
        for flow in axes.flows {
            for purpose in 0..<axes.purposes {
                lookup.select(flow, purpose: purpose)
                for category in 0..<axes.categories {
                    for form in IdentityForm.allCases {
                        let cell = Cell(
                            from: flow.from, to: flow.to, role: flow.role, purpose: purpose, category: category,
                            identity: form)
                        try body(cell, lookup.meaning(category: category, form: form.row), lookup.meanings)
                    }
                }
            }
        }
    }
}

/// Why a policy's cells cannot be looked at.
public struct SpaceFault: ReportableFailure, Hashable {
    /// What stands in the way.
    public enum Reason: Sendable, Hashable {
        /// No forbid lists the flag.
        case unknownFlag(Identifier, known: [Identifier])
        /// The policy has no agency or category of the name.
        case unknownName(String, Identifier, known: [Identifier])
        /// There are more than `DecisionSpace.cellLimit` cells.
        case tooLarge(cells: Int, flags: Int)
    }

    /// What stands in the way.
    public let reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    /// A code for each reason.
    public var code: String {
        switch reason {
        case .unknownFlag: "policy.unknown-flag"
        case .unknownName: "policy.not-in-vocabulary"
        case .tooLarge: "policy.space-too-large"
        }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong.
    public var message: String {
        switch reason {
        case .unknownFlag(let flag, _): "no forbid of the policy looks at the subject flag '\(pointerToken(flag.text))'"
        case .unknownName(let kind, let name, _): "the policy has no \(kind) '\(pointerToken(name.text))'"
        case .tooLarge(let cells, let flags):
            "the policy has \(cells) cells"
                + (flags > 0 ? ", each for every combination of \(flags) subject flags," : "")
                + " and at most \(DecisionSpace.cellLimit) are looked at"
        }
    }
    /// What to do.
    public var hint: String? {
        switch reason {
        case .unknownFlag(_, let known), .unknownName(_, _, let known):
            known.isEmpty ? "the policy has none" : "the policy has \(known.map(\.text).joined(separator: ", "))"
        case .tooLarge: "leave out agencies, roles, purposes or categories that no rule needs"
        }
    }
}
