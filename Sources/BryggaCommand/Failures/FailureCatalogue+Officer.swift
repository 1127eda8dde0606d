import CaseModel

extension FailureCatalogue {
    /// Codes of officers, who approve.
    static let officer: [FailureEntry] = [
        FailureEntry(
            "approval.unknown-role", .badInput,
            english: FailureWords(
                meaning: """
                    No collaboration that the agency has joined gives it this role, so nothing could be approved in \
                    it.
                    """,
                remedy: "Use a role that the policy lists for the agency; brygga collaboration list names the policy."),
            swedish: FailureWords(
                meaning: """
                    Ingen samverkan som myndigheten är ansluten till ger den rollen, så inget kan godkännas i den.
                    """,
                remedy: """
                    Använd en roll som policyn räknar upp för myndigheten. brygga collaboration list visar policyn.
                    """),
            danish: FailureWords(
                meaning: """
                    Intet samarbejde, som myndigheden er tilsluttet, giver den rollen, så intet kan godkendes i den.
                    """,
                remedy: """
                    Brug en rolle, som politikken nævner for myndigheden. brygga collaboration list viser politikken.
                    """)),
        FailureEntry(
            "approval.unusable-name", .badInput,
            english: FailureWords(
                meaning: """
                    A certificate holds at most 64 characters of the officer's name, and of all roles together; and the \
                    name may not differ from another officer's only by case.
                    """,
                remedy:
                    "Choose a shorter name, such as a staff number, fewer roles, or the name as it is already written."),
            swedish: FailureWords(
                meaning: """
                    Ett certifikat rymmer högst 64 tecken av handläggarens namn, och av alla roller tillsammans. Namnet får \
                    inte skilja sig från en annan handläggares bara genom stora och små bokstäver.
                    """,
                remedy:
                    "Välj ett kortare namn, till exempel ett tjänste-id, färre roller, eller namnet som det redan skrivs."
            ),
            danish: FailureWords(
                meaning: """
                    Et certifikat rummer højst 64 tegn af medarbejderens navn, og af alle roller tilsammen. Navnet må ikke \
                    adskille sig fra en anden medarbejders kun ved store og små bogstaver.
                    """,
                remedy:
                    "Vælg et kortere navn, for eksempel et tjenestenummer, færre roller, eller navnet som det allerede skrives."
            )),
        FailureEntry(
            "approval.no-officer", .surroundings,
            english: FailureWords(
                meaning: "The home has no key of this officer, so nobody can approve with it.",
                remedy: "Make the key with brygga key new --officer, and give the officer's roles with --role."),
            swedish: FailureWords(
                meaning: "Hemmappen har ingen nyckel för handläggaren, så inget kan godkännas med den.",
                remedy: "Skapa nyckeln med brygga key new --officer och ange handläggarens roller med --role."),
            danish: FailureWords(
                meaning: "Hjemmemappen har ingen nøgle til medarbejderen, så intet kan godkendes med den.",
                remedy: "Opret nøglen med brygga key new --officer, og angiv medarbejderens roller med --role.")),
        FailureEntry(
            "approval.which-officer", .usage,
            english: FailureWords(
                meaning: "The home has keys of several officers, and it is not said who approves.",
                remedy: "Give the officer's name with --officer."),
            swedish: FailureWords(
                meaning: "Hemmappen har nycklar för flera handläggare och det är inte sagt vem som godkänner.",
                remedy: "Ange handläggarens namn med --officer."),
            danish: FailureWords(
                meaning: "Hjemmemappen har nøgler til flere medarbejdere, og det er ikke sagt, hvem der godkender.",
                remedy: "Angiv medarbejderens navn med --officer.")),
        FailureEntry(
            "approval.wrong-role", .denied,
            english: FailureWords(
                meaning: "None of the officer's roles may approve this disclosure.",
                remedy: "Ask an officer who has one of the roles that the message names."),
            swedish: FailureWords(
                meaning: "Ingen av handläggarens roller får godkänna det här utlämnandet.",
                remedy: "Fråga en handläggare som har en av rollerna i meddelandet."),
            danish: FailureWords(
                meaning: "Ingen af medarbejderens roller må godkende denne videregivelse.",
                remedy: "Spørg en medarbejder, der har en af rollerne i meddelelsen.")),
        FailureEntry(
            "approval.other-agency", .notVerified,
            english: FailureWords(
                meaning: "The request comes from another agency, whose own officers must answer it.",
                remedy: "Give the request back to the agency that it came from."),
            swedish: FailureWords(
                meaning: "Begäran kommer från en annan myndighet, vars egna handläggare ska besvara den.",
                remedy: "Lämna tillbaka begäran till myndigheten som den kommer från."),
            danish: FailureWords(
                meaning: "Anmodningen kommer fra en anden myndighed, hvis egne medarbejdere skal besvare den.",
                remedy: "Giv anmodningen tilbage til den myndighed, den kommer fra.")),
        FailureEntry(
            "approval.unconfirmed", .usage,
            english: FailureWords(
                meaning: """
                    An approval must be confirmed by a person, and the command does not run at a terminal. Nothing was \
                    approved.
                    """,
                remedy: "Look at the request with --dry-run, then approve it with --yes."),
            swedish: FailureWords(
                meaning: """
                    Ett godkännande ska bekräftas av en människa, och kommandot körs inte i en terminal. Inget har \
                    godkänts.
                    """,
                remedy: "Titta på begäran med --dry-run och godkänn den sedan med --yes."),
            danish: FailureWords(
                meaning: """
                    En godkendelse skal bekræftes af et menneske, og kommandoen kører ikke i en terminal. Intet er \
                    godkendt.
                    """,
                remedy: "Se på anmodningen med --dry-run, og godkend den derefter med --yes.")),
        FailureEntry(
            "approval.not-confirmed", .interrupted,
            english: FailureWords(
                meaning: "The question was not answered with yes. Nothing was approved.",
                remedy: "Run the command again when it is clear what is approved."),
            swedish: FailureWords(
                meaning: "Frågan besvarades inte med ja. Inget har godkänts.",
                remedy: "Kör kommandot igen när det är klart vad som godkänns."),
            danish: FailureWords(
                meaning: "Spørgsmålet blev ikke besvaret med ja. Intet er godkendt.",
                remedy: "Kør kommandoen igen, når det er klart, hvad der godkendes.")),
    ]
}
