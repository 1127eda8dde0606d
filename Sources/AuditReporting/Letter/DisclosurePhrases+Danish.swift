extension DisclosurePhrases {
    static let danish = DisclosurePhrases(
        title: "Oplysninger om dig, der er videregivet og modtaget", from: "Fra", date: "Dato", reference: "Reference",
        opening: """
            Du har ret til at få at vide, hvordan oplysninger om dig bruges (artikel 15 i databeskyttelsesforordningen, \
            GDPR). Dette brev siger, hvad vi har videregivet om dig til andre og modtaget fra andre i samarbejdet. Af \
            hensyn til dig står hverken dit personnummer eller selve oplysningerne her.
            """,
        policyWords: """
            Ordene for slags oplysninger er dem, der står i aftalen mellem myndighederne (politikken). Spørg os, hvis et \
            ord er uklart.
            """,
        sentHeading: "Hvad vi har videregivet om dig", nothingSent: "Vi har ikke videregivet oplysninger om dig.",
        receivedHeading: "Hvad vi har modtaget om dig", nothingReceived: "Vi har ikke modtaget oplysninger om dig.",
        nothingFound: "Vi finder intet, som vi med sikkerhed ved gælder dig.",
        refusedHeading: "Hvad der ikke blev videregivet",
        refusedOpening: "Dette skulle have været videregivet, men blev stoppet af reglerne.",
        to: "til", receivedFrom: "fra", purpose: "Hvorfor", categories: "Slags oplysninger",
        identity: "Hvordan du blev nævnt", ground: "Hjemmel i loven", consent: "Dit samtykke",
        noConsent: "hviler ikke på samtykke", rules: "Regel i politikken",
        recipientKeeps: "Modtageren må gemme til og med", weKeep: "Vi må gemme til og med",
        why: "Hvorfor det blev stoppet", none: "intet angivet", noEndDate: "afgørelsen angiver ingen slutdag",
        given: "givet", withdrawn: "trukket tilbage", processing: "Behandling",
        specialCategories: "Følsomme oplysninger", secrecy: "Tavshedspligt", personalNumber: "Personnummer",
        notYetConfirmed: "Lovhenvisningerne er endnu ikke bekræftet af en jurist.",
        summaryHeading: "Kort sagt", allPurposes: "Formål", allCategories: "Slags oplysninger",
        allRecipients: "Modtagere", sources: "Hvor oplysningerne kommer fra",
        ownSource: "dig selv og vores eget arbejde med din sag", storage: "Hvor længe",
        storageText: """
            Den, der modtager, må gemme til og med den dag, der står ovenfor. Vi gemmer vores egne oplysninger, så længe \
            sagen og arkivreglerne kræver det.
            """,
        automated: "Automatisk afgørelse",
        automatedText: """
            Ingen afgørelse om dig træffes af en computer alene i denne udveksling. Reglerne prøver kun, om oplysninger \
            må videregives.
            """,
        rightsHeading: "Dine rettigheder", rightsOpening: "Du kan henvende dig til os og bede om:",
        rightsLimits: "Vi svarer inden en måned. Kan vi ikke gøre, som du ønsker, fortæller vi hvorfor.",
        complaintHeading: "Hvis du ikke er tilfreds", contactHeading: "Sådan får du fat i os",
        turnTo: "Henvend dig til",
        rights: [
            "en kopi af oplysningerne", "at fejl rettes", "at oplysninger slettes",
            "at brugen begrænses, mens noget undersøges",
            "at vi holder op med at bruge oplysningerne (du kan gøre indsigelse)",
            "at et samtykke ikke længere skal gælde; du kan altid trække det tilbage",
        ],
        identities: Identities(
            none: "hverken med personnummer eller med kode", pseudonym: "med en kode i stedet for dit personnummer",
            personalNumber: "med dit personnummer"),
        lifts: Lifts(
            consent: "hæves af dit samtykke", statutoryDuty: "hæves af en pligt i loven",
            harmTest: "en vurdering viser, at det ikke skader", noneNeeded: "er ikke til hinder"),
        causes: Causes(
            notInForce: "Reglerne gjaldt ikke da",
            forbidden: "Reglerne forbyder det",
            noPermit: "Ingen regel tillader det",
            consentMissing: "Et samtykke fra dig manglede",
            consentNotInForce: "Dit samtykke gjaldt ikke",
            consentInsufficient: "Dit samtykke rakte ikke",
            approvalMissing: "En godkendelse manglede",
            outsideWindow: "Det var ikke inden for den tid, hvor det må videregives",
            smallGroup: "Gruppen var for lille, eller dens størrelse var ikke kendt",
            termsOfOrigin: "Oplysningerne kom fra en anden på vilkår, der hindrer det",
            stoppedWithTheRest: "Reglerne tillader det, men det blev stoppet sammen med resten"),
        complaints: Complaints(
            sweden: """
                Du kan klage til Integritetsskyddsmyndigheten (IMY) i Sverige: imy.se, imy@imy.se, telefon +46 8 657 61 00.
                """,
            denmark: "Du kan klage til Datatilsynet: datatilsynet.dk, dt@datatilsynet.dk, telefon 33 19 32 00.",
            other: "Du kan klage til databeskyttelsesmyndigheden i dit land."),
        notSearched: NotSearched(
            before: "Modtagne sager, som vi ikke kan søge i:",
            behind: """
                De nævner personer med koder, som kun afsenderen kan tyde, eller er ældre end vores register over personer. \
                En af dem kan gælde dig. Bed os spørge afsenderen.
                """),
        extracts: NotSearched(
            before: "Udtræk til statistik, som vi har sendt:",
            behind:
                "De nævner personer med koder og er for grove til at skelne én person fra andre. Du kan være i dem."
        ))
}
