/// The country whose register issued a number. It is always given, never guessed: ten digits can be valid in two.
///
/// The raw value is the ISO 3166-1 alpha-2 code, which also stands in the pseudonym message.
public enum Country: String, Sendable, Hashable, CaseIterable {
    /// Sweden: personnummer, samordningsnummer, interimsnummer.
    case sweden = "SE"
    /// Denmark: CPR number.
    case denmark = "DK"
    /// Norway: fødselsnummer, D-nummer and their synthetic forms.
    case norway = "NO"
    /// Finland: henkilötunnus.
    case finland = "FI"
    /// Iceland: kennitala.
    case iceland = "IS"
}
