import CaseModel

/// Changes that the fuzzer's bytes spell out, applied to something that was good.
enum Edits {
    /// Edits bytes: operation, place (two bytes), size, and what an insertion or replacement takes.
    static func applied(_ program: some Collection<UInt8>, to bytes: [UInt8]) -> [UInt8] {
        var (rest, edited) = (program[...], bytes)
        while rest.count >= 4, edited.count < 1 << 16 {
            let operation = rest.removeFirst() % 4
            let place = (Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())) % (edited.count + 1)
            let size = Int(rest.removeFirst())
            switch operation {
            case 0, 1:
                let new = Array(rest.prefix(size % 64))
                rest = rest.dropFirst(size % 64)
                let end = operation == 0 ? min(edited.count, place + new.count) : place
                edited.replaceSubrange(place..<end, with: new)
            case 2: edited.removeSubrange(place..<min(edited.count, place + size))
            default: if place < edited.count { edited[place] ^= 1 << UInt8(size & 7) }
            }
        }
        return edited
    }

    /// Edits a value: which node of it (two bytes), how, and what a new value takes, up to a line feed.
    static func applied(_ program: some Collection<UInt8>, to value: JSONValue) -> JSONValue {
        var (rest, edited) = (program[...], value)
        while rest.count >= 3 {
            let target = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
            let operation = rest.removeFirst()
            let new = Array(rest.prefix { $0 != 0x0A })
            rest = rest.dropFirst(new.count + 1)
            var left = target % size(of: edited)
            edited = replaced(edited, &left) { changed($0, operation, new) } ?? .null
        }
        return edited
    }

    private static func changed(_ value: JSONValue, _ operation: UInt8, _ new: [UInt8]) -> JSONValue? {
        switch (operation % 6, value) {
        case (0, _): return nil
        case (1, .array(let elements)): return .array(elements + elements.suffix(1))
        case (2, .array(let elements)): return .array(elements.reversed())
        case (3, .integer(let number)): return .integer(number &+ Int64(new.first ?? 1) &- 128)
        case (1, .object(let members)): return .object(members.merging(["x": .null]) { old, _ in old })
        case (4, _): return .string(String(decoding: new, as: UTF8.self))
        default: return (try? StrictJSON.parse(new, maximumBytes: 1 << 16)) ?? value
        }
    }

    private static func size(of value: JSONValue) -> Int {
        switch value {
        case .array(let elements): 1 + elements.reduce(0) { $0 + size(of: $1) }
        case .object(let members): 1 + members.values.reduce(0) { $0 + size(of: $1) }
        default: 1
        }
    }

    /// The value with one node, counted from the front, changed; a node that becomes nil is left out.
    private static func replaced(
        _ value: JSONValue, _ left: inout Int, _ change: (JSONValue) -> JSONValue?
    ) -> JSONValue? {
        guard left > 0 else {
            left = .max
            return change(value)
        }
        left -= 1
        switch value {
        case .array(let elements):
            return .array(elements.compactMap { replaced($0, &left, change) })
        case .object(let members):
            var edited: [String: JSONValue] = [:]
            for name in members.keys.sorted() { edited[name] = members[name].flatMap { replaced($0, &left, change) } }
            return .object(edited)
        default: return value
        }
    }
}
