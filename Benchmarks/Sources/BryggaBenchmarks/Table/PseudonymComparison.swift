/// Compares Brygga's table with one that holds HMAC codes in hexadecimal.
struct PseudonymComparison {
    let ours: [UInt8]
    let theirs: [UInt8]

    /// The symbols of Bech32m (BIP-350), five bits each.
    private static let symbols = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let codeSymbols = 26

    /// How many lines differ in the first 130 bits of the code or in another cell; -1 for tables of other lengths.
    func differences() -> Int {
        let (ourLines, theirLines) = (ours.split(separator: 0x0A), theirs.split(separator: 0x0A))
        guard ourLines.count == theirLines.count, ourLines.count > 1, ourLines[0] == theirLines[0] else { return -1 }
        return zip(ourLines, theirLines).dropFirst().count { !agree($0, $1) }
    }

    private func agree(_ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) -> Bool {
        guard let (ourCode, ourRest) = parts(ours), let (theirCode, theirRest) = parts(theirs), ourRest == theirRest,
            let separator = ourCode.lastIndex(of: UInt8(ascii: "1"))
        else { return false }
        // Behind the separator: the key's version, the code, the checksum.
        let code = ourCode[(separator + 1)...].dropFirst().prefix(Self.codeSymbols)
        return Array(code) == symbols(ofHexadecimal: theirCode)
    }

    /// The second cell, and the line without it; no cell before it is quoted.
    private func parts(_ line: ArraySlice<UInt8>) -> (cell: ArraySlice<UInt8>, rest: [UInt8])? {
        let comma = UInt8(ascii: ",")
        guard let start = line.firstIndex(of: comma), let end = line[(start + 1)...].firstIndex(of: comma) else {
            return nil
        }
        return (line[(start + 1)..<end], Array(line[...start]) + line[end...])
    }

    private func symbols(ofHexadecimal text: ArraySlice<UInt8>) -> [UInt8] {
        var (window, bits): (UInt32, Int) = (0, 0)
        var result: [UInt8] = []
        for byte in text where result.count < Self.codeSymbols {
            let digit = byte < 0x3A ? byte - 0x30 : byte - 0x57
            window = window << 4 | UInt32(digit)
            bits += 4
            guard bits >= 5 else { continue }
            bits -= 5
            result.append(Self.symbols[Int(window >> UInt32(bits) & 31)])
        }
        return result
    }
}
