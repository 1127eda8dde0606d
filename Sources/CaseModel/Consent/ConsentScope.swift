/// One question to a consent: may this agency tell that one about this category for this purpose?
public struct Flow: Hashable, Sendable {
    /// The agency that discloses.
    public let from: Identifier
    /// The agency that receives.
    public let to: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The category of information.
    public let category: Identifier

    /// Makes a flow.
    public init(from: Identifier, to: Identifier, purpose: Identifier, category: Identifier) {
        (self.from, self.to, self.purpose, self.category) = (from, to, purpose, category)
    }
}

/// What a consent event speaks about: every combination of its four lists, less what is excluded.
public struct ConsentScope: Hashable, Sendable {
    /// The agencies whose secrecy is lifted (the senders).
    public var from: Set<Identifier>
    /// The agencies that may receive.
    public var to: Set<Identifier>
    /// The purposes.
    public var purposes: Set<Identifier>
    /// The categories of information.
    public var categories: Set<Identifier>
    /// Agencies the person excludes, whatever `to` says.
    public var excludedAgencies: Set<Identifier>
    /// Categories of which the person excludes at least one field; such a category is never covered whole.
    public var partlyExcludedCategories: Set<Identifier>

    /// Makes a scope.
    public init(
        from: Set<Identifier>, to: Set<Identifier>, purposes: Set<Identifier>, categories: Set<Identifier>,
        excludedAgencies: Set<Identifier> = [], partlyExcludedCategories: Set<Identifier> = []
    ) {
        self.from = from
        self.to = to
        self.purposes = purposes
        self.categories = categories
        self.excludedAgencies = excludedAgencies
        self.partlyExcludedCategories = partlyExcludedCategories
    }

    /// Whether the scope speaks about a flow at all.
    public func touches(_ flow: Flow) -> Bool { touches(flow.from, flow.to, flow.purpose, flow.category) }

    /// Whether the scope speaks about the flow of a sender, a recipient, a purpose and a category.
    @inline(__always)
    func touches(_ sender: Identifier, _ recipient: Identifier, _ purpose: Identifier, _ category: Identifier) -> Bool {
        from.contains(sender) && to.contains(recipient) && purposes.contains(purpose) && categories.contains(category)
    }

    /// Whether the scope covers a flow fully: it touches it and nothing of it is excluded.
    public func covers(_ flow: Flow) -> Bool {
        touches(flow) && !excludes(flow.from, flow.to, flow.category)
    }

    /// Whether something of the flows of a sender, a recipient and a category is excluded.
    @inline(__always)
    func excludes(_ sender: Identifier, _ recipient: Identifier, _ category: Identifier) -> Bool {
        (!excludedAgencies.isEmpty && (excludedAgencies.contains(recipient) || excludedAgencies.contains(sender)))
            || (!partlyExcludedCategories.isEmpty && partlyExcludedCategories.contains(category))
    }
}
