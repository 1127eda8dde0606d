import CaseModel

extension FailureCatalogue {
    /// Codes of pseudonym keys that holders share.
    static let sharedKeys: [FailureEntry] = [
        FailureEntry(
            "key.other-not-holder", .denied,
            english: FailureWords(
                meaning: "The policy does not name this agency as a holder of the pseudonym domain's key.",
                remedy: "Share the key with the policy's holders only; ask the policy's owner if one is missing."),
            swedish: FailureWords(
                meaning: "Policyn anger inte den här myndigheten som innehavare av pseudonymdomänens nyckel.",
                remedy: "Dela nyckeln bara med policyns innehavare. Fråga policyns ägare om någon saknas."),
            danish: FailureWords(
                meaning: "Politikken angiver ikke denne myndighed som indehaver af pseudonymdomænets nøgle.",
                remedy: "Del kun nøglen med politikkens indehavere. Spørg politikkens ejer, hvis en mangler.")),
        FailureEntry(
            "key.other-receives", .denied,
            english: FailureWords(
                meaning: """
                    The agency receives pseudonyms of this domain. With the key it could re-identify everyone in them, \
                    so it never gets it.
                    """,
                remedy: "Share the key with holders only. A recipient that needs new pseudonyms gets a map."),
            swedish: FailureWords(
                meaning: """
                    Myndigheten tar emot pseudonymer i den här domänen. Med nyckeln skulle den kunna återidentifiera \
                    alla i dem, så den får den aldrig.
                    """,
                remedy: """
                    Dela nyckeln bara med innehavare. En mottagare som behöver nya pseudonymer får en översättning.
                    """),
            danish: FailureWords(
                meaning: """
                    Myndigheden modtager pseudonymer i dette domæne. Med nøglen kunne den genidentificere alle i dem, \
                    så den får den aldrig.
                    """,
                remedy: """
                    Del kun nøglen med indehavere. En modtager, der behøver nye pseudonymer, får en oversættelse.
                    """)),
        FailureEntry(
            "key.policy-not-in-force", .denied,
            english: FailureWords(
                meaning: """
                    The pinned policy is not in force: an agency that must sign it has not. Keys and maps pass under a \
                    policy in force only.
                    """,
                remedy: "Wait for the missing signatures and join the collaboration anew from the partners' files."),
            swedish: FailureWords(
                meaning: """
                    Den godtagna policyn gäller inte: en myndighet som måste underteckna den har inte gjort det. \
                    Nycklar och översättningar skickas bara när policyn gäller.
                    """,
                remedy: "Vänta på de underskrifter som saknas och anslut till samverkan på nytt ur parternas filer."),
            danish: FailureWords(
                meaning: """
                    Den godkendte politik gælder ikke: en myndighed, der skal underskrive den, har ikke gjort det. \
                    Nøgler og oversættelser sendes kun, når politikken gælder.
                    """,
                remedy: """
                    Vent på de manglende underskrifter, og tilslut samarbejdet på ny ud fra parternes filer.
                    """)),
        FailureEntry(
            "key.not-a-key", .badInput,
            english: FailureWords(
                meaning: "The bundle is genuine, but it carries no pseudonym key.",
                remedy: "Open a case with brygga open, and a map of pseudonyms with brygga pseudonyms open-map."),
            swedish: FailureWords(
                meaning: "Paketet är äkta, men det innehåller ingen pseudonymnyckel.",
                remedy: "Öppna ett ärende med brygga open och en översättning med brygga pseudonyms open-map."),
            danish: FailureWords(
                meaning: "Pakken er ægte, men den indeholder ingen pseudonymnøgle.",
                remedy: "Åbn en sag med brygga open og en oversættelse med brygga pseudonyms open-map.")),
        FailureEntry(
            "key.malformed-shared-key", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle is signed, but the key in it is not the one that it states: of another domain, version, \
                    sender, recipient or trust list.
                    """,
                remedy: "Tell the sender, have the key shared again, and compare its words by telephone."),
            swedish: FailureWords(
                meaning: """
                    Paketet är undertecknat, men nyckeln i det är inte den som uppges: den hör till en annan domän, \
                    version, avsändare, mottagare eller tillitslista.
                    """,
                remedy: "Säg till avsändaren, be att få nyckeln delad igen och jämför dess ord per telefon."),
            danish: FailureWords(
                meaning: """
                    Pakken er underskrevet, men nøglen i den er ikke den, der angives: den hører til et andet domæne, \
                    en anden version, afsender, modtager eller tillidsliste.
                    """,
                remedy: "Sig det til afsenderen, få nøglen delt igen, og sammenlign dens ord over telefonen.")),
        FailureEntry(
            "key.other-trust-list", .notVerified,
            english: FailureWords(
                meaning: """
                    The key was shared under a newer trust list than the one at hand, or under another one of the same \
                    serial.
                    """,
                remedy: "Fetch the collaboration's newest trust list with brygga trust update and import the key then."),
            swedish: FailureWords(
                meaning: """
                    Nyckeln delades under en nyare tillitslista än den som finns här, eller under en annan med samma \
                    serienummer.
                    """,
                remedy: "Hämta samverkans senaste tillitslista med brygga trust update och ta sedan emot nyckeln."),
            danish: FailureWords(
                meaning: """
                    Nøglen blev delt under en nyere tillidsliste end den, der findes her, eller under en anden med \
                    samme serienummer.
                    """,
                remedy: """
                    Hent samarbejdets nyeste tillidsliste med brygga trust update, og modtag derefter nøglen.
                    """)),
        FailureEntry(
            "key.imported-before", .surroundings,
            english: FailureWords(
                meaning: "The home has this version of the domain's key already, and it is the same key.",
                remedy: "There is nothing to do; brygga key list shows the versions."),
            swedish: FailureWords(
                meaning: "Hemmappen har redan den här versionen av domänens nyckel, och det är samma nyckel.",
                remedy: "Inget behöver göras. brygga key list visar versionerna."),
            danish: FailureWords(
                meaning: "Hjemmemappen har allerede denne version af domænets nøgle, og det er den samme nøgle.",
                remedy: "Der er intet at gøre. brygga key list viser versionerne.")),
        FailureEntry(
            "key.other-key", .notVerified,
            english: FailureWords(
                meaning: """
                    The home has this version of the domain's key already, and it is another key. Two holders have made \
                    one each, so their pseudonyms do not fit together.
                    """,
                remedy: """
                    Agree whose key counts. The other holder rotates its key, or the domain gets a new name in the \
                    policy; a key that is here is never replaced.
                    """),
            swedish: FailureWords(
                meaning: """
                    Hemmappen har redan den här versionen av domänens nyckel, och det är en annan nyckel. Två \
                    innehavare har gjort var sin, så deras pseudonymer passar inte ihop.
                    """,
                remedy: """
                    Kom överens om vems nyckel som gäller. Den andra byter sin nyckel, eller så får domänen ett nytt \
                    namn i policyn. En nyckel som finns här ersätts aldrig.
                    """),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen har allerede denne version af domænets nøgle, og det er en anden nøgle. To indehavere \
                    har lavet hver sin, så deres pseudonymer passer ikke sammen.
                    """,
                remedy: """
                    Aftal, hvis nøgle der gælder. Den anden skifter sin nøgle, eller domænet får et nyt navn i \
                    politikken. En nøgle, der findes her, erstattes aldrig.
                    """)),
    ]
}
