/// `brygga help accessibility`: what a screen reader or a person without colours gets.
enum AccessibilityHelp {
    static let lines = [
        "Set ACCESSIBLE=1 for plain static text: nothing is drawn again in place, progress",
        "is a line of its own every ten seconds, there are no colours and no signs that a",
        "screen reader spells out. Without a terminal it is the same.",
        "",
        "Colour never says anything that words do not say: only the words error and warning",
        "have one. NO_COLOR=1 or TERM=dumb turns it off.",
        "",
        "--no-progress shows no progress at all. --json gives objects instead of text.",
        "What a passphrase prompt takes is never shown, not even as dots.",
    ]
}
