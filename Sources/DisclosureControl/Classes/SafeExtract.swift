/// The decision which rows of a table are released. It proves that the table was counted and satisfies its recipe: only
/// `EquivalenceClasses.decide` makes one.
public struct SafeExtract: Sendable {
    /// The recipe at the table's header.
    public let plan: ExtractPlan
    /// What the released file achieves.
    public let measures: DisclosureMeasures
    /// What is left out, for the officer alone.
    public let omission: ExtractOmission
    /// The rows of the table.
    public let rows: Int

    let coder: RowCoder
    let fingerprint: UInt64
    let isReleased: [Bool]

    init(
        plan: ExtractPlan, coder: RowCoder, rows: Int, fingerprint: UInt64, isReleased: [Bool],
        measures: DisclosureMeasures, omission: ExtractOmission
    ) {
        self.plan = plan
        self.coder = coder
        self.rows = rows
        self.fingerprint = fingerprint
        self.isReleased = isReleased
        self.measures = measures
        self.omission = omission
    }
}
