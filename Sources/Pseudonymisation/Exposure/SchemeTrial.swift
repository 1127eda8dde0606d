package import OpenSSLCrypto

/// Cells that may be digests of personal numbers, and the schemes that are tried on them.
package struct SchemeTrial: Sendable {
    /// One cell with the cells of its row that may be salts.
    package struct Cell: Sendable {
        /// Every reading as a digest.
        package let readings: [DigestText]
        /// The cells that may be salts.
        package let row: [[UInt8]]

        /// Makes a cell.
        package init(readings: [DigestText], row: [[UInt8]] = []) { (self.readings, self.row) = (readings, row) }

        /// Reads the cells of a column. Where all that may be digests may be hexadecimal, they are: in Base 64 every cell
        /// would have to miss most letters by chance.
        package static func all(_ column: [(cell: [UInt8], row: [[UInt8]])]) -> [Cell] {
            let readings = column.map { DigestText.readings(of: $0.cell) }
            let isHexadecimal = readings.allSatisfy { $0.isEmpty || $0.contains { $0.form != .base64 } }
            return zip(column, readings).map { entry, readings in
                Cell(readings: isHexadecimal ? readings.filter { $0.form != .base64 } : readings, row: entry.row)
            }
        }
    }

    /// A cell that was reversed: by which number and scheme, and how its bytes are written. The number goes no further than
    /// to say that it was found.
    package struct Hit: Sendable {
        /// The place of the cell.
        package let cell: Int
        /// The place of the scheme.
        package let scheme: Int
        /// How the digest is written.
        package let form: DigestText.Form
        /// How many of the digest's bytes the cell has.
        package let bytes: Int
    }

    private struct Target: Sendable {
        let cell: Int
        let reading: DigestText
    }

    private let cells: [Cell]
    /// The schemes.
    package let schemes: [WeakScheme]
    /// By how many leading bytes are compared, at most eight, and their value.
    private var targets: [Int: [UInt64: [Target]]] = [:]
    /// By algorithm the schemes that the cells have the length for.
    private let byAlgorithm: [(algorithm: DigestAlgorithm, schemes: [Int])]

    /// Prepares a trial. Schemes whose digest is shorter than every cell, or that the library does not offer, are left out;
    /// so are cells that are too short to tell a hit from chance.
    package init(cells: [Cell], schemes all: [WeakScheme]) {
        self.cells = cells
        var longest = 0
        for (index, cell) in cells.enumerated() {
            for reading in cell.readings where reading.bytes.count >= DigestText.fewestBytes {
                longest = max(longest, reading.bytes.count)
                let compared = min(8, reading.bytes.count)
                targets[compared, default: [:]][Self.leading(reading.bytes, compared), default: []]
                    .append(Target(cell: index, reading: reading))
            }
        }
        let shortest = targets.values.flatMap { $0.values.joined().map(\.reading.bytes.count) }.min() ?? .max
        schemes = all.filter { $0.algorithm.isAvailable && $0.algorithm.count >= shortest }
        var grouped: [DigestAlgorithm: [Int]] = [:]
        for (index, scheme) in schemes.enumerated() { grouped[scheme.algorithm, default: []].append(index) }
        byAlgorithm = DigestAlgorithm.allCases.compactMap { algorithm in
            grouped[algorithm].map { (algorithm, $0) }
        }
    }

    /// Whether there is anything to try.
    package var isEmpty: Bool { targets.isEmpty || schemes.isEmpty }

    /// How many digests are made for one number.
    package var digestsPerNumber: Int {
        schemes.reduce(0) { $0 + ($1.isSaltedByRow ? cells.count : 1) }
    }

    /// Tries every scheme on canonical numbers that stand one behind another, `width` bytes each.
    package func search(_ numbers: [UInt8], width: Int) throws(PseudonymisationError) -> [Hit] {
        var hits: [Hit] = []
        for (algorithm, places) in byAlgorithm {
            do throws(OpenSSLError) {
                var digest = try MessageDigest(algorithm)
                var message: [UInt8] = []
                for place in places {
                    let scheme = schemes[place]
                    for start in stride(from: 0, to: numbers.count, by: width) {
                        let number = numbers.span.extracting(start..<start + width)
                        if scheme.isSaltedByRow {
                            for (index, cell) in cells.enumerated() {
                                message.removeAll(keepingCapacity: true)
                                scheme.append(number, row: cell.row, to: &message)
                                let leading = try digest.hash(message.span)
                                collect(leading, digest, place, only: index, &hits)
                            }
                        } else {
                            message.removeAll(keepingCapacity: true)
                            scheme.append(number, row: [], to: &message)
                            collect(try digest.hash(message.span), digest, place, only: nil, &hits)
                        }
                    }
                }
            } catch { throw .cryptography(error) }
        }
        return hits
    }

    private func collect(
        _ leading: UInt64, _ digest: borrowing MessageDigest, _ scheme: Int, only cell: Int?, _ hits: inout [Hit]
    ) {
        for (compared, values) in targets {
            guard let candidates = values[leading >> UInt64(8 * (8 - compared))] else { continue }
            let bytes = digest.bytes
            for target in candidates
            where (cell == nil || cell == target.cell) && bytes.starts(with: target.reading.bytes) {
                hits.append(
                    Hit(
                        cell: target.cell, scheme: scheme, form: target.reading.form,
                        bytes: target.reading.bytes.count))
            }
        }
    }

    private static func leading(_ bytes: [UInt8], _ count: Int) -> UInt64 {
        bytes.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
