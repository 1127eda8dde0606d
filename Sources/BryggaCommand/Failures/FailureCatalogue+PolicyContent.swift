import CaseModel

extension FailureCatalogue {
    /// Codes of what a policy file says (docs/policy-file.md).
    static let policyContent: [FailureEntry] = [
        FailureEntry(
            "policy.duplicate_key", .badInput,
            english: FailureWords(
                meaning: "The same key stands twice, so it is not certain which one counts.",
                remedy: "Keep one of the two."),
            swedish: FailureWords(
                meaning: "Samma nyckel står två gånger, så det är inte säkert vilken som gäller.",
                remedy: "Behåll en av de två."),
            danish: FailureWords(
                meaning: "Den samme nøgle står to gange, så det er ikke sikkert, hvilken der gælder.",
                remedy: "Behold en af de to.")),
        FailureEntry(
            "policy.unknown_version", .badInput,
            english: FailureWords(
                meaning: "The policy is written for another version of the policy format.",
                remedy: """
                    Use a version of brygga that knows it, or change the policy to the version in docs/policy-file.md.
                    """),
            swedish: FailureWords(
                meaning: "Policyn är skriven för en annan version av policyformatet.",
                remedy: """
                    Använd en version av brygga som känner till den, eller skriv om policyn enligt versionen i \
                    docs/policy-file.md.
                    """),
            danish: FailureWords(
                meaning: "Politikken er skrevet til en anden version af politikformatet.",
                remedy: """
                    Brug en version af brygga, der kender den, eller skriv politikken om efter versionen i \
                    docs/policy-file.md.
                    """)),
        FailureEntry(
            "policy.unknown_key", .badInput,
            english: FailureWords(
                meaning: "The policy has a key that the format does not know; most likely it is misspelt.",
                remedy: "Correct the key; docs/policy-file.md lists them all."),
            swedish: FailureWords(
                meaning: "Policyn har en nyckel som formatet inte känner till. Troligen är den felstavad.",
                remedy: "Rätta nyckeln. docs/policy-file.md räknar upp alla."),
            danish: FailureWords(
                meaning: "Politikken har en nøgle, som formatet ikke kender. Formentlig er den stavet forkert.",
                remedy: "Ret nøglen. docs/policy-file.md opregner dem alle.")),
        FailureEntry(
            "policy.missing_key", .badInput,
            english: FailureWords(
                meaning: "The policy lacks something that it must state.",
                remedy: "Add the key that the message names."),
            swedish: FailureWords(
                meaning: "Policyn saknar något som den måste ange.",
                remedy: "Lägg till den nyckel som meddelandet nämner."),
            danish: FailureWords(
                meaning: "Politikken mangler noget, som den skal angive.",
                remedy: "Tilføj den nøgle, som meddelelsen nævner.")),
        FailureEntry(
            "policy.wrong_type", .badInput,
            english: FailureWords(
                meaning: "A value in the policy is of the wrong kind, such as a text where a list belongs.",
                remedy: "Write the value as the message says."),
            swedish: FailureWords(
                meaning: "Ett värde i policyn är av fel slag, till exempel en text där det ska stå en lista.",
                remedy: "Skriv värdet så som meddelandet anger."),
            danish: FailureWords(
                meaning: """
                    En værdi i politikken er af den forkerte slags, for eksempel en tekst, hvor der skal stå en liste.
                    """,
                remedy: "Skriv værdien, som meddelelsen angiver.")),
        FailureEntry(
            "policy.bad_name", .badInput,
            english: FailureWords(
                meaning: "A name in the policy holds characters that names may not have.",
                remedy: "Use small letters, digits and the signs that docs/policy-file.md allows."),
            swedish: FailureWords(
                meaning: "Ett namn i policyn innehåller tecken som namn inte får ha.",
                remedy: "Använd små bokstäver, siffror och de tecken som docs/policy-file.md tillåter."),
            danish: FailureWords(
                meaning: "Et navn i politikken indeholder tegn, som navne ikke må have.",
                remedy: "Brug små bogstaver, cifre og de tegn, som docs/policy-file.md tillader.")),
        FailureEntry(
            "policy.unknown_name", .badInput,
            english: FailureWords(
                meaning: "The policy uses a name that it declares nowhere; most likely it is misspelt.",
                remedy: "Correct the name, or declare it."),
            swedish: FailureWords(
                meaning: "Policyn använder ett namn som inte är angivet någonstans i den. Troligen är det felstavat.",
                remedy: "Rätta namnet eller ange det där det hör hemma."),
            danish: FailureWords(
                meaning: """
                    Politikken bruger et navn, som den ikke angiver noget sted. Formentlig er det stavet forkert.
                    """,
                remedy: "Ret navnet, eller angiv det, hvor det hører hjemme.")),
        FailureEntry(
            "policy.duplicate_name", .badInput,
            english: FailureWords(
                meaning: "The same name is given twice in the policy.",
                remedy: "Give each its own name, or remove one."),
            swedish: FailureWords(
                meaning: "Samma namn är angivet två gånger i policyn.",
                remedy: "Ge var och en ett eget namn, eller ta bort en."),
            danish: FailureWords(
                meaning: "Det samme navn er angivet to gange i politikken.",
                remedy: "Giv hver sit eget navn, eller fjern det ene.")),
        FailureEntry(
            "policy.bad_value", .badInput,
            english: FailureWords(
                meaning: "A value in the policy is not one of those that are allowed there.",
                remedy: "Use a value that the message or docs/policy-file.md names."),
            swedish: FailureWords(
                meaning: "Ett värde i policyn är inte något av dem som är tillåtna där.",
                remedy: "Använd ett värde som meddelandet eller docs/policy-file.md nämner."),
            danish: FailureWords(
                meaning: "En værdi i politikken er ikke en af dem, der er tilladt dér.",
                remedy: "Brug en værdi, som meddelelsen eller docs/policy-file.md nævner.")),
        FailureEntry(
            "policy.empty_list", .badInput,
            english: FailureWords(
                meaning: "A list in the policy is empty where at least one entry is needed.",
                remedy: "Add an entry, or leave the key out where that is allowed."),
            swedish: FailureWords(
                meaning: "En lista i policyn är tom där det behövs minst en post.",
                remedy: "Lägg till en post, eller utelämna nyckeln där det är tillåtet."),
            danish: FailureWords(
                meaning: "En liste i politikken er tom, hvor der skal være mindst én post.",
                remedy: "Tilføj en post, eller udelad nøglen, hvor det er tilladt.")),
        FailureEntry(
            "policy.missing_ground", .badInput,
            english: FailureWords(
                meaning: "A rule lets an agency send without a legal ground.",
                remedy: "State the ground for each sending agency of the rule."),
            swedish: FailureWords(
                meaning: "En regel låter en myndighet lämna ut uppgifter utan rättslig grund.",
                remedy: "Ange grunden för varje avsändande myndighet i regeln."),
            danish: FailureWords(
                meaning: "En regel lader en myndighed videregive oplysninger uden retsgrundlag.",
                remedy: "Angiv grundlaget for hver afsendende myndighed i reglen.")),
        FailureEntry(
            "policy.contradiction", .badInput,
            english: FailureWords(
                meaning: "Parts of the policy contradict each other.",
                remedy: "Decide which part is meant, and change the other."),
            swedish: FailureWords(
                meaning: "Delar av policyn motsäger varandra.",
                remedy: "Avgör vilken del som är avsedd och ändra den andra."),
            danish: FailureWords(
                meaning: "Dele af politikken modsiger hinanden.",
                remedy: "Afgør, hvilken del der er ment, og ret den anden.")),
        FailureEntry(
            "policy.digest", .badInput,
            english: FailureWords(
                meaning: "The digest that identifies the policy could not be computed.",
                remedy: "Check the installation of OpenSSL and run the command again."),
            swedish: FailureWords(
                meaning: "Kontrollsumman som identifierar policyn kunde inte beräknas.",
                remedy: "Kontrollera installationen av OpenSSL och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Kontrolsummen, der identificerer politikken, kunne ikke beregnes.",
                remedy: "Kontrollér installationen af OpenSSL, og kør kommandoen igen.")),
    ]
}
