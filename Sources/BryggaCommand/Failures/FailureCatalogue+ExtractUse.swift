import CaseModel

extension FailureCatalogue {
    /// Codes of extracts that are opened, measured and joined.
    static let extractUse: [FailureEntry] = [
        FailureEntry(
            "extract.not-an-extract", .badInput,
            english: FailureWords(
                meaning: "The bundle is genuine, but it carries no extract.",
                remedy: "Open a case with brygga open."),
            swedish: FailureWords(
                meaning: "Paketet är äkta, men det innehåller inget uttag.",
                remedy: "Öppna ett ärende med brygga open."),
            danish: FailureWords(
                meaning: "Pakken er ægte, men den indeholder intet udtræk.",
                remedy: "Åbn en sag med brygga open.")),
        FailureEntry(
            "extract.not-as-described", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle is genuine, but what it says of its rows is not what the rows say: they were measured \
                    anew and differ.
                    """,
                remedy: """
                    Do not use it. Ask the sender for a new extract, and tell them which file is named here.
                    """),
            swedish: FailureWords(
                meaning: """
                    Paketet är äkta, men det som sägs om raderna är inte det som raderna säger: de har mätts på nytt \
                    och skiljer sig.
                    """,
                remedy: "Använd det inte. Be avsändaren om ett nytt uttag, och säg vilken fil som anges här."),
            danish: FailureWords(
                meaning: """
                    Pakken er ægte, men det, den siger om rækkerne, er ikke det, rækkerne siger: de er målt på ny og \
                    afviger.
                    """,
                remedy: """
                    Brug den ikke. Bed afsenderen om et nyt udtræk, og sig, hvilken fil der er angivet her.
                    """)),
        FailureEntry(
            "extract.not-safe", .disclosureControl,
            english: FailureWords(
                meaning: "The rows do not have what the recipe demands of every group.",
                remedy: "Make the recipe coarser: brygga extract suggest names the levels that satisfy it."),
            swedish: FailureWords(
                meaning: "Raderna har inte det som receptet kräver av varje grupp.",
                remedy: "Gör receptet grövre: brygga extract suggest visar de nivåer som uppfyller det."),
            danish: FailureWords(
                meaning: "Rækkerne har ikke det, som opskriften kræver af hver gruppe.",
                remedy: "Gør opskriften grovere: brygga extract suggest viser de niveauer, der opfylder den.")),
        FailureEntry(
            "extract.mixed-pseudonyms", .badInput,
            english: FailureWords(
                meaning: """
                    Pseudonyms of two domains or key versions stand in one column, so one person could count as two.
                    """,
                remedy: "Bring them to one version with brygga pseudonyms migrate, or keep the tables apart."),
            swedish: FailureWords(
                meaning: """
                    Pseudonymer från två domäner eller nyckelversioner står i en kolumn, så en person kan räknas som \
                    två.
                    """,
                remedy: "För dem till en version med brygga pseudonyms migrate, eller håll tabellerna isär."),
            danish: FailureWords(
                meaning: """
                    Pseudonymer fra to domæner eller nøgleversioner står i én kolonne, så én person kan tælle som \
                    to.
                    """,
                remedy: """
                    Bring dem til én version med brygga pseudonyms migrate, eller hold tabellerne adskilt.
                    """)),
        FailureEntry(
            "extract.unlinkable", .badInput,
            english: FailureWords(
                meaning: """
                    The extracts have pseudonyms of different domains or key versions: nobody in them could be found \
                    in both.
                    """,
                remedy: "Ask the senders for extracts in one domain of the policy, of the same key version."),
            swedish: FailureWords(
                meaning: """
                    Uttagen har pseudonymer från olika domäner eller nyckelversioner: ingen i dem kan hittas i båda.
                    """,
                remedy: "Be avsändarna om uttag i samma domän i policyn, med samma nyckelversion."),
            danish: FailureWords(
                meaning: """
                    Udtrækkene har pseudonymer fra forskellige domæner eller nøgleversioner: ingen i dem kan findes \
                    i begge.
                    """,
                remedy: "Bed afsenderne om udtræk i ét domæne i politikken med samme nøgleversion.")),
        FailureEntry(
            "extract.foreign-pseudonyms", .badInput,
            english: FailureWords(
                meaning: """
                    The pseudonyms were not made by brygga, so nothing tells whether they are of one domain.
                    """,
                remedy: "Join extracts that brygga made."),
            swedish: FailureWords(
                meaning: "Pseudonymerna är inte gjorda av brygga, så inget säger om de hör till samma domän.",
                remedy: "Slå ihop uttag som brygga har gjort."),
            danish: FailureWords(
                meaning: "Pseudonymerne er ikke lavet af brygga, så intet siger, om de hører til samme domæne.",
                remedy: "Saml udtræk, som brygga har lavet.")),
        FailureEntry(
            "extract.no-pseudonym-column", .badInput,
            english: FailureWords(
                meaning: "A table that is to be joined does not have the column of pseudonyms.",
                remedy: "Name the column with --column."),
            swedish: FailureWords(
                meaning: "En tabell som ska slås ihop saknar kolumnen med pseudonymer.",
                remedy: "Ange kolumnen med --column."),
            danish: FailureWords(
                meaning: "En tabel, der skal samles, mangler kolonnen med pseudonymer.",
                remedy: "Angiv kolonnen med --column.")),
        FailureEntry(
            "extract.several-rows", .badInput,
            english: FailureWords(
                meaning: """
                    Two tables have several rows of the same person: joined, they would make rows that nobody \
                    reported.
                    """,
                remedy: "Give at most one table with several rows of a person."),
            swedish: FailureWords(
                meaning: """
                    Två tabeller har flera rader om samma person: hopslagna skulle de ge rader som ingen har \
                    rapporterat.
                    """,
                remedy: "Ange högst en tabell med flera rader om en person."),
            danish: FailureWords(
                meaning: """
                    To tabeller har flere rækker om samme person: samlet ville de give rækker, som ingen har \
                    indberettet.
                    """,
                remedy: "Angiv højst én tabel med flere rækker om en person.")),
    ]
}
