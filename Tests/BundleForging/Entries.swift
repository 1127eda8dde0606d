/// The entries of a container by a reader of the tests' own: local headers one after another.
struct Entries {
    struct Entry {
        var name: String
        var content: [UInt8]
    }

    var list: [Entry] = []

    init(_ bytes: [UInt8]) {
        var position = 0
        while position + 30 <= bytes.count, bytes[position..<position + 4].elementsEqual([0x50, 0x4B, 3, 4]) {
            let size = Self.number(bytes, position + 18, 4)
            let nameSize = Self.number(bytes, position + 26, 2)
            let start = position + 30 + nameSize
            guard start + size <= bytes.count else { break }
            list.append(
                Entry(
                    name: String(decoding: bytes[position + 30..<start], as: UTF8.self),
                    content: Array(bytes[start..<start + size])))
            position = start + size
        }
    }

    static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }

    subscript(name: String) -> [UInt8]? {
        get { list.first { $0.name == name }?.content }
        set {
            guard let index = list.firstIndex(where: { $0.name == name }) else { return }
            if let newValue { list[index].content = newValue } else { list.remove(at: index) }
        }
    }
}
