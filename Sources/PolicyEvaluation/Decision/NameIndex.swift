import CaseModel

/// A sorted vocabulary with the number of each name.
struct NameIndex: Sendable {
    let names: [Identifier]
    /// An open table of the names' keys, at most half full; as many slots as a power of two.
    private let slots: [Slot]
    private let mask: Int

    /// A key and its number; a number below zero is an empty slot.
    private struct Slot {
        var key: UInt64 = 0
        var number = -1
    }

    init(_ names: some Collection<Identifier>) {
        self.names = Set(names).sorted()
        var size = 4
        while size < 2 * self.names.count { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        for (number, name) in self.names.enumerated() {
            var place = Int(truncatingIfNeeded: name.key) & (size - 1)
            while slots[place].number >= 0 { place = (place + 1) & (size - 1) }
            slots[place] = Slot(key: name.key, number: number)
        }
        (self.slots, mask) = (slots, size - 1)
    }

    subscript(name: Identifier) -> Int? {
        var place = Int(truncatingIfNeeded: name.key) & mask
        while slots[place].number >= 0 {
            let slot = slots[place]
            if slot.key == name.key, names[slot.number].text == name.text { return slot.number }
            place = (place + 1) & mask
        }
        return nil
    }

    var count: Int { names.count }
}
