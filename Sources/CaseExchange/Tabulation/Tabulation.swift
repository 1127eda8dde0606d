public import CaseModel
public import DisclosureControl
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// The journey from data about persons to a table that may be published: count persons, protect, compare with what was released,
/// remember.
public struct Tabulation: Sendable {
    private let effect: Effect

    /// Prepares tables.
    public init(effect: Effect) { self.effect = effect }

    /// Makes a table and enters it among the releases, whose file is held from the comparison to the entry; a rehearsal
    /// enters nothing.
    ///
    /// Throws `tabulate.refused` with the merge that helps, `tabulate.earlier-release`, or what is wrong with the input.
    ///
    /// - Parameters:
    ///   - render: makes what readers get; where it throws, nothing is entered.
    ///   - publish: hands it out, once the table is entered: a kill between the two leaves a table that is remembered and that
    ///     nobody has, and it can be made again under its name.
    public func run<Output>(
        _ order: TabulationOrder, at instant: Instant, progress: any ProgressReporting = SilentProgress(),
        render: (PublishableTable) throws -> Output, publish: (Output) throws -> Void
    ) throws {
        let table = try table(order, at: instant, progress: progress)
        let output = try render(table)
        let folder = FilePath.folder(of: order.releases)
        let lock = try HomeLock.take(folder: folder)
        defer { lock.keep() }
        let memory = try ReleaseFile(order.releases)
        let released = table.released
        let known = memory.releases.first { $0.identifier == released.identifier }
        if known == released {
            // The same table under the same name again: nothing is told anew.
            return try publish(output)
        }
        guard known == nil else { throw TabulationFault.usedIdentifier(order.identifier) }
        let conflicts = ReleaseMemory(memory.releases).conflicts(of: released)
        guard conflicts.isEmpty else { throw TabulationFault.conflicts(conflicts) }
        try memory.enter(released, effect: effect)
        try publish(output)
    }

    private func table(
        _ order: TabulationOrder, at instant: Instant, progress: any ProgressReporting
    ) throws -> PublishableTable {
        let counting = try PersonCounting(order, at: instant, progress: progress)
        do { return try protect(counting, order) } catch let error as TableError {
            throw TabulationFault.unusable(error)
        }
    }

    private static func keyed(_ tally: PersonTally, _ file: PseudonymKeyFile) throws -> KeyedTable {
        let secret = try file.plain()
        let keys = try RecordKeys(key: secret)
        return try tally.keyedTable(keys)
    }

    private func protect(_ counting: PersonCounting, _ order: TabulationOrder) throws -> PublishableTable {
        let frequencies = try order.merges.reduce(counting.tally.table()) { table, merge in try table.merging(merge) }
        let content: PublishableTable.Content
        switch order.method {
        case .suppression(let rule):
            switch TableSuppression(rule: rule).protect(frequencies) {
            case .protected(let table, let map): content = .protected(table, map)
            case .refused(let refusal): throw Self.fault(refusal, of: frequencies)
            }
        case .rounding(let rounding, let attributes):
            try Self.requireHarmless(frequencies, attributes)
            content = .rounded(try rounding.round(frequencies))
        case .cellKeys(let keyFile, let perturbations, let attributes):
            try Self.requireHarmless(frequencies, attributes)
            let keyed = try Self.keyed(
                counting.mergedTally(order.merges), PseudonymKeyFile(keyFile, opening: .plain))
            content = .perturbed(CellKeyPerturbation(try PerturbationFile.read(perturbations)).perturb(keyed))
        }
        return PublishableTable(
            content, rows: order.rows, columns: order.columns, population: order.population,
            identifier: order.identifier, profile: order.profile)
    }

    private static func requireHarmless(_ table: FrequencyTable, _ rule: AttributeRule) throws {
        let flags = rule.flags(in: table)
        guard flags.isEmpty else {
            throw fault(TableRefusal(reason: .attributeDisclosure(flags), merge: nil), of: table)
        }
    }

    private static func fault(_ refusal: TableRefusal, of table: FrequencyTable) -> TabulationFault {
        .refused(refusal, rows: table.rows, columns: table.columns)
    }
}

