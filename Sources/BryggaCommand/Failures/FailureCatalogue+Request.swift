import CaseModel

extension FailureCatalogue {
    /// Codes of requests that a policy cannot decide.
    static let request: [FailureEntry] = [
        FailureEntry(
            "request.unknown_agency", .badInput,
            english: FailureWords(
                meaning: "The policy does not name this agency.",
                remedy: "Use an agency's id as the policy writes it, letter by letter."),
            swedish: FailureWords(
                meaning: "Policyn nämner inte den här myndigheten.",
                remedy: "Använd myndighetens id precis som det står i policyn, bokstav för bokstav."),
            danish: FailureWords(
                meaning: "Politikken nævner ikke denne myndighed.",
                remedy: "Brug myndighedens id, præcis som politikken skriver det, bogstav for bogstav.")),
        FailureEntry(
            "request.unknown_role", .badInput,
            english: FailureWords(
                meaning: "The policy does not name this role.",
                remedy: "Use a role as the policy writes it, letter by letter."),
            swedish: FailureWords(
                meaning: "Policyn nämner inte den här rollen.",
                remedy: "Använd en roll precis som den står i policyn, bokstav för bokstav."),
            danish: FailureWords(
                meaning: "Politikken nævner ikke denne rolle.",
                remedy: "Brug en rolle, præcis som politikken skriver den, bogstav for bogstav.")),
        FailureEntry(
            "request.unknown_purpose", .badInput,
            english: FailureWords(
                meaning: "The policy does not name this purpose.",
                remedy: "Use a purpose as the policy writes it, letter by letter."),
            swedish: FailureWords(
                meaning: "Policyn nämner inte det här ändamålet.",
                remedy: "Använd ett ändamål precis som det står i policyn, bokstav för bokstav."),
            danish: FailureWords(
                meaning: "Politikken nævner ikke dette formål.",
                remedy: "Brug et formål, præcis som politikken skriver det, bogstav for bogstav.")),
        FailureEntry(
            "request.unknown_category", .badInput,
            english: FailureWords(
                meaning: "The policy does not name this category of information.",
                remedy: "Use a category as the policy writes it, letter by letter."),
            swedish: FailureWords(
                meaning: "Policyn nämner inte den här kategorin av uppgifter.",
                remedy: "Använd en kategori precis som den står i policyn, bokstav för bokstav."),
            danish: FailureWords(
                meaning: "Politikken nævner ikke denne kategori af oplysninger.",
                remedy: "Brug en kategori, præcis som politikken skriver den, bogstav for bogstav.")),
        FailureEntry(
            "request.role_not_at_sender", .badInput,
            english: FailureWords(
                meaning: "The policy does not give this role to anybody at the sending agency.",
                remedy: "Give the role that you have at your agency, as the policy names it."),
            swedish: FailureWords(
                meaning: "Policyn ger inte den här rollen åt någon hos den avsändande myndigheten.",
                remedy: "Ange den roll du har hos din myndighet, så som policyn benämner den."),
            danish: FailureWords(
                meaning: "Politikken giver ikke denne rolle til nogen hos den afsendende myndighed.",
                remedy: "Angiv den rolle, du har hos din myndighed, som politikken benævner den.")),
        FailureEntry(
            "request.same_agency", .badInput,
            english: FailureWords(
                meaning: "Sender and recipient are the same agency; a policy decides about disclosures between two.",
                remedy: "Name another agency as recipient."),
            swedish: FailureWords(
                meaning: "Avsändare och mottagare är samma myndighet. En policy avgör utlämnanden mellan två.",
                remedy: "Ange en annan myndighet som mottagare."),
            danish: FailureWords(
                meaning: "Afsender og modtager er den samme myndighed. En politik afgør videregivelser mellem to.",
                remedy: "Angiv en anden myndighed som modtager.")),
    ]
}
