extension CellPlace {
    /// A line of a list that has no header and one value a line: every line is a record.
    package init(line: Int) { self.init(line: line, record: line, column: nil) }
}

extension ColumnStream.Record {
    /// The value of a line of such a list.
    package init(line: Int, value: [UInt8]) { self.init(line: line, place: CellPlace(line: line), cells: [value]) }
}
