import CaseModel

extension FailureCatalogue {
    /// Codes of the computer that brygga runs on and of the terminal.
    static let machine: [FailureEntry] = [
        FailureEntry(
            "home.not-writable", .surroundings,
            english: FailureWords(
                meaning: "The home cannot be written to, so nothing could be recorded. Nothing was done.",
                remedy: "Run the command as the owner of the home; brygga doctor shows what is write-protected."),
            swedish: FailureWords(
                meaning: "Det går inte att skriva i hemmappen, så inget kan registreras. Inget har utförts.",
                remedy: "Kör kommandot som hemmappens ägare. brygga doctor visar vad som är skrivskyddat."),
            danish: FailureWords(
                meaning: "Der kan ikke skrives i hjemmemappen, så intet kan registreres. Intet er udført.",
                remedy: "Kør kommandoen som hjemmemappens ejer. brygga doctor viser, hvad der er skrivebeskyttet.")),
        FailureEntry(
            "home.no-space", .tryAgain,
            english: FailureWords(
                meaning: """
                    The disk of the home is nearly full, so the command did not begin. A withdrawal can be recorded \
                    all the same.
                    """,
                remedy: "Free some space on the disk and run the command again."),
            swedish: FailureWords(
                meaning: """
                    Disken med hemmappen är nästan full, så kommandot började inte. En återkallelse kan registreras \
                    ändå.
                    """,
                remedy: "Frigör utrymme på disken och kör kommandot igen."),
            danish: FailureWords(
                meaning: """
                    Disken med hjemmemappen er næsten fuld, så kommandoen begyndte ikke. En tilbagetrækning kan \
                    registreres alligevel.
                    """,
                remedy: "Frigør plads på disken, og kør kommandoen igen.")),
        FailureEntry(
            "home.same-agency", .surroundings,
            english: FailureWords(
                meaning: """
                    There is a home of the same agency nearby. Two homes do not know of each other's consents and \
                    withdrawals.
                    """,
                remedy: "Use the home that is there with --home, or give --another to make a second one on purpose."),
            swedish: FailureWords(
                meaning: """
                    Det finns redan en hemmapp för samma myndighet i närheten. Två hemmappar känner inte till \
                    varandras samtycken.
                    """,
                remedy: "Använd den som finns med --home, eller ange --another för att med avsikt skapa en till."),
            danish: FailureWords(
                meaning: """
                    Der findes allerede en hjemmemappe for samme myndighed i nærheden. To hjemmemapper kender ikke \
                    hinandens samtykker.
                    """,
                remedy: "Brug den, der findes, med --home, eller angiv --another for med vilje at oprette endnu en.")),
        FailureEntry(
            "store.newer", .surroundings,
            english: FailureWords(
                meaning: """
                    A newer version of brygga made the home's database; this version might misread it and therefore \
                    does not touch it.
                    """,
                remedy: "Install the newer version of brygga on this computer."),
            swedish: FailureWords(
                meaning: """
                    Hemmappens databas är gjord av en nyare version av brygga. Den här versionen rör den därför inte.
                    """,
                remedy: "Installera den nyare versionen av brygga på datorn."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappens database er lavet af en nyere version af brygga. Denne version rører den derfor \
                    ikke.
                    """,
                remedy: "Installer den nyere version af brygga på computeren.")),
        FailureEntry(
            "process.no-proc", .surroundings,
            english: FailureWords(
                meaning: """
                    The system's /proc cannot be read. From it the words of the command are known, and through it files \
                    get their names when they are whole. Nothing was done.
                    """,
                remedy: "Mount /proc in the container or chroot where brygga runs."),
            swedish: FailureWords(
                meaning: """
                    Systemets /proc kan inte läsas. Därifrån vet brygga vilka ord kommandot har, och genom den får filer \
                    sina namn när de är hela. Inget har utförts.
                    """,
                remedy: "Montera /proc i den container eller chroot där brygga körs."),
            danish: FailureWords(
                meaning: """
                    Systemets /proc kan ikke læses. Derfra ved brygga, hvilke ord kommandoen har, og gennem den får filer \
                    deres navne, når de er hele. Intet er udført.
                    """,
                remedy: "Montér /proc i den container eller chroot, hvor brygga kører.")),
        FailureEntry(
            "process.few-files", .surroundings,
            english: FailureWords(
                meaning: "So few files may be open at once that brygga cannot work. Nothing was done.",
                remedy: "Allow at least 64, with ulimit -n or in the service's settings."),
            swedish: FailureWords(
                meaning: "Så få filer får vara öppna samtidigt att brygga inte kan arbeta. Inget har utförts.",
                remedy: "Tillåt minst 64, med ulimit -n eller i tjänstens inställningar."),
            danish: FailureWords(
                meaning: "Så få filer må være åbne på samme tid, at brygga ikke kan arbejde. Intet er udført.",
                remedy: "Tillad mindst 64, med ulimit -n eller i tjenestens indstillinger.")),
        FailureEntry(
            "output.closed", .surroundings,
            english: FailureWords(
                meaning: "Standard output is closed, so the result could not be shown. Nothing was done.",
                remedy: "Send the result to a file, or to /dev/null where nobody needs it."),
            swedish: FailureWords(
                meaning: "Standard ut är stängd, så resultatet skulle inte kunna visas. Inget har utförts.",
                remedy: "Skicka resultatet till en fil, eller till /dev/null om ingen behöver det."),
            danish: FailureWords(
                meaning: "Standardoutput er lukket, så resultatet ville ikke kunne vises. Intet er udført.",
                remedy: "Send resultatet til en fil, eller til /dev/null, hvis ingen skal bruge det.")),
        FailureEntry(
            "doctor.failed", .surroundings,
            english: FailureWords(
                meaning: "One or more of the checks found a fault that keeps brygga from working rightly.",
                remedy: "Follow the advice in the report and run brygga doctor again."),
            swedish: FailureWords(
                meaning: "En eller flera kontroller hittade ett fel som hindrar brygga från att fungera som det ska.",
                remedy: "Följ råden i rapporten och kör brygga doctor igen."),
            danish: FailureWords(
                meaning: "En eller flere kontroller fandt en fejl, der hindrer brygga i at virke, som det skal.",
                remedy: "Følg rådene i rapporten, og kør brygga doctor igen.")),
        FailureEntry(
            "prompt.ended", .badInput,
            english: FailureWords(
                meaning: "The input ended before the passphrase was given. Nothing was done.",
                remedy: "Run the command again and type the passphrase, followed by Enter."),
            swedish: FailureWords(
                meaning: "Inmatningen tog slut innan lösenfrasen gavs. Inget har utförts.",
                remedy: "Kör kommandot igen och skriv lösenfrasen, följd av Enter."),
            danish: FailureWords(
                meaning: "Indtastningen sluttede, før adgangssætningen blev givet. Intet er udført.",
                remedy: "Kør kommandoen igen, og skriv adgangssætningen efterfulgt af Enter.")),
        FailureEntry(
            "prompt.interrupted", .interrupted,
            english: FailureWords(
                meaning: "The command was interrupted while it asked for the passphrase. Nothing was done.",
                remedy: "Run the command again when the passphrase is at hand."),
            swedish: FailureWords(
                meaning: "Kommandot avbröts när det frågade efter lösenfrasen. Inget har utförts.",
                remedy: "Kör kommandot igen när lösenfrasen finns till hands."),
            danish: FailureWords(
                meaning: "Kommandoen blev afbrudt, mens den spurgte efter adgangssætningen. Intet er udført.",
                remedy: "Kør kommandoen igen, når adgangssætningen er ved hånden.")),
        FailureEntry(
            "interrupted", .interrupted,
            english: FailureWords(
                meaning: "The run was interrupted. What is said to be done is done, and the rest is not.",
                remedy: "Run the same command again for the rest; what is done is skipped."),
            swedish: FailureWords(
                meaning: "Körningen avbröts. Det som sägs vara klart är klart, och resten är inte gjort.",
                remedy: "Kör samma kommando igen för resten. Det som är klart hoppas över."),
            danish: FailureWords(
                meaning: "Kørslen blev afbrudt. Det, der er meldt færdigt, er færdigt, og resten er ikke gjort.",
                remedy: "Kør samme kommando igen for resten. Det, der er færdigt, springes over.")),
    ]
}
