import CaseModel

/// Gathers the faults of one file, at most as many as are reported.
struct FaultCollector {
    let file: String?
    private(set) var faults: [PolicyFault] = []

    init(file: String?) { self.file = file }

    var isFull: Bool { faults.count >= PolicyFaults.limit }

    mutating func add(
        _ code: PolicyFault.Code, _ line: Int? = nil, _ column: Int? = nil, message: String, hint: String?
    ) {
        guard !isFull else { return }
        let place = Place(file: file, line: line, column: column)
        faults.append(PolicyFault(place: place, code: code, message: message, hint: hint))
    }

    mutating func add(_ code: PolicyFault.Code, at node: YAMLNode, _ message: String, hint: String? = nil) {
        add(code, node.line, node.column, message: message, hint: hint)
    }

    /// The faults in the order of the file.
    var sorted: [PolicyFault] {
        faults.enumerated().sorted { left, right in
            (left.element.place.line ?? 0, left.element.place.column ?? 0, left.offset)
                < (right.element.place.line ?? 0, right.element.place.column ?? 0, right.offset)
        }.map(\.element)
    }
}
