import CaseExchange

/// One line of progress in words: how much, which part, how fast, how long yet. ASCII only.
struct ProgressLine: Hashable, Sendable {
    let progress: WorkProgress
    /// How long the work has gone on.
    let elapsed: Duration

    /// The whole line.
    var text: String { parts.joined(separator: ", ") }

    /// The line cut to a width: the last parts give way first, and a part is never shown in half unless it is the first.
    func text(fitting width: Int) -> String {
        var shown = ""
        for part in parts {
            let longer = shown.isEmpty ? part : shown + ", " + part
            if longer.utf8.count > width { break }
            shown = longer
        }
        return shown.isEmpty ? String(text.prefix(width)) : shown
    }

    private var parts: [String] {
        var parts = [amount]
        if let percent { parts.append("\(percent) %") }
        if let rate {
            parts.append("\(Self.words(for: rate, progress.unit))/s")
            if let remaining = remaining(at: rate) { parts.append("\(remaining) left") }
        }
        return parts
    }

    private var amount: String {
        let done = Self.words(for: progress.done, progress.unit)
        guard let total = progress.total else { return done }
        return "\(done) of \(Self.words(for: total, progress.unit))"
    }

    private var percent: Int? {
        guard let total = progress.total, total > 0 else { return nil }
        return Int(min(1, Double(progress.done) / Double(total)) * 100)
    }

    private var seconds: Double {
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    /// Units a second.
    private var rate: Int? {
        guard seconds > 0, progress.done > 0 else { return nil }
        let rate = Double(progress.done) / seconds
        return rate >= 1 && rate < 1e15 ? Int(rate) : nil
    }

    private func remaining(at rate: Int) -> String? {
        guard let total = progress.total, total > progress.done else { return nil }
        let seconds = (total - progress.done) / rate + 1
        guard seconds >= 60 else { return "\(seconds) s" }
        guard seconds >= 3_600 else { return "\(seconds / 60) min" }
        return "\(seconds / 3_600) h \(seconds / 60 % 60) min"
    }

    private static func words(for amount: Int, _ unit: WorkProgress.Unit) -> String {
        guard unit == .bytes else { return "\(amount) \(unit.rawValue)" }
        var (value, power) = (Double(amount), 0)
        let names = ["B", "kB", "MB", "GB", "TB"]
        while value >= 1_000, power + 1 < names.count { (value, power) = (value / 1_000, power + 1) }
        guard power > 0 else { return "\(amount) B" }
        let tenths = Int(value * 10)
        return "\(tenths / 10).\(tenths % 10) \(names[power])"
    }
}
