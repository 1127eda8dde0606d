extension FailureCatalogue {
    /// Codes of what is unlike what was sent before.
    static let warningsOfSending: [FailureEntry] = [
        .warning(
            "warning.new-recipient",
            english: FailureWords(
                meaning: "Nothing was ever sent to the recipient from this home.",
                remedy: "Make sure that the recipient is meant before anything is sent."),
            swedish: FailureWords(
                meaning: "Inget har tidigare skickats till mottagaren från den här hemmappen.",
                remedy: "Kontrollera att mottagaren är den avsedda innan något skickas."),
            danish: FailureWords(
                meaning: "Der er aldrig før sendt noget til modtageren fra denne hjemmemappe.",
                remedy: "Kontrollér, at modtageren er den rigtige, før noget sendes.")),
        .warning(
            "warning.new-category",
            english: FailureWords(
                meaning: "Information of this category was never sent to the recipient before.",
                remedy: "Make sure that the category is meant before anything is sent."),
            swedish: FailureWords(
                meaning: "Uppgifter av den här kategorin har aldrig tidigare skickats till mottagaren.",
                remedy: "Kontrollera att kategorin är avsedd innan något skickas."),
            danish: FailureWords(
                meaning: "Oplysninger af denne kategori er aldrig før sendt til modtageren.",
                remedy: "Kontrollér, at kategorien er tiltænkt, før noget sendes.")),
        .warning(
            "warning.unusual-volume",
            english: FailureWords(
                meaning: "The recipient would get information about more than ten times as many people as usual.",
                remedy: "Make sure that it is meant before anything is sent."),
            swedish: FailureWords(
                meaning: "Mottagaren får uppgifter om mer än tio gånger så många personer som vanligt.",
                remedy: "Kontrollera att det är avsett innan något skickas."),
            danish: FailureWords(
                meaning: "Modtageren får oplysninger om mere end ti gange så mange personer som sædvanligt.",
                remedy: "Kontrollér, at det er meningen, før noget sendes.")),
    ]
}
