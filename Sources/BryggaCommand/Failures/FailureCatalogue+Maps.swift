import CaseModel

extension FailureCatalogue {
    /// Codes of maps of pseudonyms, and of columns of pseudonyms.
    static let maps: [FailureEntry] = [
        FailureEntry(
            "map.no-recipient", .denied,
            english: FailureWords(
                meaning: "The policy names nobody who receives pseudonyms of this domain, so nobody gets a map.",
                remedy: "Rotate the key without a map."),
            swedish: FailureWords(
                meaning: """
                    Policyn anger ingen som tar emot pseudonymer i den här domänen, så ingen får en översättning.
                    """,
                remedy: "Byt nyckeln utan översättning."),
            danish: FailureWords(
                meaning: """
                    Politikken angiver ingen, der modtager pseudonymer i dette domæne, så ingen får en \
                    oversættelse.
                    """,
                remedy: "Skift nøglen uden oversættelse.")),
        FailureEntry(
            "map.no-people", .badInput,
            english: FailureWords(
                meaning: "The list of personal numbers is empty, so there is nobody to make a map for.",
                remedy: "Give the agency's own list: one number a line, or a table together with --column."),
            swedish: FailureWords(
                meaning: "Listan med personnummer är tom, så det finns ingen att göra en översättning för.",
                remedy: "Ange myndighetens egen lista: ett nummer per rad, eller en tabell tillsammans med --column."),
            danish: FailureWords(
                meaning: "Listen med personnumre er tom, så der er ingen at lave en oversættelse for.",
                remedy: "Angiv myndighedens egen liste: ét nummer pr. linje eller en tabel sammen med --column.")),
        FailureEntry(
            "map.versions", .usage,
            english: FailureWords(
                meaning: "A map leads from an earlier version of the key to a later one.",
                remedy: "Give an earlier --from-version and a later --to-version; brygga key list shows them."),
            swedish: FailureWords(
                meaning: "En översättning går från en tidigare version av nyckeln till en senare.",
                remedy: "Ange en tidigare --from-version och en senare --to-version. brygga key list visar dem."),
            danish: FailureWords(
                meaning: "En oversættelse går fra en tidligere version af nøglen til en senere.",
                remedy: "Angiv en tidligere --from-version og en senere --to-version. brygga key list viser dem.")),
        FailureEntry(
            "map.not-a-map", .badInput,
            english: FailureWords(
                meaning: "The bundle is genuine, but it carries no map of pseudonyms.",
                remedy: "Open a case with brygga open, and take over a key with brygga key import."),
            swedish: FailureWords(
                meaning: "Paketet är äkta, men det innehåller ingen översättning av pseudonymer.",
                remedy: "Öppna ett ärende med brygga open och ta emot en nyckel med brygga key import."),
            danish: FailureWords(
                meaning: "Pakken er ægte, men den indeholder ingen oversættelse af pseudonymer.",
                remedy: "Åbn en sag med brygga open, og modtag en nøgle med brygga key import.")),
        FailureEntry(
            "map.not-ours", .denied,
            english: FailureWords(
                meaning: """
                    By this home's own policy the sender does not hold the key of the map's domain, or this agency does \
                    not receive its pseudonyms.
                    """,
                remedy: "Compare the pinned policy with the sender's and do not use the map until they agree."),
            swedish: FailureWords(
                meaning: """
                    Enligt hemmappens egen policy har avsändaren inte nyckeln till översättningens domän, eller så tar \
                    den här myndigheten inte emot dess pseudonymer.
                    """,
                remedy: "Jämför den godtagna policyn med avsändarens och använd inte översättningen innan de stämmer."),
            danish: FailureWords(
                meaning: """
                    Efter hjemmemappens egen politik har afsenderen ikke nøglen til oversættelsens domæne, eller denne \
                    myndighed modtager ikke dets pseudonymer.
                    """,
                remedy: """
                    Sammenlign den godkendte politik med afsenderens, og brug ikke oversættelsen, før de stemmer.
                    """)),
        FailureEntry(
            "pseudonym.malformed-map", .badInput,
            english: FailureWords(
                meaning: """
                    The file is no map of pseudonyms: a line, a checksum, a version, a domain or the order is not right.
                    """,
                remedy: "Give the bundle as it came, or open it again with brygga pseudonyms open-map."),
            swedish: FailureWords(
                meaning: """
                    Filen är ingen översättning av pseudonymer: en rad, en kontrollsumma, en version, en domän eller \
                    ordningen stämmer inte.
                    """,
                remedy: "Ange paketet som det kom, eller öppna det igen med brygga pseudonyms open-map."),
            danish: FailureWords(
                meaning: """
                    Filen er ingen oversættelse af pseudonymer: en linje, en kontrolsum, en version, et domæne eller \
                    rækkefølgen er forkert.
                    """,
                remedy: "Angiv pakken, som den kom, eller åbn den igen med brygga pseudonyms open-map.")),
        FailureEntry(
            "pseudonym.not-a-pseudonym", .badInput,
            english: FailureWords(
                meaning: """
                    A cell of the column or a line of the list is not a pseudonym, or was mistyped: its checksum is \
                    wrong. Nothing was given out.
                    """,
                remedy: "Check that it is the right column, and correct or remove the line that the message names."),
            swedish: FailureWords(
                meaning: """
                    En cell i kolumnen eller en rad i listan är ingen pseudonym, eller är felskriven: kontrollsumman \
                    stämmer inte. Inget har lämnats ut.
                    """,
                remedy: "Kontrollera att det är rätt kolumn, och rätta eller ta bort raden som meddelandet anger."),
            danish: FailureWords(
                meaning: """
                    En celle i kolonnen eller en linje i listen er intet pseudonym eller er fejlskrevet: kontrolsummen \
                    er forkert. Intet er udleveret.
                    """,
                remedy: """
                    Kontrollér, at det er den rigtige kolonne, og ret eller fjern den linje, meddelelsen nævner.
                    """)),
        FailureEntry(
            "pseudonym.not-in-map", .badInput,
            english: FailureWords(
                meaning: "The column has a pseudonym that the map does not cover. Nothing was written.",
                remedy: """
                    Ask the sender for a map that covers more people, or keep such pseudonyms as they are with \
                    --on-unmapped keep.
                    """),
            swedish: FailureWords(
                meaning: "Kolumnen har en pseudonym som översättningen inte omfattar. Inget har skrivits.",
                remedy: """
                    Be avsändaren om en översättning för fler personer, eller behåll sådana pseudonymer med \
                    --on-unmapped keep.
                    """),
            danish: FailureWords(
                meaning: "Kolonnen har et pseudonym, som oversættelsen ikke omfatter. Intet er skrevet.",
                remedy: """
                    Bed afsenderen om en oversættelse for flere personer, eller behold sådanne pseudonymer med \
                    --on-unmapped keep.
                    """)),
        FailureEntry(
            "pseudonym.mixed", .badInput,
            english: FailureWords(
                meaning: """
                    The column has pseudonyms of two domains or two key versions, so that one person may stand in it \
                    under two. Nothing was written.
                    """,
                remedy: "Bring the column to one version with its map first, or say --mixed if that is meant."),
            swedish: FailureWords(
                meaning: """
                    Kolumnen har pseudonymer från två domäner eller två nyckelversioner, så att en person kan stå där \
                    under två. Inget har skrivits.
                    """,
                remedy:
                    "För först över kolumnen till en version med dess översättning, eller ange --mixed om det är avsett."
            ),
            danish: FailureWords(
                meaning: """
                    Kolonnen har pseudonymer fra to domæner eller to nøgleversioner, så én person kan stå der under to. \
                    Intet er skrevet.
                    """,
                remedy: """
                    Før først kolonnen over til én version med dens oversættelse, eller angiv --mixed, hvis det er \
                    meningen.
                    """)),
        FailureEntry(
            "pseudonym.keyed-before", .badInput,
            english: FailureWords(
                meaning: "The column has pseudonyms of this very domain: it was keyed before. Nothing was written.",
                remedy: "Take the table as the agency sent it, and check the column and the domain."),
            swedish: FailureWords(
                meaning: """
                    Kolumnen har pseudonymer från just den här domänen: den är redan omnycklad. Inget har skrivits.
                    """,
                remedy: "Ta tabellen så som myndigheten skickade den, och kontrollera kolumnen och domänen."),
            danish: FailureWords(
                meaning: """
                    Kolonnen har pseudonymer fra netop dette domæne: den er allerede omnøglet. Intet er skrevet.
                    """,
                remedy: "Tag tabellen, som myndigheden sendte den, og kontrollér kolonnen og domænet.")),
    ]
}
