public import CaseModel

/// What an `amended` event strikes off the record's lists (`x_removed`).
///
/// Each list is struck on its own: a removed category goes to nobody for no purpose, a removed recipient gets nothing.
public struct ConsentRemoval: Hashable, Sendable {
    /// The categories that are struck.
    public let categories: Set<Identifier>
    /// The recipients that are struck.
    public let recipients: Set<Identifier>
    /// The purposes that are struck.
    public let purposes: Set<Identifier>

    /// Makes a removal. Throws `invalid` when it removes nothing, `tooMany` beyond the limit of names.
    public init(
        categories: Set<Identifier> = [], recipients: Set<Identifier> = [], purposes: Set<Identifier> = []
    ) throws(ConsentFault) {
        guard !categories.isEmpty || !recipients.isEmpty || !purposes.isEmpty else {
            throw ConsentFault(.invalid(rule: "a removal removes something"), at: "/x_removed")
        }
        for (name, list) in [("categories", categories), ("recipients", recipients), ("purposes", purposes)]
        where list.count > ConsentLimits.names {
            throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: "/x_removed/" + name)
        }
        self.categories = categories
        self.recipients = recipients
        self.purposes = purposes
    }

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        let names: Set<String> = ["categories", "recipients", "purposes"]
        let reader = try MemberReader(value, at: pointer + "/x_removed", names: names)
        let lists = (
            try reader.identifiers("categories"), try reader.identifiers("recipients"),
            try reader.identifiers("purposes")
        )
        do {
            try self.init(categories: lists.0, recipients: lists.1, purposes: lists.2)
        } catch {
            throw error.under(pointer)
        }
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [:]
        if !categories.isEmpty { members["categories"] = .names(categories) }
        if !recipients.isEmpty { members["recipients"] = .names(recipients) }
        if !purposes.isEmpty { members["purposes"] = .names(purposes) }
        return .object(members)
    }
}
