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
    public func touches(_ flow: Flow) -> Bool {
        from.contains(flow.from) && to.contains(flow.to) && purposes.contains(flow.purpose)
            && categories.contains(flow.category)
    }

    /// Whether the scope covers a flow fully: it touches it and nothing of it is excluded.
    public func covers(_ flow: Flow) -> Bool {
        touches(flow) && !excludes(flow)
    }

    /// Whether something of a flow is excluded.
    package func excludes(_ flow: Flow) -> Bool {
        (!excludedAgencies.isEmpty && (excludedAgencies.contains(flow.to) || excludedAgencies.contains(flow.from)))
            || (!partlyExcludedCategories.isEmpty && partlyExcludedCategories.contains(flow.category))
    }
}
