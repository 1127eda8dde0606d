public import CaseModel

/// What an order of a batch does not say itself: the options of the command line.
public struct BatchDefaults: Sendable {
    /// The agencies to send to.
    public var recipients: [Identifier]
    /// The purpose.
    public var purpose: Identifier?
    /// The sender's role.
    public var role: Identifier?
    /// The categories; nil for everything that a case holds.
    public var categories: [Identifier]?
    /// How the person is named.
    public var identity: IdentityForm
    /// What to do with a partial permission.
    public var trim: ExportOrder.Trim
    /// The days of events.
    public var eventDates: [Identifier: CalendarDate]
    /// For how many days a bundle may be opened, 1 to 31.
    public var days: Int

    /// Makes defaults.
    public init(
        recipients: [Identifier] = [], purpose: Identifier? = nil, role: Identifier? = nil,
        categories: [Identifier]? = nil, identity: IdentityForm = .pseudonym, trim: ExportOrder.Trim = .never,
        eventDates: [Identifier: CalendarDate] = [:], days: Int = 14
    ) {
        (self.recipients, self.purpose, self.role, self.categories) = (recipients, purpose, role, categories)
        (self.identity, self.trim, self.eventDates, self.days) = (identity, trim, eventDates, days)
    }
}

/// One line of a batch: a case and what is ordered for it.
public struct BatchOrder: Sendable {
    /// The line, from 1.
    public let line: Int
    /// The agency's own mark for the order, if it has one.
    public let id: String?
    /// The case's path.
    let path: String
    /// What is ordered.
    let order: ExportOrder
}

/// A line that was read: an order, or why it is none.
public enum BatchLine: Sendable {
    /// An order.
    case order(BatchOrder)
    /// No order; it fails alone.
    case malformed(BatchFault, line: Int)

    /// The line, from 1.
    public var line: Int {
        switch self {
        case .order(let order): order.line
        case .malformed(_, let line): line
        }
    }
    /// The agency's own mark for the order, where it could be read.
    public var id: String? { if case .order(let order) = self { order.id } else { nil } }
}

/// Reads one line of a batch: a closed JSON object (docs/schema/export-batch.schema.json).
struct BatchOrderReader {
    let file: String?
    let line: Int
    let defaults: BatchDefaults
    let instant: Instant

    static let names: Set<String> = [
        "case", "to", "purpose", "role", "categories", "identity", "trim", "events", "days", "id",
    ]
    /// The most names in a list, and the most bytes of a path.
    private static let (maximumNames, maximumPath) = (1000, 4096)

    func order(_ bytes: [UInt8]) throws(BatchFault) -> BatchOrder {
        let document: JSONValue
        do { document = try StrictJSON.parse(bytes, maximumBytes: BatchFile.maximumLineBytes) } catch {
            throw fault(error.message, "", column: error.column > 0 ? error.column : nil)
        }
        guard let members = document.object else { throw fault("it is not a JSON object", "") }
        for name in members.keys.sorted() where !Self.names.contains(name) {
            throw fault("it has a member that orders do not have", "/" + pointerToken(name))
        }
        let id = try members["id"].map { value throws(BatchFault) in try mark(value) }
        guard let path = try text(members["case"], "/case") else { throw fault("it names no case", "/case") }
        guard (1...Self.maximumPath).contains(path.utf8.count), !path.utf8.contains(0), path != "-" else {
            throw fault("its case is no path", "/case")
        }
        let recipients = try names(members["to"], "/to") ?? defaults.recipients
        guard !recipients.isEmpty else { throw fault("no recipient is named in it or with --to", "/to") }
        guard let purpose = try name(members["purpose"], "/purpose") ?? defaults.purpose else {
            throw fault("no purpose is named in it or with --purpose", "/purpose")
        }
        guard let role = try name(members["role"], "/role") ?? defaults.role else {
            throw fault("no role is named in it or with --role", "/role")
        }
        let order = ExportOrder(
            recipients: recipients, purpose: purpose, role: role,
            categories: try names(members["categories"], "/categories") ?? defaults.categories,
            identity: try identity(members["identity"]), trim: try trim(members["trim"]),
            eventDates: try events(members["events"]), days: try days(members["days"]))
        return BatchOrder(line: line, id: id, path: path, order: order)
    }

    /// A mark comes back in every output, so it must be harmless and name nobody.
    private func mark(_ value: JSONValue) throws(BatchFault) -> String {
        guard let text = value.string, Identifier(text) != nil else {
            throw fault("its id is not 1 to 128 letters, digits, and signs _ - . /", "/id")
        }
        guard NumberFreeName.isFree(text, at: instant) else {
            throw fault("its id could be a personal number", "/id")
        }
        return text
    }

    private func identity(_ value: JSONValue?) throws(BatchFault) -> IdentityForm {
        guard let text = try text(value, "/identity") else { return defaults.identity }
        guard let form = IdentityForm(rawValue: text) else {
            throw fault("its identity is not none, pseudonym or personal_number", "/identity")
        }
        return form
    }

    private func trim(_ value: JSONValue?) throws(BatchFault) -> ExportOrder.Trim {
        guard let value else { return defaults.trim }
        guard let truth = value.bool else { throw fault("expected true or false", "/trim") }
        return truth ? .allowedPart : .never
    }

    private func days(_ value: JSONValue?) throws(BatchFault) -> Int {
        guard let value else { return defaults.days }
        guard let days = value.integer, (1...31).contains(days) else { throw fault("expected 1 to 31", "/days") }
        return Int(days)
    }

    private func events(_ value: JSONValue?) throws(BatchFault) -> [Identifier: CalendarDate] {
        guard let value else { return defaults.eventDates }
        guard let members = value.object, members.count <= Self.maximumNames else {
            throw fault("expected an object of events and dates", "/events")
        }
        var events: [Identifier: CalendarDate] = [:]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let event = Identifier(name), let date = value.string.flatMap(CalendarDate.init(parsing:)) else {
                throw fault("expected a name and YYYY-MM-DD", "/events/" + pointerToken(name))
            }
            events[event] = date
        }
        return events
    }

    private func names(_ value: JSONValue?, _ pointer: String) throws(BatchFault) -> [Identifier]? {
        guard let value else { return nil }
        guard let elements = value.array, (1...Self.maximumNames).contains(elements.count) else {
            throw fault("expected a list of 1 to \(Self.maximumNames) names", pointer)
        }
        var names: [Identifier] = []
        for (index, element) in elements.enumerated() {
            guard let name = element.string.flatMap(Identifier.init) else {
                throw fault("expected a name", "\(pointer)/\(index)")
            }
            names.append(name)
        }
        guard Set(names).count == names.count else { throw fault("a name stands in the list twice", pointer) }
        return names
    }

    private func name(_ value: JSONValue?, _ pointer: String) throws(BatchFault) -> Identifier? {
        guard let text = try text(value, pointer) else { return nil }
        guard let name = Identifier(text) else { throw fault("expected a name", pointer) }
        return name
    }

    private func text(_ value: JSONValue?, _ pointer: String) throws(BatchFault) -> String? {
        guard let value else { return nil }
        guard let text = value.string else { throw fault("expected a string", pointer) }
        return text
    }

    private func fault(_ what: String, _ pointer: String, column: Int? = nil) -> BatchFault {
        .malformed(
            what, Place(file: file, line: line, column: column, pointer: pointer.isEmpty ? nil : pointer))
    }
}
