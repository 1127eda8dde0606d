import CaseModel

extension FailureCatalogue {
    /// Codes of joining and using a collaboration.
    static let collaboration: [FailureEntry] = [
        FailureEntry(
            "collaboration.not-joined", .surroundings,
            english: FailureWords(
                meaning: """
                    This home has not joined the collaboration, so it has no policy and no trust list to decide by.
                    """,
                remedy: "Join with brygga collaboration join and the folder that the coordinator sent you."),
            swedish: FailureWords(
                meaning: """
                    Hemmappen är inte ansluten till samverkan och har därför varken policy eller tillitslista att gå \
                    efter.
                    """,
                remedy: "Anslut med brygga collaboration join och den mapp som samordnaren har skickat."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen er ikke tilsluttet samarbejdet og har derfor hverken politik eller tillidsliste at gå \
                    efter.
                    """,
                remedy: "Tilslut med brygga collaboration join og den mappe, som koordinatoren har sendt.")),
        FailureEntry(
            "collaboration.ambiguous", .usage,
            english: FailureWords(
                meaning: """
                    This home has joined several collaborations and none is named; brygga does not choose a policy for \
                    you.
                    """,
                remedy: "Name one with --collaboration; the command in the hint lists them."),
            swedish: FailureWords(
                meaning: """
                    Hemmappen är ansluten till flera samverkan och ingen är vald. brygga väljer inte policy åt dig.
                    """,
                remedy: "Välj en med --collaboration. Kommandot i rådet räknar upp dem."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen er tilsluttet flere samarbejder, og intet er valgt. brygga vælger ikke politik for \
                    dig.
                    """,
                remedy: "Vælg et med --collaboration. Kommandoen i rådet viser dem.")),
        FailureEntry(
            "collaboration.not-member", .notVerified,
            english: FailureWords(
                meaning: """
                    The collaboration's policy does not name this agency, so it may neither send nor receive under it.
                    """,
                remedy: "Ask the policy's owner; the agency's id is in agency.yaml of the home."),
            swedish: FailureWords(
                meaning: """
                    Samverkans policy nämner inte den här myndigheten, som därför varken får lämna eller ta emot \
                    uppgifter enligt den.
                    """,
                remedy: "Fråga den som äger policyn. Myndighetens id står i agency.yaml i hemmappen."),
            danish: FailureWords(
                meaning: """
                    Samarbejdets politik nævner ikke denne myndighed, som derfor hverken må videregive eller modtage \
                    oplysninger efter den.
                    """,
                remedy: "Spørg politikkens ejer. Myndighedens id står i agency.yaml i hjemmemappen.")),
        FailureEntry(
            "collaboration.not-in-trust-list", .notVerified,
            english: FailureWords(
                meaning: """
                    The trust list holds no certificate of a key in this home. Partners could not check what this \
                    agency signs.
                    """,
                remedy: """
                    Send the files of brygga key export-certificate to the coordinator, and join again with the new \
                    trust list.
                    """),
            swedish: FailureWords(
                meaning: """
                    Tillitslistan har inget certifikat för någon nyckel i hemmappen. Parterna skulle inte kunna \
                    kontrollera myndighetens underskrifter.
                    """,
                remedy: """
                    Skicka filerna från brygga key export-certificate till samordnaren och anslut på nytt med den nya \
                    tillitslistan.
                    """),
            danish: FailureWords(
                meaning: """
                    Tillidslisten har intet certifikat for en nøgle i hjemmemappen. Parterne ville ikke kunne \
                    kontrollere myndighedens underskrifter.
                    """,
                remedy: """
                    Send filerne fra brygga key export-certificate til koordinatoren, og tilslut igen med den nye \
                    tillidsliste.
                    """)),
        FailureEntry(
            "collaboration.trust-list-of-another", .notVerified,
            english: FailureWords(
                meaning: "The trust list is that of another collaboration.",
                remedy: "Ask the coordinator for this collaboration's trust list."),
            swedish: FailureWords(
                meaning: "Tillitslistan hör till en annan samverkan.",
                remedy: "Be samordnaren om tillitslistan för den här samverkan."),
            danish: FailureWords(
                meaning: "Tillidslisten hører til et andet samarbejde.",
                remedy: "Bed koordinatoren om dette samarbejdes tillidsliste.")),
        FailureEntry(
            "collaboration.coordinator-differs", .notVerified,
            english: FailureWords(
                meaning: """
                    The coordinator's certificate is not the one that was confirmed. Somebody may be posing as the \
                    coordinator.
                    """,
                remedy: "Compare the fingerprint with the coordinator over the telephone before you go on."),
            swedish: FailureWords(
                meaning: """
                    Samordnarens certifikat är inte det som har bekräftats. Någon kan utge sig för att vara \
                    samordnaren.
                    """,
                remedy: "Jämför fingeravtrycket med samordnaren per telefon innan du går vidare."),
            danish: FailureWords(
                meaning: """
                    Koordinatorens certifikat er ikke det, der er bekræftet. Nogen kan udgive sig for at være \
                    koordinatoren.
                    """,
                remedy: "Sammenlign fingeraftrykket med koordinatoren over telefonen, før du går videre.")),
        FailureEntry(
            "collaboration.pinned-files-changed", .notVerified,
            english: FailureWords(
                meaning: """
                    The policy or certificate in the home is not the one that was accepted when joining; somebody \
                    changed it.
                    """,
                remedy: "Find out who changed it, then join again from the partners' files."),
            swedish: FailureWords(
                meaning: """
                    Policyn eller certifikatet i hemmappen är inte det som godtogs vid anslutningen. Någon har ändrat \
                    i det.
                    """,
                remedy: "Ta reda på vem som har gjort ändringen och anslut sedan på nytt från parternas filer."),
            danish: FailureWords(
                meaning: """
                    Politikken eller certifikatet i hjemmemappen er ikke det, der blev godkendt ved tilslutningen. \
                    Nogen har ændret det.
                    """,
                remedy: "Find ud af, hvem der har ændret det, og tilslut derefter igen fra parternes filer.")),
        FailureEntry(
            "collaboration.coordinator-not-confirmed", .usage,
            english: FailureWords(
                meaning: """
                    Nobody has confirmed that this is the coordinator's certificate. Everything else rests on it.
                    """,
                remedy: """
                    Compare the fingerprint with the coordinator over the telephone, then give it with \
                    --coordinator-fingerprint.
                    """),
            swedish: FailureWords(
                meaning: "Ingen har bekräftat att detta är samordnarens certifikat, och allt annat vilar på det.",
                remedy: """
                    Jämför fingeravtrycket med samordnaren per telefon och ange det sedan med \
                    --coordinator-fingerprint.
                    """),
            danish: FailureWords(
                meaning: "Ingen har bekræftet, at dette er koordinatorens certifikat, og alt andet hviler på det.",
                remedy: """
                    Sammenlign fingeraftrykket med koordinatoren over telefonen, og angiv det derefter med \
                    --coordinator-fingerprint.
                    """)),
        FailureEntry(
            "collaboration.replacement-not-in-force", .notVerified,
            english: FailureWords(
                meaning: """
                    The new policy has not been signed by every agency that must sign it, so the old one stays in \
                    force.
                    """,
                remedy: "Wait until every agency that the policy names has signed it, then join again."),
            swedish: FailureWords(
                meaning: """
                    Den nya policyn är inte undertecknad av alla som ska underteckna den, så den gamla fortsätter att \
                    gälla.
                    """,
                remedy: """
                    Vänta tills alla myndigheter som policyn nämner har undertecknat den och anslut sedan på nytt.
                    """),
            danish: FailureWords(
                meaning: """
                    Den nye politik er ikke underskrevet af alle, der skal underskrive den, så den gamle gælder \
                    fortsat.
                    """,
                remedy: """
                    Vent, til alle myndigheder, som politikken nævner, har underskrevet den, og tilslut derefter igen.
                    """)),
        FailureEntry(
            "collaboration.policy-not-confirmed", .usage,
            english: FailureWords(
                meaning: "A new policy would replace the one in use, and nobody has confirmed it.",
                remedy: "Compare the digest with the policy's owner, then give it with --policy-digest."),
            swedish: FailureWords(
                meaning: "En ny policy skulle ersätta den som används, och ingen har bekräftat den.",
                remedy: "Jämför kontrollsumman med den som äger policyn och ange den sedan med --policy-digest."),
            danish: FailureWords(
                meaning: "En ny politik ville erstatte den, der er i brug, og ingen har bekræftet den.",
                remedy: "Sammenlign kontrolsummen med politikkens ejer, og angiv den derefter med --policy-digest.")),
        FailureEntry(
            "collaboration.no-recipient-certificate", .notVerified,
            english: FailureWords(
                meaning: """
                    The trust list has no certificate of the recipient that is valid now, so nothing can be sealed for \
                    that agency alone.
                    """,
                remedy: "Ask the coordinator for a newer trust list and take it over with brygga trust update."),
            swedish: FailureWords(
                meaning: """
                    Tillitslistan har inget certifikat för mottagaren som gäller nu. Därför går det inte att försegla \
                    något för enbart den myndigheten.
                    """,
                remedy: "Be samordnaren om en nyare tillitslista och läs in den med brygga trust update."),
            danish: FailureWords(
                meaning: """
                    Tillidslisten har intet certifikat for modtageren, der gælder nu. Derfor kan intet forsegles til \
                    den myndighed alene.
                    """,
                remedy: "Bed koordinatoren om en nyere tillidsliste, og indlæs den med brygga trust update.")),
        FailureEntry(
            "collaboration.two-names", .notVerified,
            english: FailureWords(
                meaning: "The certificates give one agency two different names. One of them may be forged.",
                remedy: """
                    Find out which certificate is not the agency's by comparing fingerprints over the telephone.
                    """),
            swedish: FailureWords(
                meaning: "Certifikaten ger en och samma myndighet två olika namn. Ett av dem kan vara förfalskat.",
                remedy: """
                    Ta reda på vilket certifikat som inte är myndighetens genom att jämföra fingeravtryck per telefon.
                    """),
            danish: FailureWords(
                meaning: """
                    Certifikaterne giver én og samme myndighed to forskellige navne. Et af dem kan være forfalsket.
                    """,
                remedy: """
                    Find ud af, hvilket certifikat der ikke er myndighedens, ved at sammenligne fingeraftryk over \
                    telefonen.
                    """)),
        FailureEntry(
            "collaboration.serial-not-rising", .usage,
            english: FailureWords(
                meaning: """
                    The folder has a trust list with this number or a higher one. A new list must have a higher \
                    number, or partners refuse it.
                    """,
                remedy: "Give --serial with a higher number."),
            swedish: FailureWords(
                meaning: """
                    Mappen har redan en tillitslista med detta nummer eller ett högre. En ny lista måste ha ett högre \
                    nummer, annars avvisar parterna den.
                    """,
                remedy: "Ange ett högre nummer med --serial."),
            danish: FailureWords(
                meaning: """
                    Mappen har allerede en tillidsliste med dette nummer eller et højere. En ny liste skal have et \
                    højere nummer, ellers afviser parterne den.
                    """,
                remedy: "Angiv et højere nummer med --serial.")),
        FailureEntry(
            "collaboration.serial-reused", .notVerified,
            english: FailureWords(
                meaning: """
                    A trust list with the same number and other content was seen before. One of the two is wrong or \
                    forged.
                    """,
                remedy: "Ask the coordinator which list is right, and for one with a higher number."),
            swedish: FailureWords(
                meaning: """
                    En tillitslista med samma nummer men annat innehåll har setts tidigare. En av dem är felaktig \
                    eller förfalskad.
                    """,
                remedy: "Fråga samordnaren vilken lista som är rätt och be om en med högre nummer."),
            danish: FailureWords(
                meaning: """
                    En tillidsliste med samme nummer, men andet indhold, er set før. En af dem er forkert eller \
                    forfalsket.
                    """,
                remedy: "Spørg koordinatoren, hvilken liste der er rigtig, og bed om en med et højere nummer.")),
    ]
}
