import CaseModel
import OpenSSLCrypto

extension ConsentEvent {
    static let names: Set<String> = [
        "event_id", "event_state", "event_time", "recorded_at", "consent_type", "validity_duration", "x_recorded_by",
        "x_expression", "x_interpreter", "x_expressed_by", "x_authority", "x_removed", "x_prev",
    ]

    /// What `x_prev` of the ledger's first entry holds: 64 zeros.
    static let noPrevious = String(repeating: "0", count: 64)

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        let reader = try MemberReader(value, at: pointer, names: Self.names)
        let state = try reader.value("event_state", "the event state is unknown") { ConsentState(rawValue: $0) }
        let type = try reader.optional("consent_type", "a consent type is expressed or explicitly_expressed") {
            ConsentType(rawValue: $0)
        }
        let validity = try reader.optional("validity_duration", Rule.period) { CalendarPeriod(parsing: $0) }
        let removed: ConsentRemoval? =
            reader.has("x_removed")
            ? try ConsentRemoval(parsing: try reader.required("x_removed"), at: pointer) : nil
        let (eventID, time) = (
            try reader.value("event_id", Rule.uuid) { ConsentUUID($0) }, try reader.instant("event_time")
        )
        let (recordedAt, recordedBy) = (try reader.instant("recorded_at"), try reader.identifier("x_recorded_by"))
        let link = try reader.digest("x_prev")
        let previous = link.hex == Self.noPrevious ? nil : link
        let voice = try Self.voice(reader)
        do {
            let occasion = try ConsentOccasion(
                eventID: eventID, time: time, recordedAt: recordedAt, recordedBy: recordedBy)
            try self.init(
                state, at: occasion, voice: voice, consentType: type, validity: validity,
                removed: removed, previous: previous)
        } catch {
            throw error.under(pointer)
        }
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "event_id": .string(occasion.eventID.text), "event_state": .string(state.rawValue),
            "event_time": .string(time.description), "recorded_at": .string(recordedAt.description),
            "x_recorded_by": .string(occasion.recordedBy.text), "x_prev": .string(previous?.hex ?? Self.noPrevious),
        ]
        if let consentType { members["consent_type"] = .string(consentType.rawValue) }
        if let validity { members["validity_duration"] = .string(validity.description) }
        if let removed { members["x_removed"] = removed.json }
        guard let voice else { return .object(members) }
        members["x_expressed_by"] = .string(voice.speaker.rawValue)
        if let authority = voice.authority { members["x_authority"] = .string(authority.hex) }
        if let expression = voice.expression { members["x_expression"] = expression.json }
        if let interpreter = voice.interpreter {
            members["x_interpreter"] = [
                "language": .string(interpreter.language), "role": .string(interpreter.role.text),
            ]
        }
        return .object(members)
    }
}

extension ConsentEvent {
    private static func voice(_ reader: MemberReader) throws(ConsentFault) -> ConsentVoice? {
        guard reader.has("x_expressed_by") else {
            // Without a speaker there is no statement that these could belong to.
            for name in ["x_authority", "x_expression", "x_interpreter"] where reader.has(name) {
                throw ConsentFault(.missing, at: reader.pointer(to: "x_expressed_by"))
            }
            return nil
        }
        let speaker = try reader.value("x_expressed_by", "who expressed it is not a known speaker") {
            ConsentSpeaker(rawValue: $0)
        }
        let authority = try reader.optional("x_authority", Rule.digest) { SHA256Digest(hex: $0) }
        let (expression, interpreter) = (try expression(reader), try interpreter(reader))
        do {
            return try ConsentVoice(
                speaker: speaker, authority: authority, expression: expression, interpreter: interpreter)
        } catch {
            throw error.under(reader.pointer)
        }
    }

    private static func expression(_ outer: MemberReader) throws(ConsentFault) -> ConsentExpression? {
        guard let value = outer.members["x_expression"] else { return nil }
        let pointer = outer.pointer(to: "x_expression")
        let reader = try MemberReader(value, at: pointer, names: ["method", "evidence_sha256", "witness"])
        let method = try reader.value("method", "the method of expression is unknown") {
            ConsentExpression.Method(rawValue: $0)
        }
        let evidence = try reader.digest("evidence_sha256")
        let witness = try reader.optional("witness", Rule.identifier) { Identifier($0) }
        do {
            return try ConsentExpression(method: method, evidence: evidence, witness: witness)
        } catch {
            throw error.under(pointer)
        }
    }

    private static func interpreter(_ outer: MemberReader) throws(ConsentFault) -> ConsentInterpreter? {
        guard let value = outer.members["x_interpreter"] else { return nil }
        let pointer = outer.pointer(to: "x_interpreter")
        let reader = try MemberReader(value, at: pointer, names: ["language", "role"])
        let (language, role) = (try reader.text("language"), try reader.identifier("role"))
        do {
            return try ConsentInterpreter(language: language, role: role)
        } catch {
            throw error.under(pointer)
        }
    }
}

extension ConsentExpression {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "method": .string(method.rawValue), "evidence_sha256": .string(evidence.hex),
        ]
        if let witness { members["witness"] = .string(witness.text) }
        return .object(members)
    }
}
