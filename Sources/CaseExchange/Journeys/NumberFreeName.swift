public import CaseModel
import PersonalNumbers

/// Identifiers, ids and file names, where a personal number must not stand either, whatever separates its digits.
///
/// Besides what `NumberFreeText` finds, groups of digits are put together across any signs of ASCII between them, such as
/// `_`, `/` or `,`. A UUID, a hexadecimal digest and the tail of a bundle's name as `export` gives it hold no number.
public enum NumberFreeName {
    /// Whether no part of a name could be a personal number of one of the five countries.
    public static func isFree(_ name: String, at instant: Instant) -> Bool {
        texts(of: Array(name.utf8)).allSatisfy { text in
            guard NumberFreeText.matches(in: text, at: instant).isEmpty else { return false }
            return candidates(in: text).allSatisfy { NumberFreeText.matches(in: $0, at: instant).isEmpty }
        }
    }

    /// Refuses a name with a number in it; `what` names the name, such as an option.
    public static func require(_ name: String, _ what: String, at instant: Instant) throws(NumberInText) {
        guard isFree(name, at: instant) else { throw NumberInText(what: what) }
    }

    /// The parts of a name that could hold a number: of a name as `export` gives it, `…-YYYY-MM-DD-<12 hex>`, with or
    /// without place in a series and suffix, the date and the digits after it are no number together, though they often look like one.
    private static func texts(of name: [UInt8]) -> [[UInt8]] {
        let suffix = Array(BundleFileName.suffix.utf8)
        let stem = name.suffix(suffix.count).elementsEqual(suffix) ? name.dropLast(suffix.count) : name[...]
        let bytes = BundleFileName.withoutPlace(stem)
        let (tail, rest) = (bytes.suffix(12), bytes.dropLast(12))
        guard tail.count == 12, tail.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) }), rest.last == 0x2D,
            CalendarDate(parsing: String(decoding: rest.dropLast().suffix(10), as: UTF8.self)) != nil
        else { return [name] }
        // Where letters stand among them, they are digits of the bundle's name and no number.
        return tail.allSatisfy(isDigit) ? [Array(rest.dropLast(11)), Array(tail)] : [Array(rest.dropLast(11))]
    }

    /// The longest number, in digits.
    private static let longest = 12
    /// The shortest, in digits: a Finnish one without its check letter.
    private static let shortest = 9

    /// What groups of digits come to when what separates them is left out, also with the sign and the letter of Finland.
    private static func candidates(in text: [UInt8]) -> [[UInt8]] {
        let runs = runs(of: withoutUUIDs(text))
        return runs.flatMap { run in
            run.groups.indices.flatMap { first -> [[UInt8]] in
                var (digits, found): ([UInt8], [[UInt8]]) = ([], [])
                for index in run.groups[first...].indices {
                    digits += run.groups[index]
                    guard digits.count <= longest else { break }
                    guard index > first, digits.count >= shortest else { continue }
                    found.append(digits)
                    guard digits.count == shortest, index == run.groups.indices.last, let letter = run.letter else {
                        continue
                    }
                    found.append(digits.prefix(6) + [0x2D] + digits.dropFirst(6) + [letter])
                }
                return found
            }
        }
    }

    /// Groups of digits with nothing but signs between them, and the letter that touches the last one.
    private struct Run {
        var groups: [[UInt8]] = []
        var letter: UInt8?
    }

    private static func runs(of text: [UInt8]) -> [Run] {
        var (runs, run, touches): ([Run], Run, Bool) = ([], Run(), false)
        for byte in text {
            if isDigit(byte) {
                if touches, let last = run.groups.indices.last {
                    run.groups[last].append(byte)
                } else {
                    run.groups.append([byte])
                }
                touches = true
            } else if isLetter(byte) {
                if touches { run.letter = byte }
                runs.append(run)
                (run, touches) = (Run(), false)
            } else {
                touches = false
            }
        }
        return runs + [run]
    }

    /// The text with a letter for every UUID, 8-4-4-4-12 hexadecimal digits that no letter or digit touches.
    private static func withoutUUIDs(_ text: [UInt8]) -> [UInt8] {
        var (rest, kept): (ArraySlice<UInt8>, [UInt8]) = (text[...], [])
        while let first = rest.first {
            let touched = kept.last.map { isDigit($0) || isLetter($0) } ?? false
            if !touched, beginsWithUUID(rest) {
                kept.append(0x78)
                rest = rest.dropFirst(36)
            } else {
                kept.append(first)
                rest = rest.dropFirst()
            }
        }
        return kept
    }

    private static func beginsWithUUID(_ text: ArraySlice<UInt8>) -> Bool {
        let head = text.prefix(36)
        guard head.count == 36, text.dropFirst(36).first.map({ !isDigit($0) && !isLetter($0) }) ?? true else {
            return false
        }
        return head.enumerated().allSatisfy { place, byte in
            [8, 13, 18, 23].contains(place) ? byte == 0x2D : isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Letters of ASCII and every byte beyond it, which begins or goes on with another letter.
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }
}
