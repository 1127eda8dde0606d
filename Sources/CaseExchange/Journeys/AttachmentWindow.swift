import CaseModel

/// A piece of an attachment that is searched at once; neighbours overlap by more than any form of a personal number in two
/// bytes a character, so that none hides at a border.
struct AttachmentWindow: ~Copyable {
    /// How much is searched at once.
    static let size = 1 << 20
    /// How much neighbours share.
    static let overlap = 256

    private var memory: [UInt8]
    private var dense: [UInt8] = []
    /// Whether the last search found a number.
    private(set) var holdsNumber = false
    /// Whether the last search found what is no text.
    private(set) var isOpaque = false

    /// Makes memory for windows of an attachment of a size.
    init(largest: Int) { memory = [UInt8](repeating: 0, count: min(largest, Self.size)) }

    /// How many windows cover so many bytes.
    static func count(in size: Int) -> Int { size == 0 ? 0 : max(1, (size - overlap - 1) / (Self.size - overlap) + 1) }

    /// The bytes of a window of so many.
    static func range(_ number: Int, of size: Int) -> Range<Int> {
        let start = number * (Self.size - overlap)
        return start..<min(start + Self.size, size)
    }

    /// Reads a window of a file and finds out whether a number stands in it, and whether it is text.
    mutating func search(_ number: Int, of file: OpenedFile, by scan: LeakScan) throws(FileFault) {
        let range = Self.range(number, of: file.size)
        let count = range.count
        // The memory is in hand of this call alone while the rest of the window changes.
        var (bytes, dense) = ([UInt8](), [UInt8]())
        swap(&bytes, &memory)
        swap(&dense, &self.dense)
        defer {
            swap(&bytes, &memory)
            swap(&dense, &self.dense)
        }
        var all = bytes.mutableSpan
        var room = all.extracting(0..<count)
        guard try file.read(at: range.lowerBound, into: &room) == count else {
            throw FileFault("read", file.path, .changed)
        }
        let text = bytes.span.extracting(0..<count)
        isOpaque = Self.isNoText(text)
        holdsNumber = Self.search(text, by: scan, &dense)
    }

    /// Whether a number stands in bytes; once more without zeros, for text in two bytes a character.
    static func search(_ bytes: Span<UInt8>, by scan: LeakScan, _ dense: inout [UInt8]) -> Bool {
        if scan.holdsNumber(bytes) { return true }
        if dense.count < bytes.count { dense = [UInt8](repeating: 0, count: bytes.count) }
        var target = dense.mutableSpan
        var count = 0
        for index in bytes.indices {
            target[count] = bytes[index]
            count += bytes[index] == 0 ? 0 : 1
        }
        return count < bytes.count && scan.holdsNumber(dense.span.extracting(0..<count))
    }

    /// Whether bytes are a PDF, or hold a control character that no text has.
    private static func isNoText(_ piece: Span<UInt8>) -> Bool {
        let mark = "%PDF-".utf8
        var marked = 0
        for (index, byte) in mark.enumerated() where index < piece.count && piece[index] == byte { marked += 1 }
        if marked == mark.count { return true }
        for index in piece.indices where piece[index] < 0x20 {
            switch piece[index] {
            case 0x00, 0x09, 0x0A, 0x0C, 0x0D: continue
            default: return true
            }
        }
        return false
    }
}