/// Counts the persons of a file into the cells of a table.
struct PersonCounting {
    private let order: TabulationOrder
    private let data: RowTable
    private let day: CivilDay
    private let progress: any ProgressReporting
    private(set) var tally: PersonTally

    /// The label of the only line of an axis that is not asked for.
    static let everybody = "persons"

    init(_ order: TabulationOrder, at instant: Instant, progress: any ProgressReporting) throws {
        let columns = [order.person] + [order.rows, order.columns].compactMap(\.self)
        self.order = order
        data = try RowTable(order.data, format: RowTable.Format(order.format, columns: columns))
        day = try CivilDay.ofReference(instant)
        self.progress = progress
        var labels = (rows: Set<String>(), columns: Set<String>())
        // A header alone must be found at fault before labels are looked at.
        tally = try Self.tally([Self.everybody], [Self.everybody])
        var pseudonyms = PseudonymColumnCheck()
        try read { person, row, column in
            try pseudonyms.take(Array(person.utf8).span)
            labels.rows.insert(row)
            labels.columns.insert(column)
            guard labels.rows.count <= FrequencyTable.cellLimit else {
                throw TabulationFault.tooManyValues(column: order.rows ?? "")
            }
            guard labels.columns.count <= FrequencyTable.cellLimit else {
                throw TabulationFault.tooManyValues(column: order.columns ?? "")
            }
        }
        tally = try counted(Self.tally(labels.rows.sorted(by: Self.isBefore), labels.columns.sorted(by: Self.isBefore)))
        {
            ($0, $1)
        }
    }

    /// The tally over merged lines, whose keys are sums of those of their persons.
    func mergedTally(_ merges: [TableMerge]) throws -> PersonTally {
        guard !merges.isEmpty else { return tally }
        let table = try merges.reduce(tally.table()) { try $0.merging($1) }
        return try counted(Self.tally(table.rows, table.columns)) { row, column in
            var (row, column) = (row, column)
            for merge in merges {
                if merge.axis == .rows, row == merge.first || row == merge.second { row = merge.label }
                if merge.axis == .columns, column == merge.first || column == merge.second { column = merge.label }
            }
            return (row, column)
        }
    }

    private func counted(
        _ empty: PersonTally, _ place: (String, String) -> (String, String)
    ) throws -> PersonTally {
        var tally = empty
        try read { person, row, column in
            let (row, column) = place(row, column)
            do throws(TableError) { try tally.add(pseudonym: person, row: row, column: column) } catch {
                throw TabulationFault.unusable(error)
            }
        }
        return tally
    }

    private static func tally(_ rows: [String], _ columns: [String]) throws -> PersonTally {
        do throws(TableError) { return try PersonTally(rows: rows, columns: columns) } catch {
            throw TabulationFault.unusable(error)
        }
    }

    /// Whole numbers and bands of them by size, then the rest by bytes; `*` last.
    private static func isBefore(_ left: String, _ right: String) -> Bool {
        let (first, second) = (rank(left), rank(right))
        return first == second ? left.utf8.lexicographicallyPrecedes(right.utf8) : first < second
    }

    private static func rank(_ label: String) -> Int {
        if label == "*" { return .max }
        if label.hasPrefix("..") { return -1_000_000_000 }
        let digits = label.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
        guard !digits.isEmpty, digits.count <= 9, let number = Int(digits), digits.first != "0" || digits == "0" else {
            return 1_000_000_000
        }
        return number
    }

    private func read(_ body: (_ person: String, _ row: String, _ column: String) throws -> Void) throws {
        var (person, row, column): (Int, Int?, Int?) = (0, nil, nil)
        try data.read(asOf: day, progress: progress) { names in
            func place(_ name: String) throws -> Int {
                guard let place = names.firstIndex(of: name) else { throw TabulationFault.noColumn(name) }
                return place
            }
            person = try place(order.person)
            row = try order.rows.map(place)
            column = try order.columns.map(place)
            let wanted = [person] + [row, column].compactMap(\.self)
            if Set(wanted).count < wanted.count { throw TabulationFault.sameColumn(order.rows ?? order.person) }
        } row: { bytes, ends in
            try body(
                bytes.text(person, ends), row.map { bytes.text($0, ends) } ?? Self.everybody,
                column.map { bytes.text($0, ends) } ?? Self.everybody)
        }
    }
}
