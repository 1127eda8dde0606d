extension DisclosurePhrases {
    static let swedish = DisclosurePhrases(
        title: "Uppgifter om dig som har lämnats och tagits emot", from: "Från", date: "Datum", reference: "Referens",
        opening: """
            Du har rätt att få veta hur uppgifter om dig används (artikel 15 i dataskyddsförordningen, GDPR). Det här \
            brevet säger vad vi har lämnat om dig till andra och tagit emot från andra i samverkan. Av hänsyn till dig \
            står varken ditt personnummer eller själva uppgifterna här.
            """,
        policyWords: """
            Orden för slag av uppgifter är de som står i avtalet mellan myndigheterna (policyn). Fråga oss om något ord \
            är oklart.
            """,
        sentHeading: "Vad vi har lämnat om dig", nothingSent: "Vi har inte lämnat några uppgifter om dig.",
        receivedHeading: "Vad vi har tagit emot om dig",
        nothingReceived: "Vi har inte tagit emot några uppgifter om dig.",
        nothingFound: "Vi hittar inget som vi säkert vet gäller dig.",
        refusedHeading: "Vad som inte lämnades", refusedOpening: "Det här skulle ha lämnats men stoppades av reglerna.",
        to: "till", receivedFrom: "från", purpose: "Varför", categories: "Slag av uppgifter",
        identity: "Hur du nämndes", ground: "Stöd i lag", consent: "Ditt samtycke",
        noConsent: "vilar inte på samtycke", rules: "Regel i policyn",
        recipientKeeps: "Mottagaren får spara till och med",
        weKeep: "Vi får spara till och med", why: "Varför det stoppades", none: "inget angivet",
        noEndDate: "ingen slutdag är angiven i beslutet", given: "givet", withdrawn: "återtaget",
        processing: "Behandling", specialCategories: "Känsliga uppgifter", secrecy: "Sekretess",
        personalNumber: "Personnummer", notYetConfirmed: "Lagrummen är ännu inte bekräftade av jurist.",
        summaryHeading: "I korthet", allPurposes: "Ändamål", allCategories: "Slag av uppgifter",
        allRecipients: "Mottagare", sources: "Varifrån uppgifterna kommer",
        ownSource: "du själv och vårt eget arbete med ditt ärende", storage: "Hur länge",
        storageText: """
            Den som tar emot får spara till och med den dag som står ovan. Vi sparar våra egna uppgifter så länge \
            ärendet och arkivreglerna kräver.
            """,
        automated: "Automatiskt beslut",
        automatedText: """
            Inget beslut om dig fattas av en dator ensam i det här utbytet. Reglerna prövar bara om uppgifter får lämnas.
            """,
        rightsHeading: "Dina rättigheter", rightsOpening: "Du kan vända dig till oss och begära:",
        rightsLimits: "Vi svarar inom en månad. Kan vi inte göra som du vill talar vi om varför.",
        complaintHeading: "Om du inte är nöjd", contactHeading: "Så når du oss", turnTo: "Vänd dig till",
        rights: [
            "en kopia av uppgifterna", "att fel rättas", "att uppgifter raderas",
            "att användningen begränsas medan något utreds",
            "att vi slutar använda uppgifterna (du kan göra invändningar)",
            "att ett samtycke inte längre ska gälla; du kan ta tillbaka det när som helst",
        ],
        identities: Identities(
            none: "varken med personnummer eller med kod", pseudonym: "med en kod i stället för ditt personnummer",
            personalNumber: "med ditt personnummer"),
        lifts: Lifts(
            consent: "bryts av ditt samtycke", statutoryDuty: "bryts av en skyldighet i lag",
            harmTest: "en prövning visar att det inte skadar", noneNeeded: "hindrar inte"),
        causes: Causes(
            notInForce: "Reglerna gällde inte då",
            forbidden: "Reglerna förbjuder det",
            noPermit: "Ingen regel tillåter det",
            consentMissing: "Ett samtycke från dig saknades",
            consentNotInForce: "Ditt samtycke gällde inte",
            consentInsufficient: "Ditt samtycke räckte inte",
            approvalMissing: "Ett godkännande saknades",
            outsideWindow: "Det var inte inom den tid då det får lämnas",
            smallGroup: "Gruppen var för liten, eller så var dess storlek inte känd",
            termsOfOrigin: "Uppgifterna kom från någon annan på villkor som hindrar det",
            stoppedWithTheRest: "Reglerna tillåter det, men det stoppades tillsammans med resten"),
        complaints: Complaints(
            sweden: """
                Du kan klaga hos Integritetsskyddsmyndigheten (IMY): imy.se, imy@imy.se, telefon 08-657 61 00.
                """,
            denmark:
                "Du kan klaga hos Datatilsynet i Danmark: datatilsynet.dk, dt@datatilsynet.dk, telefon +45 33 19 32 00.",
            other: "Du kan klaga hos dataskyddsmyndigheten i ditt land."),
        notSearched: NotSearched(
            before: "Mottagna ärenden som vi inte kan söka i:",
            behind: """
                De nämner personer med koder som bara avsändaren kan tyda, eller är äldre än vårt register över personer. \
                Något av dem kan gälla dig. Be oss fråga avsändaren.
                """),
        extracts: NotSearched(
            before: "Uttag för statistik som vi har skickat:",
            behind:
                "De nämner personer med koder och är för grova för att skilja en person från andra. Du kan finnas i dem."
        ))
}
