import CaseModel

extension FailureCatalogue {
    /// Codes of keys, certificates and passphrases.
    static let keys: [FailureEntry] = [
        FailureEntry(
            "key.missing", .surroundings,
            english: FailureWords(
                meaning: "The home has no key for this use.",
                remedy: "Make keys with brygga key new, and have the coordinator certify them."),
            swedish: FailureWords(
                meaning: "Hemmappen har ingen nyckel för detta ändamål.",
                remedy: "Skapa nycklar med brygga key new och låt samordnaren utfärda certifikat för dem."),
            danish: FailureWords(
                meaning: "Hjemmemappen har ingen nøgle til dette formål.",
                remedy: "Opret nøgler med brygga key new, og lad koordinatoren udstede certifikater til dem.")),
        FailureEntry(
            "key.none-valid", .surroundings,
            english: FailureWords(
                meaning: "The home has a key for this use, but its certificate is not valid at this time.",
                remedy: "Check the computer's clock; ask the coordinator for new certificates and import them."),
            swedish: FailureWords(
                meaning:
                    "Hemmappen har en nyckel för detta ändamål, men dess certifikat gäller inte vid den här tiden.",
                remedy: "Kontrollera datorns klocka. Be samordnaren om nya certifikat och importera dem."),
            danish: FailureWords(
                meaning:
                    "Hjemmemappen har en nøgle til dette formål, men dens certifikat gælder ikke på dette tidspunkt.",
                remedy: "Kontrollér computerens ur. Bed koordinatoren om nye certifikater, og importér dem.")),
        FailureEntry(
            "key.missing-pseudonym-key", .surroundings,
            english: FailureWords(
                meaning: "The home has no key for this pseudonym domain, so no pseudonyms can be made in it.",
                remedy: """
                    Make the key with the command in the hint; where several agencies are to have the same pseudonyms, \
                    share it with them.
                    """),
            swedish: FailureWords(
                meaning: """
                    Hemmappen har ingen nyckel för den här pseudonymdomänen, så inga pseudonymer kan skapas i den.
                    """,
                remedy: """
                    Skapa nyckeln med kommandot i rådet. Ska flera myndigheter få samma pseudonymer måste de dela \
                    nyckeln.
                    """),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen har ingen nøgle til dette pseudonymdomæne, så der kan ikke laves pseudonymer i det.
                    """,
                remedy: """
                    Opret nøglen med kommandoen i rådet. Skal flere myndigheder have de samme pseudonymer, må de dele \
                    nøglen.
                    """)),
        FailureEntry(
            "key.exists", .surroundings,
            english: FailureWords(
                meaning: """
                    The home has a key for this pseudonym domain already. A second one would give every person another \
                    pseudonym.
                    """,
                remedy: "Use the key that is there; the command in the hint lists it."),
            swedish: FailureWords(
                meaning: """
                    Hemmappen har redan en nyckel för den här pseudonymdomänen. En till skulle ge alla personer andra \
                    pseudonymer.
                    """,
                remedy: "Använd den nyckel som finns. Kommandot i rådet visar den."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen har allerede en nøgle til dette pseudonymdomæne. En til ville give alle personer \
                    andre pseudonymer.
                    """,
                remedy: "Brug den nøgle, der findes. Kommandoen i rådet viser den.")),
        FailureEntry(
            "key.malformed", .badInput,
            english: FailureWords(
                meaning: "The file holds no key or certificate that brygga can use.",
                remedy: "Give a PEM file as brygga key export-certificate writes it."),
            swedish: FailureWords(
                meaning: "Filen innehåller ingen nyckel och inget certifikat som brygga kan använda.",
                remedy: "Ange en PEM-fil av det slag som brygga key export-certificate skriver."),
            danish: FailureWords(
                meaning: "Filen rummer ingen nøgle og intet certifikat, som brygga kan bruge.",
                remedy: "Angiv en PEM-fil som dem, brygga key export-certificate skriver.")),
        FailureEntry(
            "key.wrong-passphrase", .surroundings,
            english: FailureWords(
                meaning: "The passphrase does not open the key.",
                remedy: "Give the passphrase that the key was made with; nobody can restore a lost one."),
            swedish: FailureWords(
                meaning: "Lösenfrasen öppnar inte nyckeln.",
                remedy: "Ange den lösenfras som nyckeln skapades med. En förlorad lösenfras kan ingen återställa."),
            danish: FailureWords(
                meaning: "Adgangssætningen åbner ikke nøglen.",
                remedy: """
                    Angiv den adgangssætning, som nøglen blev oprettet med. En tabt adgangssætning kan ingen genskabe.
                    """)),
        FailureEntry(
            "key.unusable-passphrase", .badInput,
            english: FailureWords(
                meaning: "The passphrase is empty or too long.",
                remedy: "Give a passphrase of 1 to 1024 bytes on one line."),
            swedish: FailureWords(
                meaning: "Lösenfrasen är tom eller för lång.",
                remedy: "Ange en lösenfras på 1 till 1024 byte på en rad."),
            danish: FailureWords(
                meaning: "Adgangssætningen er tom eller for lang.",
                remedy: "Angiv en adgangssætning på 1 til 1024 byte på én linje.")),
        FailureEntry(
            "key.example", .surroundings,
            english: FailureWords(
                meaning: """
                    This is one of the published example keys. Anybody has it, so it protects nobody's information.
                    """,
                remedy: "Make keys of your own with brygga key new."),
            swedish: FailureWords(
                meaning: """
                    Det här är en av de publicerade exempelnycklarna. Vem som helst har den, så den skyddar ingens \
                    uppgifter.
                    """,
                remedy: "Skapa egna nycklar med brygga key new."),
            danish: FailureWords(
                meaning: """
                    Dette er en af de offentliggjorte eksempelnøgler. Enhver har den, så den beskytter ingens \
                    oplysninger.
                    """,
                remedy: "Opret egne nøgler med brygga key new.")),
        FailureEntry(
            "key.foreign-certificate", .badInput,
            english: FailureWords(
                meaning: "The certificate belongs to a key that is not in this home.",
                remedy: "Import the certificates that the coordinator issued for this agency's own keys."),
            swedish: FailureWords(
                meaning: "Certifikatet hör till en nyckel som inte finns i den här hemmappen.",
                remedy: "Importera de certifikat som samordnaren har utfärdat för myndighetens egna nycklar."),
            danish: FailureWords(
                meaning: "Certifikatet hører til en nøgle, der ikke findes i denne hjemmemappe.",
                remedy: "Importér de certifikater, som koordinatoren har udstedt til myndighedens egne nøgler.")),
        FailureEntry(
            "cryptography.failed", .surroundings,
            english: FailureWords(
                meaning: "The cryptographic library OpenSSL failed in an operation that should not fail.",
                remedy: "Check the version and installation of OpenSSL and run the command again."),
            swedish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL misslyckades med något som inte ska kunna misslyckas.",
                remedy: "Kontrollera versionen och installationen av OpenSSL och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL fejlede i noget, der ikke bør kunne fejle.",
                remedy: "Kontrollér versionen og installationen af OpenSSL, og kør kommandoen igen.")),
        FailureEntry(
            "prompt.no-terminal", .usage,
            english: FailureWords(
                meaning: "The passphrase must be asked for, but the command does not run at a terminal.",
                remedy: "Give --passphrase-file with a private file, or --passphrase-fd with a descriptor."),
            swedish: FailureWords(
                meaning: "Lösenfrasen behöver matas in, men kommandot körs inte i en terminal.",
                remedy: "Ange --passphrase-file med en privat fil, eller --passphrase-fd med en filbeskrivare."),
            danish: FailureWords(
                meaning: "Adgangssætningen skal indtastes, men kommandoen kører ikke i en terminal.",
                remedy: "Angiv --passphrase-file med en privat fil eller --passphrase-fd med en fildeskriptor.")),
        FailureEntry(
            "prompt.differs", .badInput,
            english: FailureWords(
                meaning: "The new passphrase was not typed the same way twice. Nothing was made.",
                remedy: "Run the command again and type the same passphrase both times."),
            swedish: FailureWords(
                meaning: "Den nya lösenfrasen skrevs inte likadant båda gångerna. Inget har skapats.",
                remedy: "Kör kommandot igen och skriv samma lösenfras båda gångerna."),
            danish: FailureWords(
                meaning: "Den nye adgangssætning blev ikke skrevet ens begge gange. Intet er oprettet.",
                remedy: "Kør kommandoen igen, og skriv den samme adgangssætning begge gange.")),
    ]
}
