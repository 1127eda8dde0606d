import CaseModel

/// A sorted vocabulary with the number of each name.
struct NameIndex: Sendable {
    let names: [Identifier]
    private let numbers: [Identifier: Int]

    init(_ names: some Collection<Identifier>) {
        self.names = Set(names).sorted()
        numbers = Dictionary(self.names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    subscript(name: Identifier) -> Int? { numbers[name] }

    var count: Int { names.count }
}
