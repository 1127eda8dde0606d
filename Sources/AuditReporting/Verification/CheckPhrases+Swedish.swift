import BundleSealing

extension CheckPhrases {
    static func swedish(_ check: BundleCheck) -> CheckPhrases {
        switch check {
        case .container:
            CheckPhrases(
                "Att filen är en enda hel behållare med rätt delar i rätt ordning, inom formatets gränser",
                unchecked: "Utan detta vet man inte att filen är ett paket i rätt form.")
        case .signatureProfile:
            CheckPhrases(
                "Att underskriftsfilen har den enda form som formatet tillåter",
                unchecked: "Utan detta kan underskriften läsas på mer än ett sätt.")
        case .trustList:
            CheckPhrases(
                "Att samverkans tillitslista kan läsas, är undertecknad av samordnaren, gäller nu och inte är äldre än förut",
                unchecked: "Utan en tillitslista vet man inte vems underskrifter man kan lita på.")
        case .signer:
            CheckPhrases(
                "Att den som har skrivit under finns i samverkans förtroendelista",
                unchecked: "Utan detta vet man inte att den som skrev under hör till samverkan.")
        case .signature:
            CheckPhrases(
                "Att underskriften är äkta och gjord med certifikatets nyckel",
                unchecked: "Utan detta vet man inte vem som har skrivit under.")
        case .certificateTime:
            CheckPhrases(
                "Att certifikatet gällde vid underskriften och gäller nu",
                unchecked: "Utan detta kan underskriften vara gjord med ett certifikat som inte gällde.")
        case .certificate:
            CheckPhrases(
                "Att certifikatet inte är spärrat, är rätt utfärdat och får användas till detta",
                unchecked: "Utan detta kan underskriften vara gjord med ett spärrat certifikat.")
        case .digests:
            CheckPhrases(
                "Att varje del av filen är just den som skrevs under",
                unchecked: "Utan detta kan delar av filen vara utbytta.")
        case .manifest:
            CheckPhrases(
                "Att uppgifterna utanpå paketet följer formatet och stämmer med delarna",
                unchecked: "Utan detta kan uppgifterna utanpå vara fel.")
        case .suite:
            CheckPhrases(
                "Att krypteringen är känd och angiven för mottagaren i förtroendelistan",
                unchecked: "Utan detta vet man inte att krypteringen är den överenskomna.")
        case .sender:
            CheckPhrases(
                "Att den avsändare som anges är den som har skrivit under",
                unchecked: "Utan detta kan någon annan ha skickat paketet.")
        case .recipient:
            CheckPhrases(
                "Att paketet är till oss, och att mottagarens certifikat finns i förtroendelistan",
                unchecked: "Kontrollen gjordes utan att säga vem som är mottagare. "
                    + "Bara den mottagare som anges kan öppna paketet.")
        case .lifetime:
            CheckPhrases(
                "Att paketet gäller nu, och inte längre än 31 dagar",
                unchecked: "Utan detta kan paketet ha gått ut.")
        case .policy:
            CheckPhrases(
                "Att paketet följer vår egen fastställda policy, och att ändamålet finns i den",
                unchecked: "Det fanns ingen policy att jämföra med. Paketet kan följa en annan policy än vår.")
        case .log:
            CheckPhrases(
                "Att överlämnandet är infört i en gemensam logg",
                unchecked: "Det här formatet har ännu inget loggbevis. "
                    + "Att överlämnandet är infört hos avsändaren visas inte av paketet.")
        case .replay:
            CheckPhrases(
                "Att paketet inte är öppnat tidigare",
                unchecked: "Det fanns inget register att fråga. Paketet kan vara ett som redan är öppnat.")
        case .withdrawal:
            CheckPhrases(
                "Att avsändaren inte har tagit tillbaka paketet",
                unchecked: "Det fanns inget register att fråga. Avsändaren kan ha tagit tillbaka paketet.")
        case .index:
            CheckPhrases(
                "Att förteckningen i paketet går att låsa upp och är den som skrevs under",
                unchecked: "Kräver mottagarens nyckel och görs när paketet öppnas. "
                    + "Tills dess är det inte visat vad paketet innehåller.")
        case .decision:
            CheckPhrases(
                "Att vår egen policy ger samma beslut som avsändarens",
                unchecked: "Görs när paketet öppnas. Tills dess vilar tillåtelsen på avsändarens eget beslut.")
        case .consent:
            CheckPhrases(
                "Att samtyckena som beslutet vilar på visas, är undertecknade och räcker",
                unchecked: "Görs när paketet öppnas. Tills dess är samtyckena inte visade.")
        case .approval:
            CheckPhrases(
                "Att handläggares godkännanden som beslutet vilar på visas, är undertecknade och gäller just detta",
                unchecked: "Görs när paketet öppnas. Tills dess är godkännandena inte visade.")
        case .segments:
            CheckPhrases(
                "Att allt innehåll går att låsa upp och är det som skrevs under",
                unchecked: "Kräver mottagarens nyckel och görs när paketet öppnas. Tills dess är innehållet inte läst.")
        }
    }
}
