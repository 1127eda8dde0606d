public import CaseModel

/// What a policy says about each pair of agencies: cells that are treated alike, merged into boxes.
public struct PolicyMatrix: Sendable {
    /// Cells of one pair of agencies that are treated alike.
    public struct Entry: Sendable, Hashable {
        /// The cells; one sender, one recipient.
        public let box: CellBox
        /// What is said about them: permitted or forbidden.
        public let meaning: CellMeaning
        /// The ground of the sender for each permit, in the order of the permits.
        public let grounds: [Identifier]
    }

    /// The cells that were looked at.
    public let space: DecisionSpace
    /// Every box that a rule says something about, sorted by sender, recipient, then by first cell.
    public let entries: [Entry]
    /// How many cells have each outcome.
    public let counts: [CellMeaning.Outcome: Int]
    /// How many flows (sender, recipient, purpose, category) can be allowed in some role and form.
    public let flowCount: Int

    /// Merges the cells of a space.
    public init(of space: DecisionSpace) {
        var builder = BoxBuilder()
        var counts: [CellMeaning.Outcome: Int] = [:]
        var labels: [CellMeaning: Int] = [:]
        var numbers: [Int] = []
        var flows = Set<[Int]>()
        var all: [CellMeaning] = []
        var tally: [Int] = []
        space.forEachNumbered { cell, number, meanings in
            while numbers.count <= number {
                let meaning = meanings[numbers.count]
                let label = labels[meaning, default: all.count]
                if label == all.count {
                    all.append(meaning)
                    tally.append(0)
                    labels[meaning] = label
                }
                numbers.append(label)
            }
            tally[numbers[number]] += 1
            guard number != 0 else { return }
            if meanings[number].canBeAllowed { flows.insert([cell.from, cell.to, cell.purpose, cell.category]) }
            builder.add(cell, flags: 0, label: numbers[number])
        }
        for (meaning, count) in zip(all, tally) { counts[meaning.outcome, default: 0] += count }
        let policy = space.policy
        entries = builder.boxes(space.names, flags: [space.flags], merging: BoxBuilder.withinPair).map { label, box in
            Entry(
                box: box, meaning: all[label],
                grounds: all[label].permits.compactMap { policy.permit($0)?.grounds[box.from[0]] })
        }
        (self.space, self.counts, flowCount) = (space, counts, flows.count)
    }
}
