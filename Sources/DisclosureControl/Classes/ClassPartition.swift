/// Which class each group is in: groups that look alike in some columns.
struct ClassPartition: Sendable {
    /// The class of each group.
    let classOfGroup: [UInt32]
    /// How many classes there are.
    let count: Int

    /// Merges groups that agree in the given columns, of which each may be coarsened by a map of its numbers.
    init(_ table: GroupTable, columns: [Int], maps: [Int: [UInt32]] = [:]) {
        var classes = TupleInterner(width: columns.count)
        var tuple = Array(repeating: UInt32(0), count: columns.count)
        let mapOfPlace = columns.map { maps[$0] ?? [] }
        var classOfGroup: [UInt32] = []
        classOfGroup.reserveCapacity(table.groupCount)
        for group in 0..<table.groupCount {
            for (place, column) in columns.enumerated() {
                let code = table.groups.part(column, of: group)
                tuple[place] = mapOfPlace[place].isEmpty ? code : mapOfPlace[place][Int(code)]
            }
            classOfGroup.append(UInt32(classes.code(of: tuple)))
        }
        self.classOfGroup = classOfGroup
        count = classes.count
    }
}

/// The values of one sensitive column in each class: a cell is one value in one class.
struct SensitiveView: Sendable {
    /// The classes by what others may know about this column.
    let partition: ClassPartition
    /// The cell of each group.
    let cellOfGroup: [UInt32]
    /// The rank of each cell's value; cells stand class by class, in each by rank.
    let rankOfCell: [Int]
    /// Where the cells of each class begin; one more at the end.
    let firstOfClass: [Int]
    /// How many ranks there are.
    let rankCount: Int

    init(_ table: GroupTable, sensitive: Int, partition: ClassPartition, ranks: [Int]) {
        self.partition = partition
        rankCount = ranks.count
        var cells = TupleInterner(width: 2)
        var tuple: [UInt32] = [0, 0]
        var foundOfGroup: [Int] = []
        foundOfGroup.reserveCapacity(table.groupCount)
        for group in 0..<table.groupCount {
            tuple[0] = partition.classOfGroup[group]
            tuple[1] = UInt32(ranks[Int(table.groups.part(table.quasiCount + sensitive, of: group))])
            foundOfGroup.append(cells.code(of: tuple))
        }
        // A sort by words: the class above, the rank below, the place where it was found beside it.
        let order = (0..<cells.count)
            .map { (UInt64(cells.part(0, of: $0)) << 32 | UInt64(cells.part(1, of: $0)), UInt32($0)) }
            .sorted { $0.0 < $1.0 }
        var cellOfFound = Array(repeating: UInt32(0), count: cells.count)
        var first = Array(repeating: 0, count: partition.count + 1)
        for (cell, (key, found)) in order.enumerated() {
            cellOfFound[Int(found)] = UInt32(cell)
            first[Int(key >> 32) + 1] += 1
        }
        for part in first.indices.dropFirst() { first[part] += first[part - 1] }
        cellOfGroup = foundOfGroup.map { cellOfFound[$0] }
        rankOfCell = order.map { Int($0.0 & 0xFFFF_FFFF) }
        firstOfClass = first
    }
}
