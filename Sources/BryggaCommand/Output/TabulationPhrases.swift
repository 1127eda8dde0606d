import CaseModel

/// The words of a table's page in one language.
struct TabulationPhrases: Sendable {
    let persons, total, rowShares, columnShares, chart, targetChart, target, by, and: String
    let nothingHidden: @Sendable (_ group: Int) -> String
    let hidden: @Sendable (_ count: Int, _ group: Int) -> String
    let rounded, perturbed: String
    let nearlyAll: @Sendable (_ line: String, _ category: String) -> String

    static func of(_ language: Language) -> TabulationPhrases {
        switch language {
        case .english: english
        case .swedish: swedish
        case .danish: danish
        }
    }

    private static let english = TabulationPhrases(
        persons: "Persons", total: "total", rowShares: "Per cent of each row",
        columnShares: "Per cent of each column", chart: "Persons",
        targetChart: "Persons against targets; a dashed line marks a target", target: "target", by: "by", and: "and",
        nothingHidden: { "No count is hidden; groups below \($0) would be." },
        hidden: { count, group in
            "\(Self.symbol) hides \(count.counted("count", "counts")): groups below \(group), and others so that nobody "
                + "can work them out."
        }, rounded: "Small counts are rounded; totals are sums of what is shown.",
        perturbed: "Every count is changed a little; parts need not sum to totals.",
        nearlyAll: { "Look at \($0): nearly all of it in \($1)." })

    private static let swedish = TabulationPhrases(
        persons: "Personer", total: "totalt", rowShares: "Procent av varje rad",
        columnShares: "Procent av varje kolumn", chart: "Personer",
        targetChart: "Personer mot mål; en streckad linje visar målet", target: "mål", by: "efter", and: "och",
        nothingHidden: { "Inget antal är dolt; grupper under \($0) skulle vara det." },
        hidden: { count, group in
            "\(Self.symbol) döljer \(count) antal: grupper under \(group), och andra så att ingen kan räkna ut dem."
        }, rounded: "Små antal är avrundade; summor är summor av det som visas.",
        perturbed: "Varje antal är lite ändrat; delar behöver inte bli summan.",
        nearlyAll: { "Se på \($0): nästan alla i \($1)." })

    private static let danish = TabulationPhrases(
        persons: "Personer", total: "i alt", rowShares: "Procent af hver række",
        columnShares: "Procent af hver kolonne", chart: "Personer",
        targetChart: "Personer mod mål; en stiplet linje viser målet", target: "mål", by: "efter", and: "og",
        nothingHidden: { "Intet antal er skjult; grupper under \($0) ville være det." },
        hidden: { count, group in
            "\(Self.symbol) skjuler \(count) antal: grupper under \(group), og andre, så ingen kan regne dem ud."
        }, rounded: "Små antal er afrundet; summer er summer af det viste.",
        perturbed: "Hvert antal er ændret lidt; dele behøver ikke give summen.",
        nearlyAll: { "Se på \($0): næsten alle i \($1)." })

    private static let symbol = ":"
}
