/// DER by its definition (X.690), as far as lengths and nesting go: minimal lengths, nothing left over.
enum StrictDER {
    /// Whether bytes are exactly one element whose constructed parts are elements all the way down.
    static func isOneElement(_ bytes: ArraySlice<UInt8>, depth: Int = 0) -> Bool {
        guard let element = element(bytes), element.rest.isEmpty, depth < 64 else { return false }
        guard element.isConstructed else { return true }
        var rest = element.content
        while !rest.isEmpty {
            guard let member = Self.element(rest) else { return false }
            guard isOneElement(rest[..<member.rest.startIndex], depth: depth + 1) else { return false }
            rest = member.rest
        }
        return true
    }

    private static func element(
        _ bytes: ArraySlice<UInt8>
    ) -> (isConstructed: Bool, content: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard bytes.count >= 2, let tag = bytes.first, tag & 0x1F != 0x1F else { return nil }
        var position = bytes.startIndex + 1
        var count = Int(bytes[position])
        position += 1
        if count >= 0x80 {
            let digits = count - 0x80
            guard (1...4).contains(digits), bytes.endIndex - position >= digits, bytes[position] != 0 else {
                return nil
            }
            count = bytes[position..<position + digits].reduce(0) { $0 << 8 | Int($1) }
            guard count >= 0x80 else { return nil }
            position += digits
        }
        guard count <= bytes.endIndex - position else { return nil }
        return (tag & 0x20 != 0, bytes[position..<position + count], bytes[(position + count)...])
    }
}
