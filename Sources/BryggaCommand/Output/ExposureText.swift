import CaseExchange
import CaseModel
import PersonalNumbers

/// What a measurement of exposure says.
struct ExposureText {
    let country: Country
    let json: Bool

    /// Prints it.
    func show(_ measured: ExposureMeasurement, of key: (domain: Identifier, versions: [Int])?) {
        guard json else { return lines(measured, key).forEach { Console.result($0) } }
        var members: [String: JSONValue] = [
            "country": .string(country.rawValue),
            "candidates": .object(
                Dictionary(
                    uniqueKeysWithValues: measured.candidates.map { ($0.kind.rawValue, .integer(Int64($0.count))) })),
            "all_candidates": .integer(Int64(measured.total)), "living_candidates": .integer(Int64(measured.living)),
            "living_since": .string(measured.livingSince.description),
            "codes_per_second": .integer(Int64(measured.codesPerSecond)), "threads": .integer(Int64(measured.threads)),
            "all_seconds": .integer(Int64(measured.seconds(for: measured.total).rounded(.up))),
            "living_seconds": .integer(Int64(measured.seconds(for: measured.living).rounded(.up))),
        ]
        if let key {
            members["domain"] = .string(key.domain.text)
            members["key_versions"] = .array(key.versions.map { .integer(Int64($0)) })
        }
        Console.result(.object(members))
    }

    private func lines(_ measured: ExposureMeasurement, _ key: (domain: Identifier, versions: [Int])?) -> [String] {
        let rate = Int(measured.codesPerSecond)
        var lines = measured.candidates.map {
            "\(country.rawValue)  \($0.kind.rawValue)  \(Self.grouped($0.count)) numbers"
        }
        lines.append("all numbers that the rules accept: \(Self.grouped(measured.total))")
        lines.append("of people born since \(measured.livingSince.year): \(Self.grouped(measured.living))")
        lines.append(
            "codes a second, measured now with \(measured.threads.counted("thread", "threads")): \(Self.grouped(rate))")
        lines.append(
            "time for all: \(Self.time(measured.seconds(for: measured.total))); for people born since "
                + "\(measured.livingSince.year): \(Self.time(measured.seconds(for: measured.living)))")
        if let key {
            let versions = key.versions.map(String.init).joined(separator: ", ")
            lines.append("this home holds the key of \(key.domain), version \(versions)")
        }
        return lines + [
            "Whoever holds the key of a domain can re-identify everyone in it, each key version in this time, on a machine "
                + "like this one. Only who holds the key protects anybody."
        ]
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A time in the unit that suits it.
    static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<1: "less than a second"
        case ..<120: "\(Int(seconds.rounded(.up))) seconds"
        case ..<7200: "\(Int((seconds / 60).rounded(.up))) minutes"
        default: "\(Int((seconds / 3600).rounded(.up))) hours"
        }
    }
}
