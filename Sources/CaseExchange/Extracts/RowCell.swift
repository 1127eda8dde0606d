import DisclosureControl

extension Span<UInt8> {
    /// The bytes in memory of their own.
    var copied: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in indices { bytes.append(self[index]) }
        return bytes
    }

    /// The cell at a place of a row whose cells end there, as text.
    func text(_ place: Int, _ ends: Span<Int>) -> String {
        String(decoding: extracting(RowCells.range(place, ends)).copied, as: UTF8.self)
    }
}
