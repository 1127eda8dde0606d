/// Persons by the set of classes that their rows lie in. A pseudonym links the rows of a person, so who knows several of them
/// looks for the set and not for a class.
struct LinkedPersons {
    /// The persons in more than one class.
    private(set) var inSeveralClasses = 0
    /// The fewest persons with the same set; 0 where nobody is there.
    private(set) var smallestGroup = 0

    init(_ table: GroupTable, _ classes: ClassPartition, counting isCounted: [Bool]) {
        // A set is a path in a tree: each step is a pair of the set so far and the next class, so nothing collides.
        var sets = TupleInterner(width: 2)
        var persons: [Int] = []
        var step: [UInt32] = [0, 0]
        // Persons in one group are in one class.
        var singles = Array(repeating: 0, count: classes.count)
        for group in 0..<table.groupCount where isCounted[group] {
            singles[Int(classes.classOfGroup[group])] += table.singlePersons[group]
        }
        persons.append(0)
        for part in singles.indices {
            (step[0], step[1]) = (0, UInt32(part))
            _ = sets.code(of: step)
            persons.append(singles[part])
        }
        for person in 0..<table.severalCount {
            var own = table.groupsOfPersons[table.firstOfPerson[person]..<table.firstOfPerson[person + 1]]
                .filter { isCounted[Int($0)] }.map { classes.classOfGroup[Int($0)] }
            guard !own.isEmpty else { continue }
            own.sort()
            var reached: UInt32 = 0
            var previous: UInt32?
            var count = 0
            for part in own where part != previous {
                (step[0], step[1]) = (reached, part)
                reached = UInt32(sets.code(of: step)) + 1
                previous = part
                count += 1
            }
            if count > 1 { inSeveralClasses += 1 }
            while persons.count <= Int(reached) { persons.append(0) }
            persons[Int(reached)] += 1
        }
        smallestGroup = persons.filter { $0 > 0 }.min() ?? 0
    }
}
