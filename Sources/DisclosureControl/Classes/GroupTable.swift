/// What the first pass leaves of a table: its groups (distinct combinations of quasi-identifiers and sensitive values) and
/// which persons are in which. Its size goes by distinct combinations, not by rows.
struct GroupTable: Sendable {
    /// How many of the columns are quasi-identifiers; the rest are sensitive.
    let quasiCount: Int
    /// The columns' released values.
    let columns: [CodedColumn]
    /// The group's number in each column.
    let groups: TupleInterner
    /// The rows of each group.
    let rowsOfGroup: [Int]
    /// The rows of the table.
    let rows: Int
    /// The persons who are in this group alone, for each group: nearly all persons of most tables, of whom no more is kept.
    let singlePersons: [Int]
    /// Where the groups of each person in several groups begin in `groupsOfPersons`; one more at the end.
    let firstOfPerson: [Int]
    /// The groups of those persons, person by person.
    let groupsOfPersons: [UInt32]

    init(_ coder: RowCoder, quasiCount: Int, rowsOfGroup: [Int], firstGroup: [UInt32], furtherGroups: PairSet) {
        self.quasiCount = quasiCount
        columns = coder.columns
        groups = coder.groups
        rows = coder.rows
        self.rowsOfGroup = rowsOfGroup
        var singles = Array(repeating: 0, count: rowsOfGroup.count)
        for group in firstGroup { singles[Int(group)] += 1 }
        // A counting sort by person: the first group, then the further ones.
        var place: [Int: Int] = [:]
        var sizes: [Int] = []
        furtherGroups.forEach { person, _ in
            if let known = place[person] {
                sizes[known] += 1
            } else {
                place[person] = sizes.count
                sizes.append(2)
                singles[Int(firstGroup[person])] -= 1
            }
        }
        var first = [0]
        first.reserveCapacity(sizes.count + 1)
        for size in sizes { first.append(first[first.count - 1] + size) }
        var next = first
        var members = Array(repeating: UInt32(0), count: first[first.count - 1])
        for (person, known) in place {
            members[next[known]] = firstGroup[person]
            next[known] += 1
        }
        furtherGroups.forEach { person, group in
            guard let known = place[person] else { return }
            members[next[known]] = group
            next[known] += 1
        }
        singlePersons = singles
        firstOfPerson = first
        groupsOfPersons = members
    }

    var groupCount: Int { groups.count }
    /// The persons who are in several groups.
    var severalCount: Int { firstOfPerson.count - 1 }
    /// All persons.
    var personCount: Int { singlePersons.reduce(0, +) + severalCount }
    var sensitiveCount: Int { columns.count - quasiCount }

    /// How many distinct persons are in the groups of each part that count; a part is any merging of groups.
    func persons(inEach partOfGroup: [UInt32], count: Int, counting isCounted: [Bool]) -> [Int] {
        var persons = Array(repeating: 0, count: count)
        for group in 0..<groupCount where isCounted[group] {
            persons[Int(partOfGroup[group])] += singlePersons[group]
        }
        var lastPerson = Array(repeating: -1, count: count)
        for person in 0..<severalCount {
            for place in firstOfPerson[person]..<firstOfPerson[person + 1] {
                let group = Int(groupsOfPersons[place])
                guard isCounted[group] else { continue }
                let part = Int(partOfGroup[group])
                guard lastPerson[part] != person else { continue }
                lastPerson[part] = person
                persons[part] += 1
            }
        }
        return persons
    }

    /// How many distinct persons have at least one group that counts.
    func persons(counting isCounted: [Bool]) -> Int {
        let singles = (0..<groupCount).reduce(0) { isCounted[$1] ? $0 + singlePersons[$1] : $0 }
        return singles
            + (0..<severalCount).count { person in
                groupsOfPersons[firstOfPerson[person]..<firstOfPerson[person + 1]].contains { isCounted[Int($0)] }
            }
    }
}
