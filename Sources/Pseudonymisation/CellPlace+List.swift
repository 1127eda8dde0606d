extension CellPlace {
    /// A line of a list that has no header and one value a line: every line is a record.
    package init(line: Int) { self.init(line: line, record: line, column: nil) }
}
