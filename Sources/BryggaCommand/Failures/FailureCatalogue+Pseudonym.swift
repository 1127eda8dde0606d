import CaseModel

extension FailureCatalogue {
    /// Codes of pseudonyms and tables.
    static let pseudonym: [FailureEntry] = [
        FailureEntry(
            "pseudonym.unknown-domain", .usage,
            english: FailureWords(
                meaning: "No collaboration that this home has joined names the pseudonym domain.",
                remedy: "Join the collaboration whose policy names it, or give its --tag."),
            swedish: FailureWords(
                meaning: "Ingen samverkan som hemmappen är ansluten till nämner pseudonymdomänen.",
                remedy: "Anslut till den samverkan vars policy nämner den, eller ange dess --tag."),
            danish: FailureWords(
                meaning: "Intet samarbejde, som hjemmemappen er tilsluttet, nævner pseudonymdomænet.",
                remedy: "Tilslut til det samarbejde, hvis politik nævner det, eller angiv dets --tag.")),
        FailureEntry(
            "pseudonym.not-holder", .denied,
            english: FailureWords(
                meaning: """
                    This agency may not hold the domain's key: whoever receives pseudonyms must not be able to find \
                    the persons behind them.
                    """,
                remedy: "Have an agency that the policy names as holder make the pseudonyms."),
            swedish: FailureWords(
                meaning: """
                    Myndigheten får inte ha domänens nyckel. Den som tar emot pseudonymer ska inte kunna ta reda på \
                    vilka personer det gäller.
                    """,
                remedy: "Låt en myndighet som policyn anger som nyckelinnehavare skapa pseudonymerna."),
            danish: FailureWords(
                meaning: """
                    Myndigheden må ikke have domænets nøgle. Den, der modtager pseudonymer, skal ikke kunne finde frem \
                    til personerne.
                    """,
                remedy: "Lad en myndighed, som politikken angiver som nøgleindehaver, lave pseudonymerne.")),
        FailureEntry(
            "pseudonym.domain", .badInput,
            english: FailureWords(
                meaning: "The name or tag of the pseudonym domain is not allowed.",
                remedy: "Give a tag of 2 to 10 small letters, and the domain's name as the policy writes it."),
            swedish: FailureWords(
                meaning: "Pseudonymdomänens namn eller tagg är inte tillåten.",
                remedy: "Ange en tagg på 2 till 10 små bokstäver och domänens namn så som det står i policyn."),
            danish: FailureWords(
                meaning: "Pseudonymdomænets navn eller tag er ikke tilladt.",
                remedy: "Angiv et tag på 2 til 10 små bogstaver og domænets navn, som politikken skriver det.")),
        FailureEntry(
            "pseudonym.key", .badInput,
            english: FailureWords(
                meaning: "The pseudonym key does not have the length that it must have, or its version is not 0 to 31.",
                remedy: "Give a --key-version from 0 to 31, or restore the key file from a backup."),
            swedish: FailureWords(
                meaning: "Pseudonymnyckeln har inte rätt längd, eller ingen version från 0 till 31.",
                remedy: "Ange en --key-version från 0 till 31, eller återställ nyckelfilen från en säkerhetskopia."),
            danish: FailureWords(
                meaning: "Pseudonymnøglen har ikke den rigtige længde eller ingen version fra 0 til 31.",
                remedy: "Angiv en --key-version fra 0 til 31, eller gendan nøglefilen fra en sikkerhedskopi.")),
        FailureEntry(
            "pseudonym.cryptography", .surroundings,
            english: FailureWords(
                meaning: "The cryptographic library OpenSSL failed while pseudonyms were made.",
                remedy: "Check the version and installation of OpenSSL and run the command again."),
            swedish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL misslyckades när pseudonymer skulle skapas.",
                remedy: "Kontrollera versionen och installationen av OpenSSL och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL fejlede, da der skulle laves pseudonymer.",
                remedy: "Kontrollér versionen og installationen af OpenSSL, og kør kommandoen igen.")),
        FailureEntry(
            "pseudonym.option", .usage,
            english: FailureWords(
                meaning: "The options contradict each other, for example a column that is named twice.",
                remedy: "Correct what the message names and run the command again."),
            swedish: FailureWords(
                meaning: "Valen motsäger varandra, till exempel en kolumn som anges två gånger.",
                remedy: "Rätta det som meddelandet nämner och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Valgene modsiger hinanden, for eksempel en kolonne, der angives to gange.",
                remedy: "Ret det, som meddelelsen nævner, og kør kommandoen igen.")),
    ]
}
