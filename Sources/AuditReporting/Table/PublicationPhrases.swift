import CaseModel
import DisclosureControl

/// The fixed words of a published table in one language.
struct PublicationPhrases: Sendable {
    let persons, total, rowShares, columnShares, chart, targetChart, target, by, and: String
    let nothingHidden: @Sendable (_ group: Int) -> String
    let hidden: @Sendable (_ count: Int, _ group: Int) -> String
    let rounded, perturbed: String

    static func of(_ language: Language) -> PublicationPhrases {
        switch language {
        case .english: english
        case .swedish: swedish
        case .danish: danish
        }
    }

    private static let english = PublicationPhrases(
        persons: "Persons", total: "total", rowShares: "Per cent of each row",
        columnShares: "Per cent of each column", chart: "Persons",
        targetChart: "Persons against targets; a dashed line marks a target", target: "target", by: "by", and: "and",
        nothingHidden: { "No count is hidden; groups below \($0) would be." },
        hidden: { count, group in
            "\(PublishableTable.symbol) hides \(count.counted("count", "counts")): groups below \(group), and others so that nobody "
                + "can work them out."
        }, rounded: "Small counts are rounded; totals are sums of what is shown.",
        perturbed: "Every count is changed a little; parts need not sum to totals.")

    private static let swedish = PublicationPhrases(
        persons: "Personer", total: "totalt", rowShares: "Procent av varje rad",
        columnShares: "Procent av varje kolumn", chart: "Personer",
        targetChart: "Personer mot mål; en streckad linje visar målet", target: "mål", by: "efter", and: "och",
        nothingHidden: { "Inget antal är dolt; grupper under \($0) skulle vara det." },
        hidden: { count, group in
            "\(PublishableTable.symbol) döljer \(count) antal: grupper under \(group), och andra så att ingen kan räkna ut dem."
        }, rounded: "Små antal är avrundade; summor är summor av det som visas.",
        perturbed: "Varje antal är lite ändrat; delar behöver inte bli summan.")

    private static let danish = PublicationPhrases(
        persons: "Personer", total: "i alt", rowShares: "Procent af hver række",
        columnShares: "Procent af hver kolonne", chart: "Personer",
        targetChart: "Personer mod mål; en stiplet linje viser målet", target: "mål", by: "efter", and: "og",
        nothingHidden: { "Intet antal er skjult; grupper under \($0) ville være det." },
        hidden: { count, group in
            "\(PublishableTable.symbol) skjuler \(count) antal: grupper under \(group), og andre, så ingen kan regne dem ud."
        }, rounded: "Små antal er afrundet; summer er summer af det viste.",
        perturbed: "Hvert antal er ændret lidt; dele behøver ikke give summen.")
}
