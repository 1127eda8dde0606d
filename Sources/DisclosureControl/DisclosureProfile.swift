/// How small a group may be before it is hidden: the practice of an office for official statistics, or an agreement's own number.
///
/// Source: docs/disclosure-control-tables.md, "The table".
public struct DisclosureProfile: Sendable, Hashable {
    /// The name as written in a recipe or on the command line.
    public let name: String
    /// A count of persons above 0 and below this number is not published. At least 2.
    public let minimumGroup: Int

    /// Statistics Norway: counts fewer than three are hidden.
    public static let ssb3 = DisclosureProfile(name: "ssb3", minimumGroup: 3)
    /// The Norwegian Labour and Welfare Administration: values below four are hidden.
    public static let nav4 = DisclosureProfile(name: "nav4", minimumGroup: 4)
    /// Statistics Denmark: one to four are hidden.
    public static let dst5 = DisclosureProfile(name: "dst5", minimumGroup: 5)
    /// Common practice of research services in the United Kingdom: fewer than ten are hidden.
    public static let uk10 = DisclosureProfile(name: "uk10", minimumGroup: 10)

    /// The smallest group where nobody says another one, in persons.
    public static let usualGroup = 5

    /// The profiles with a name of their own, in order of strictness.
    public static let named = [ssb3, nav4, dst5, uk10]

    /// A number agreed between the parties; nil below 2 (every cell would be shown) or above 1,000,000.
    public static func custom(minimumGroup: Int) -> DisclosureProfile? {
        (2...1_000_000).contains(minimumGroup) ? DisclosureProfile(name: "custom", minimumGroup: minimumGroup) : nil
    }

    private init(name: String, minimumGroup: Int) {
        self.name = name
        self.minimumGroup = minimumGroup
    }
}
