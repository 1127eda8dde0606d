import CaseModel

/// How a page writes an instant: the same in every language, to the second, with its time zone.
enum ReportTime {
    /// `2026-12-01 09:00:00 UTC`.
    static func text(_ instant: Instant) -> String {
        let text = instant.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
    }
}
