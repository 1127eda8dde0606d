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
        switch country {
        case .sweden: self = try SwedishRules.number(Self.form(bytes, .sweden, options.strictness), options)
        case .denmark: self = try DanishRules.number(Self.form(bytes, .denmark, options.strictness), options)
        case .norway: self = try NorwegianRules.number(Self.form(bytes, .norway, options.strictness), options)
        case .finland: self = try FinnishRules.number(Self.form(bytes, .finland, options.strictness), options)
        case .iceland: self = try IcelandicRules.number(Self.form(bytes, .iceland, options.strictness), options)
        }
    }

    /// Reads a number as `init(parsing:country:options:)` does, but no form by words: the slow reading that the fast one
    /// is held against.
    package init(
        parsingByCharacters bytes: Span<UInt8>, country: Country, options: ParsingOptions
    ) throws(PersonalNumberError) {
        let form = NumberForm(byCharacters: bytes, country: country)
        let read = if let form { form } else { try Self.unpublished(bytes, country, options.strictness) }
        switch country {
        case .sweden: self = try SwedishRules.number(read, options)
        case .denmark: self = try DanishRules.number(read, options)
        case .norway: self = try NorwegianRules.number(read, options)
        case .finland: self = try FinnishRules.number(read, options)
        case .iceland: self = try IcelandicRules.number(read, options)
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
    @inline(__always)
    private static func form(
        _ bytes: Span<UInt8>, _ country: Country, _ strictness: ParsingOptions.Strictness
    ) throws(PersonalNumberError) -> NumberForm {
        if let form = NumberForm(published: bytes, country: country) { return form }
        return try unpublished(bytes, country, strictness)
    }

    @inline(never)
    private static func unpublished(
        _ bytes: Span<UInt8>, _ country: Country, _ strictness: ParsingOptions.Strictness
    ) throws(PersonalNumberError) -> NumberForm {
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
