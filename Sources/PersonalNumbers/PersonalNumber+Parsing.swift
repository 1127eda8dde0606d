extension PersonalNumber {
    /// Reads a number from UTF-8 bytes, without allocating.
    ///
    /// - Parameters:
    ///   - bytes: The whole input, UTF-8; more than 64 scalars are refused without being read.
    ///   - country: The country; it is never guessed.
    ///   - options: The reference date and what is accepted.
    /// - Throws: The reason and, where the shape is known, the kind; never the input.
    public init(
        parsing bytes: Span<UInt8>, country: Country, options: ParsingOptions
    ) throws(PersonalNumberError) {
        let form = try Self.form(bytes, country, options.strictness)
        switch country {
        case .sweden: self = try SwedishRules.number(form, options)
        case .denmark: self = try DanishRules.number(form, options)
        case .norway: self = try NorwegianRules.number(form, options)
        case .finland: self = try FinnishRules.number(form, options)
        case .iceland: self = try IcelandicRules.number(form, options)
        }
    }

    /// Reads a number from text.
    public init(
        parsing text: String, country: Country, options: ParsingOptions
    ) throws(PersonalNumberError) {
        try self.init(parsing: text.utf8.span, country: country, options: options)
    }

    /// Reads a number from UTF-8 bytes.
    public init(
        parsing bytes: [UInt8], country: Country, options: ParsingOptions
    ) throws(PersonalNumberError) {
        try self.init(parsing: bytes.span, country: country, options: options)
    }

    /// Reads a number from UTF-8 bytes.
    public init(
        parsing bytes: ArraySlice<UInt8>, country: Country, options: ParsingOptions
    ) throws(PersonalNumberError) {
        try self.init(parsing: bytes.span, country: country, options: options)
    }

    /// A published form is read directly in both modes, so strict numbers are lenient numbers by construction.
    private static func form(
        _ bytes: Span<UInt8>, _ country: Country, _ strictness: ParsingOptions.Strictness
    ) throws(PersonalNumberError) -> NumberForm {
        if let form = NumberForm(published: bytes, country: country) { return form }
        switch strictness {
        case .strict: throw PersonalNumberError(isBlank(bytes) ? .empty : .format)
        case .lenient: return try LenientForm.published(bytes, country: country)
        }
    }

    private static func isBlank(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= LenientForm.limit else { return false }
        for index in bytes.indices where !LenientForm.isBlank(bytes[index]) { return false }
        return true
    }
}
