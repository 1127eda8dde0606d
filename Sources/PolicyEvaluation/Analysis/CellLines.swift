import CaseModel

extension DecisionSpace {
    /// Gives the cells as JSON, one object a line, in pieces of many lines (docs/policy-file.md, section 14).
    ///
    /// Members stand in the order from, to, role, purpose, category, identity, outcome, permits, forbids, conditions.
    public func writeCells<Failure: Error>(_ sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        let pieceSize = 1 << 16
        var piece: [UInt8] = []
        piece.reserveCapacity(pieceSize + 4_096)
        // What follows a category's name, by form and meaning; and what begins a line, by flow and purpose.
        var ends: [[[UInt8]]] = IdentityForm.allCases.map { _ in [] }
        var beginning: [UInt8] = []
        var begun: (Int, Int, Int, Int) = (-1, -1, -1, -1)
        try forEachNumbered { (cell, number, meanings) throws(Failure) in
            if begun != (cell.from, cell.to, cell.role, cell.purpose) {
                begun = (cell.from, cell.to, cell.role, cell.purpose)
                beginning = Self.beginning(names.cell(cell, flags: flags))
            }
            let form = cell.identity.row
            while ends[form].count <= number { ends[form].append(Self.end(cell.identity, meanings[ends[form].count])) }
            piece += beginning
            piece += names.categories[cell.category].text.utf8
            piece += ends[form][number]
            if piece.count >= pieceSize {
                try sink(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        if !piece.isEmpty { try sink(piece) }
    }

    // Identifiers need no escapes in JSON.
    private static func beginning(_ cell: DisclosureCell) -> [UInt8] {
        Array(
            #"{"from":"\#(cell.from)","to":"\#(cell.to)","role":"\#(cell.role)","purpose":"\#(cell.purpose)","category":""#
                .utf8)
    }

    private static func end(_ identity: IdentityForm, _ meaning: CellMeaning) -> [UInt8] {
        let conditions = JSONValue.array(meaning.conditions.map { .array($0.texts.map { .string($0) }) })
        let head = #"","identity":"\#(identity.rawValue)","outcome":"\#(meaning.outcome.rawValue)","permits":"#
        return Array(head.utf8) + CanonicalJSON.bytes(of: .names(meaning.permits)) + Array(#","forbids":"#.utf8)
            + CanonicalJSON.bytes(of: .names(meaning.forbids)) + Array(#","conditions":"#.utf8)
            + CanonicalJSON.bytes(of: conditions) + Array("}\n".utf8)
    }
}
