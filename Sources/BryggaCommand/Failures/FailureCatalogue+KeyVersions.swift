import CaseModel

extension FailureCatalogue {
    /// Codes of versions of pseudonym keys.
    static let keyVersions: [FailureEntry] = [
        FailureEntry(
            "key.no-version", .surroundings,
            english: FailureWords(
                meaning: "The home does not have this version of the pseudonym domain's key.",
                remedy: "See with brygga key list which versions there are."),
            swedish: FailureWords(
                meaning: "Hemmappen har inte den här versionen av pseudonymdomänens nyckel.",
                remedy: "Se med brygga key list vilka versioner som finns."),
            danish: FailureWords(
                meaning: "Hjemmemappen har ikke denne version af pseudonymdomænets nøgle.",
                remedy: "Se med brygga key list, hvilke versioner der findes.")),
        FailureEntry(
            "key.retired", .denied,
            english: FailureWords(
                meaning: "This version of the key is retired: it makes no pseudonyms any more.",
                remedy: "Use the newest version. If every version is retired, rotate the key to have a new one."),
            swedish: FailureWords(
                meaning: "Den här versionen av nyckeln är tagen ur bruk och gör inga pseudonymer längre.",
                remedy: "Använd den senaste versionen. Är alla versioner ur bruk, byt nyckeln så att det finns en ny."),
            danish: FailureWords(
                meaning: "Denne version af nøglen er taget ud af brug og laver ikke længere pseudonymer.",
                remedy: """
                    Brug den nyeste version. Er alle versioner ude af brug, så skift nøglen, så der er en ny.
                    """)),
        FailureEntry(
            "key.window-ended", .denied,
            english: FailureWords(
                meaning: """
                    A later version of the key is there, and the time in which this one could still make pseudonyms is \
                    over.
                    """,
                remedy: "Use the newest version, and bring older tables to it with the map that the key's holder sends."
            ),
            swedish: FailureWords(
                meaning: """
                    Det finns en senare version av nyckeln, och tiden då den här fortfarande fick göra pseudonymer är \
                    slut.
                    """,
                remedy: """
                    Använd den senaste versionen, och för över äldre tabeller med den översättning som nyckelns \
                    innehavare skickar.
                    """),
            danish: FailureWords(
                meaning: """
                    Der findes en senere version af nøglen, og den tid, hvor denne stadig kunne lave pseudonymer, er \
                    forbi.
                    """,
                remedy: """
                    Brug den nyeste version, og før ældre tabeller over med den oversættelse, som nøglens indehaver \
                    sender.
                    """)),
        FailureEntry(
            "key.destroyed", .surroundings,
            english: FailureWords(
                meaning: "The key of this version was destroyed. What it made cannot be resolved here any more.",
                remedy: "Ask another holder of the key; otherwise the link to the people is gone, as was intended."),
            swedish: FailureWords(
                meaning: "Nyckeln för den här versionen är förstörd. Det den gjorde kan inte längre återföras här.",
                remedy: "Fråga en annan innehavare av nyckeln. Annars är kopplingen till personerna borta, som avsett."),
            danish: FailureWords(
                meaning: """
                    Nøglen til denne version er destrueret. Det, den lavede, kan ikke længere føres tilbage her.
                    """,
                remedy: """
                    Spørg en anden indehaver af nøglen. Ellers er forbindelsen til personerne væk, som tilsigtet.
                    """)),
        FailureEntry(
            "key.lost", .surroundings,
            english: FailureWords(
                meaning: "The home records this version of the key, but the file with the key is gone.",
                remedy: "Restore the folder keys from a backup of the home, or have another holder share the key."),
            swedish: FailureWords(
                meaning: "Hemmappen har den här versionen av nyckeln i sitt register, men filen med nyckeln är borta.",
                remedy: "Återställ mappen keys ur en säkerhetskopia, eller låt en annan innehavare dela nyckeln."),
            danish: FailureWords(
                meaning: "Hjemmemappen har denne version af nøglen i sit register, men filen med nøglen er væk.",
                remedy: "Genskab mappen keys fra en sikkerhedskopi, eller lad en anden indehaver dele nøglen.")),
        FailureEntry(
            "key.versions-exhausted", .surroundings,
            english: FailureWords(
                meaning: """
                    The key has had all 32 versions that a pseudonym can name, so it cannot be rotated any more.
                    """,
                remedy: "Have the policy name a new pseudonym domain, and use that one from now on."),
            swedish: FailureWords(
                meaning: """
                    Nyckeln har haft alla 32 versioner som en pseudonym kan ange, så den kan inte bytas fler gånger.
                    """,
                remedy: "Låt policyn ange en ny pseudonymdomän och använd den från och med nu."),
            danish: FailureWords(
                meaning: """
                    Nøglen har haft alle 32 versioner, som et pseudonym kan angive, så den kan ikke skiftes flere gange.
                    """,
                remedy: "Lad politikken angive et nyt pseudonymdomæne, og brug det fra nu af.")),
        FailureEntry(
            "key.own-domain", .denied,
            english: FailureWords(
                meaning: """
                    The key of the agency's own domain names the people in this home's records. It never leaves the \
                    home and is neither rotated nor retired.
                    """,
                remedy: "Rotate, share or retire the key of another domain."),
            swedish: FailureWords(
                meaning: """
                    Nyckeln för myndighetens egen domän är det som personerna i hemmappens register heter efter. Den \
                    lämnar aldrig hemmappen och varken byts eller tas ur bruk.
                    """,
                remedy: "Byt, dela eller ta ur bruk nyckeln för en annan domän."),
            danish: FailureWords(
                meaning: """
                    Nøglen til myndighedens eget domæne er den, som personerne i hjemmemappens register er navngivet \
                    efter. Den forlader aldrig hjemmemappen og hverken skiftes eller tages ud af brug.
                    """,
                remedy: "Skift, del eller udfas nøglen til et andet domæne.")),
    ]
}
