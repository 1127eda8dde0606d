import CaseModel
import ConsentRecording
import Testing

/// The fold, slow and obvious: reads the ledger's lines as plain JSON and asks every event about every cell.
struct FoldOracle {
    private let events: [Event]

    private struct Event {
        let record: [String: JSONValue]
        let body: [String: JSONValue]
        let time: Instant
        let recordedAt: Instant
        let state: String
    }

    init(lines: [[UInt8]]) throws {
        var records: [String: [String: JSONValue]] = [:]
        var events: [Event] = []
        for line in lines {
            let entry = try #require(try StrictJSON.parse(line, maximumBytes: 1 << 20).object)
            let body = try #require(entry["event"]?.object)
            if let record = entry["record"]?.object, let id = record["record_id"]?.string { records[id] = record }
            let id = try #require(entry["record_id"]?.string ?? entry["record"]?.object?["record_id"]?.string)
            events.append(
                Event(
                    record: try #require(records[id]), body: body,
                    time: try #require(Instant(parsing: body["event_time"]?.string ?? "")),
                    recordedAt: try #require(Instant(parsing: body["recorded_at"]?.string ?? "")),
                    state: try #require(body["event_state"]?.string)))
        }
        self.events = events
    }

    /// Whether consent covers a flow: of the known events that touch it by then, all of the latest permit it.
    func covers(_ flow: Flow, kind: ConsentKind, principal: String, asOf: Instant, knownAt: Instant) -> Bool {
        let known = events.filter { event in
            event.recordedAt <= knownAt && event.record["pii_principal_id"] == .string(principal)
                && event.record["lawful_basis"]?.object?["x_kind"] == .string(kind.rawValue)
        }
        let touching = known.filter { $0.time <= asOf && touches($0, flow, known) }
        guard let latest = touching.map(\.time).max() else { return false }
        return touching.filter { $0.time == latest }.allSatisfy { permits($0, flow, asOf, known) }
    }

    private func touches(_ event: Event, _ flow: Flow, _ known: [Event]) -> Bool {
        guard has(event.record["pii_controllers"], flow.from), has(event.record["recipient_third_parties"], flow.to),
            has(event.record["purposes"], flow.purpose), has(event.record["pii_information"], flow.category)
        else { return false }
        if event.state == "amended" { return strikes(event, flow) }
        if ["requested", "refused", "invalidated"].contains(event.state) { return true }
        return !known.contains {
            $0.record["record_id"] == event.record["record_id"] && $0.time <= event.time && strikes($0, flow)
        }
    }

    private func strikes(_ event: Event, _ flow: Flow) -> Bool {
        guard let removed = event.body["x_removed"]?.object else { return false }
        return has(removed["categories"], flow.category) || has(removed["recipients"], flow.to)
            || has(removed["purposes"], flow.purpose)
    }

    private func permits(_ event: Event, _ flow: Flow, _ asOf: Instant, _ known: [Event]) -> Bool {
        guard event.state == "given" || event.state == "renewed" else { return false }
        if event.body["x_expressed_by"] != "self", event.body["x_authority"] == nil { return false }
        let excluded = event.record["x_excluded"]?.object ?? [:]
        if has(excluded["agencies"], flow.to) || has(excluded["agencies"], flow.from) { return false }
        let fields = excluded["fields"]?.array?.compactMap(\.string) ?? []
        if fields.contains(where: { $0.hasPrefix(flow.category.text + ".") }) { return false }
        if known.contains(where: {
            $0.record["record_id"] == event.record["record_id"] && $0.state == "invalidated"
        }) {
            return false
        }
        let duration = event.body["validity_duration"]?.string ?? event.record["retention_period"]?.string
        guard let duration, let period = CalendarPeriod(parsing: duration) else { return false }
        return asOf <= event.time.adding(period)
    }

    private func has(_ list: JSONValue?, _ name: Identifier) -> Bool {
        list?.array?.contains(.string(name.text)) ?? false
    }
}
