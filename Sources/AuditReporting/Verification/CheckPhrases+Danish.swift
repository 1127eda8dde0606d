import BundleSealing

extension CheckPhrases {
    static func danish(_ check: BundleCheck) -> CheckPhrases {
        switch check {
        case .container:
            CheckPhrases(
                "At filen er én hel beholder med de rette dele i rette orden, inden for formatets grænser",
                unchecked: "Uden dette ved man ikke, at filen er en pakke i den rette form.")
        case .signatureProfile:
            CheckPhrases(
                "At underskriftsfilen har den eneste form, som formatet tillader",
                unchecked: "Uden dette kan underskriften læses på mere end én måde.")
        case .trustList:
            CheckPhrases(
                "At samarbejdets tillidsliste kan læses, er underskrevet af koordinatoren, gælder nu og ikke er ældre end før",
                unchecked: "Uden en tillidsliste ved man ikke, hvis underskrifter der kan stoles på.")
        case .signer:
            CheckPhrases(
                "At den, der har skrevet under, står på samarbejdets tillidsliste",
                unchecked: "Uden dette ved man ikke, at den, der skrev under, hører til samarbejdet.")
        case .signature:
            CheckPhrases(
                "At underskriften er ægte og lavet med certifikatets nøgle",
                unchecked: "Uden dette ved man ikke, hvem der har skrevet under.")
        case .certificateTime:
            CheckPhrases(
                "At certifikatet gjaldt ved underskriften og gælder nu",
                unchecked: "Uden dette kan underskriften være lavet med et certifikat, der ikke gjaldt.")
        case .certificate:
            CheckPhrases(
                "At certifikatet ikke er spærret, er rigtigt udstedt og må bruges til dette",
                unchecked: "Uden dette kan underskriften være lavet med et spærret certifikat.")
        case .digests:
            CheckPhrases(
                "At hver del af filen er netop den, der blev skrevet under på",
                unchecked: "Uden dette kan dele af filen være skiftet ud.")
        case .manifest:
            CheckPhrases(
                "At oplysningerne uden på pakken følger formatet og passer med delene",
                unchecked: "Uden dette kan oplysningerne uden på være forkerte.")
        case .suite:
            CheckPhrases(
                "At krypteringen er kendt og står ved modtageren på tillidslisten",
                unchecked: "Uden dette ved man ikke, at krypteringen er den aftalte.")
        case .sender:
            CheckPhrases(
                "At den afsender, der står, er den, der har skrevet under",
                unchecked: "Uden dette kan en anden have sendt pakken.")
        case .recipient:
            CheckPhrases(
                "At pakken er til os, og at modtagerens certifikat står på tillidslisten",
                unchecked: "Kontrollen blev foretaget uden at sige, hvem der er modtager. "
                    + "Kun den modtager, der står, kan åbne pakken.")
        case .lifetime:
            CheckPhrases(
                "At pakken gælder nu, og højst i 31 dage",
                unchecked: "Uden dette kan pakken være udløbet.")
        case .policy:
            CheckPhrases(
                "At pakken følger vores egen vedtagne politik, og at formålet findes i den",
                unchecked: "Der var ingen politik at sammenligne med. Pakken kan følge en anden politik end vores.")
        case .log:
            CheckPhrases(
                "At videregivelsen er ført ind i en fælles log",
                unchecked: "Dette format har endnu intet logbevis. "
                    + "Pakken viser ikke, at videregivelsen er ført ind hos afsenderen.")
        case .replay:
            CheckPhrases(
                "At pakken ikke er åbnet før",
                unchecked: "Der var intet register at spørge. Pakken kan være en, der allerede er åbnet.")
        case .withdrawal:
            CheckPhrases(
                "At afsenderen ikke har trukket pakken tilbage",
                unchecked: "Der var intet register at spørge. Afsenderen kan have trukket pakken tilbage.")
        case .index:
            CheckPhrases(
                "At fortegnelsen i pakken kan låses op og er den, der blev skrevet under på",
                unchecked: "Kræver modtagerens nøgle og sker, når pakken åbnes. "
                    + "Indtil da er det ikke vist, hvad pakken indeholder.")
        case .decision:
            CheckPhrases(
                "At vores egen politik giver samme afgørelse som afsenderens",
                unchecked: "Sker, når pakken åbnes. Indtil da hviler tilladelsen på afsenderens egen afgørelse.")
        case .consent:
            CheckPhrases(
                "At de samtykker, afgørelsen hviler på, er vist, underskrevet og rækker",
                unchecked: "Sker, når pakken åbnes. Indtil da er samtykkerne ikke vist.")
        case .approval:
            CheckPhrases(
                "At de godkendelser fra medarbejdere, afgørelsen hviler på, er vist, underskrevet og gælder netop dette",
                unchecked: "Sker, når pakken åbnes. Indtil da er godkendelserne ikke vist.")
        case .segments:
            CheckPhrases(
                "At alt indhold kan låses op og er det, der blev skrevet under på",
                unchecked: "Kræver modtagerens nøgle og sker, når pakken åbnes. Indtil da er indholdet ikke læst.")
        }
    }
}
