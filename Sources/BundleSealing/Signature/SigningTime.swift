import CaseModel

/// The signing time of CMS (RFC 5652, section 11.3): UTCTime for 1950 to 2049, else GeneralizedTime; seconds, `Z`.
enum SigningTime {
    static func encode(_ instant: Instant) -> [UInt8] {
        let digits = instant.description.utf8.filter { (0x30...0x39).contains($0) } + [UInt8(ascii: "Z")]
        guard usesTwoDigits(instant) else { return DER.element(DER.generalizedTime, digits) }
        return DER.element(DER.utcTime, Array(digits.dropFirst(2)))
    }

    /// Reads the content of an element; the caller compares the encoding anew, so this may be lenient.
    static func decode(tag: UInt8, _ content: ArraySlice<UInt8>) -> Instant? {
        var digits = Array(content)
        guard digits.popLast() == UInt8(ascii: "Z"), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        if tag == DER.utcTime, let first = digits.first {
            digits.insert(contentsOf: Array((first >= 0x35 ? "19" : "20").utf8), at: 0)
        }
        guard digits.count == 14 else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        func part(_ from: Int, _ count: Int) -> Substring { text.dropFirst(from).prefix(count) }
        return Instant(
            parsing: "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(part(12, 2))Z")
    }

    private static func usesTwoDigits(_ instant: Instant) -> Bool { (1950...2049).contains(instant.date.year) }
}
