/// Lying bars of counts, each with a mark for what was aimed at.
struct ReportChart: Hashable, Sendable {
    /// A bar.
    struct Bar: Hashable, Sendable {
        let label: String
        /// What is counted; nil where it is hidden.
        let count: Int?
        /// What was aimed at; nil where nothing was.
        let target: Int?
        /// Both numbers in words.
        let words: String
    }

    /// What the chart shows, in a few words.
    let title: String
    let bars: [Bar]

    /// Where everything stands.
    static let width = 900
    static let labels = 260
    static let row = 40
    static let end = 150

    var height: Int { bars.count * Self.row + 12 }

    /// How far a number reaches.
    func length(_ number: Int) -> Int {
        let most = max(1, bars.reduce(0) { max($0, $1.count ?? 0, $1.target ?? 0) })
        // In two steps, so that no large number overflows.
        let room = Self.width - Self.labels - Self.end
        return most < 1 << 40 ? number * room / most : number / max(1, most / room)
    }
}
