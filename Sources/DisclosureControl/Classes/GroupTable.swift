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
    /// Where the groups of each person begin in `groupsOfPersons`; one more at the end.
    let firstOfPerson: [Int]
    /// The groups that each person is in, person by person.
    let groupsOfPersons: [UInt32]

    init(_ coder: RowCoder, quasiCount: Int, rowsOfGroup: [Int], firstGroup: [UInt32], furtherGroups: PairSet) {
        self.quasiCount = quasiCount
        columns = coder.columns
        groups = coder.groups
        rows = coder.rows
        self.rowsOfGroup = rowsOfGroup
        // A counting sort by person: the first group, then the further ones.
        var first = Array(repeating: 1, count: firstGroup.count + 1)
        first[0] = 0
        furtherGroups.forEach { person, _ in first[person + 1] += 1 }
        for person in first.indices.dropFirst() { first[person] += first[person - 1] }
        var next = first
        var members = Array(repeating: UInt32(0), count: firstGroup.count + furtherGroups.count)
        for (person, group) in firstGroup.enumerated() {
            members[next[person]] = group
            next[person] += 1
        }
        furtherGroups.forEach { person, group in
            members[next[person]] = group
            next[person] += 1
        }
        firstOfPerson = first
        groupsOfPersons = members
    }

    var groupCount: Int { groups.count }
    var personCount: Int { firstOfPerson.count - 1 }
    var sensitiveCount: Int { columns.count - quasiCount }

    /// How many distinct persons are in the groups of each part that count; a part is any merging of groups.
    func persons(inEach partOfGroup: [UInt32], count: Int, counting isCounted: [Bool]) -> [Int] {
        var persons = Array(repeating: 0, count: count)
        var lastPerson = Array(repeating: -1, count: count)
        for person in 0..<personCount {
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
        (0..<personCount).count { person in
            groupsOfPersons[firstOfPerson[person]..<firstOfPerson[person + 1]].contains { isCounted[Int($0)] }
        }
    }
}
