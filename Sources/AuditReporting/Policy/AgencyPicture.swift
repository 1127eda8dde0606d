import CaseModel
import PolicyEvaluation

/// Lays the agencies of a matrix out on a circle, with an arrow for each pair in which something can be allowed.
struct AgencyPicture {
    let matrix: PolicyMatrix
    let title: String
    let description: String

    private static let size = (width: 900, height: 560)
    private static let box = (height: 44, letter: 8, padding: 24)

    /// The picture; `classes` gives the classes of the arrow of a pair and its categories.
    func picture(classes: (Identifier, Identifier, Set<Identifier>) -> [String]) -> ReportPicture {
        let agencies = matrix.space.policy.agencies.map(\.id)
        let boxes = agencies.enumerated().map { index, agency -> ReportPicture.Box in
            let (x, y) = place(index, of: agencies.count)
            let width = agency.text.count * Self.box.letter + Self.box.padding
            return ReportPicture.Box(x: x, y: y, width: max(width, 72), label: agency.text)
        }
        var flows: [[Int]: Set<Identifier>] = [:]
        for entry in matrix.entries where entry.meaning.canBeAllowed {
            guard let from = agencies.firstIndex(of: entry.box.from[0]),
                let to = agencies.firstIndex(of: entry.box.to[0])
            else { continue }
            flows[[from, to], default: []].formUnion(entry.box.categories)
        }
        let arrows = flows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, categories in
            arrow(
                boxes[pair[0]], boxes[pair[1]], categories.count,
                label:
                    "\(agencies[pair[0]]) → \(agencies[pair[1]]): \(categories.sorted().map(\.text).joined(separator: ", "))",
                classes(agencies[pair[0]], agencies[pair[1]], categories))
        }
        return ReportPicture(
            title: title, description: description, width: Self.size.width, height: Self.size.height, boxes: boxes,
            arrows: arrows)
    }

    private func place(_ index: Int, of count: Int) -> (Int, Int) {
        // A turn in steps, from the top; a table of cosines in thousandths spares the mathematics library.
        let turn = index * 3_600 / max(count, 1)
        let (sine, cosine) = (Turn.sine(turn), Turn.sine(turn + 900))
        let (width, height) = (Self.size.width / 2 - 110, Self.size.height / 2 - 50)
        return (Self.size.width / 2 + width * sine / 1_000, Self.size.height / 2 - height * cosine / 1_000)
    }

    private func arrow(
        _ from: ReportPicture.Box, _ to: ReportPicture.Box, _ count: Int, label: String, _ classes: [String]
    ) -> ReportPicture.Arrow {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = max(Turn.root(dx * dx + dy * dy), 1)
        // To the right of the straight line, so that two arrows of a pair lie apart.
        let (bendX, bendY) = ((from.x + to.x) / 2 - dy * 26 / length, (from.y + to.y) / 2 + dx * 26 / length)
        let start = Self.edge(of: from, towards: bendX, bendY)
        let end = Self.edge(of: to, towards: bendX, bendY)
        let (inX, inY) = (end.0 - bendX, end.1 - bendY)
        let inLength = max(Turn.root(inX * inX + inY * inY), 1)
        let (baseX, baseY) = (end.0 - inX * 13 / inLength, end.1 - inY * 13 / inLength)
        let (sideX, sideY) = (-inY * 6 / inLength, inX * 6 / inLength)
        return ReportPicture.Arrow(
            path: "M \(start.0) \(start.1) Q \(bendX) \(bendY) \(baseX) \(baseY)",
            head: "\(end.0),\(end.1) \(baseX + sideX),\(baseY + sideY) \(baseX - sideX),\(baseY - sideY)",
            weight: min(1 + count / 3, 6), label: label, classes: classes)
    }

    /// Where the line from a box's middle to a point leaves the box, a little outside.
    private static func edge(of box: ReportPicture.Box, towards x: Int, _ y: Int) -> (Int, Int) {
        let (dx, dy) = (x - box.x, y - box.y)
        let (halfWidth, halfHeight) = (box.width / 2 + 5, Self.box.height / 2 + 5)
        // The smaller part of the way that reaches a side, in thousandths.
        let alongX = dx == 0 ? Int.max : halfWidth * 1_000 / abs(dx)
        let alongY = dy == 0 ? Int.max : halfHeight * 1_000 / abs(dy)
        let part = min(alongX, alongY, 1_000)
        return (box.x + dx * part / 1_000, box.y + dy * part / 1_000)
    }
}

/// Sines and square roots in whole numbers.
private enum Turn {
    /// The sine of a turn in tenths of a degree, in thousandths (Bhaskara I's approximation, within 2 of a thousand).
    static func sine(_ tenths: Int) -> Int {
        let turn = ((tenths % 3_600) + 3_600) % 3_600
        let (half, sign) = turn < 1_800 ? (turn, 1) : (turn - 1_800, -1)
        let degrees = half * (1_800 - half)
        return sign * 4 * 1_000 * degrees / (40_500 * 100 - degrees)
    }

    static func root(_ square: Int) -> Int {
        guard square > 0 else { return 0 }
        var root = square
        var next = (root + 1) / 2
        while next < root { (root, next) = (next, (next + square / next) / 2) }
        return root
    }
}
