/// A drawing of labelled boxes with arrows between them; everything it says stands in words elsewhere on the page too.
struct ReportPicture: Hashable, Sendable {
    /// A box with a label.
    struct Box: Hashable, Sendable {
        /// The middle of the box.
        let x, y: Int
        let width: Int
        let label: String
    }

    /// An arrow from one box to another, as a path of SVG (moveto, quadratic curve), and its head as a polygon's points.
    struct Arrow: Hashable, Sendable {
        let path: String
        let head: String
        /// How thick it is, 1 to 6.
        let weight: Int
        /// What it stands for.
        let label: String
        /// The classes by which filters find it.
        let classes: [String]
    }

    /// What the picture shows, in a few words.
    let title: String
    /// What it shows, in a sentence.
    let description: String
    /// The extent of the picture.
    let width, height: Int
    let boxes: [Box]
    let arrows: [Arrow]
}

/// Choices that hide rows and arrows, made by style alone: each is a group of which one is chosen, the first at first.
struct ReportFilters: Hashable, Sendable {
    /// A group of choices about one thing.
    struct Group: Hashable, Sendable {
        /// The word that its classes begin with: lower-case ASCII letters.
        let key: String
        let legend: String
        /// The choice that hides nothing.
        let all: String
        /// The other choices; the class of choice n is `key-n`, from 0.
        let choices: [String]
    }

    let groups: [Group]

    /// The class of a choice.
    static func className(_ key: String, _ choice: Int) -> String { "\(key)-\(choice)" }

    /// The style that hides what is not chosen.
    var style: String {
        groups.flatMap { group in
            group.choices.indices.map { choice in
                let name = Self.className(group.key, choice)
                return "body:has(#\(name):checked) .filtered:not(.\(name)) { display: none; }"
            }
        }.joined(separator: "\n")
    }
}
