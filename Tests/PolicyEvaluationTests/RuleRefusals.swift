import PolicyEvaluation

let ruleRefusals: [Refusal] = [
    Refusal("permit without id", "- {id: P1, from: [a]", "- «{from: [a]", .missingKey),
    Refusal("wildcard in a permit", "from: [a], to: [b]", "from: «\"*\", to: [b]", .wrongType),
    Refusal("wildcard in a list", "from: [a], to: [b]", "from: [«\"*\"], to: [b]", .badName),
    Refusal("sender unknown", "from: [a], to: [b]", "from: [«x], to: [b]", .unknownName),
    Refusal("recipient unknown", "to: [b], roles", "to: [«x], roles", .unknownName),
    Refusal("no recipient", "to: [b], roles", "to: «[], roles", .emptyList),
    Refusal("role unknown", "roles: [clerk], purposes: [help]", "roles: [«clrk], purposes: [help]", .unknownName),
    Refusal(
        "purpose unknown", "purposes: [help], categories: [who", "purposes: [«helpp], categories: [who", .unknownName),
    Refusal("category unknown", "categories: [who, work]", "categories: [who, «wrok]", .unknownName),
    Refusal("category twice", "categories: [who, work]", "categories: [who, «who]", .duplicateName),
    Refusal("identity unknown", "identity: personal_number, consent", "identity: «full, consent", .badValue),
    Refusal("consent is a text", "consent: {kind: secrecy_waiver, max_age: P6M}", "consent: «yes", .wrongType),
    Refusal("consent kind unknown", "kind: secrecy_waiver", "kind: «waiver", .badValue),
    Refusal("no consent and no reason", "{kind: not_required, why: statistics}", "«{kind: not_required}", .missingKey),
    Refusal(
        "no consent but an age", "{kind: not_required, why: statistics}", "{kind: not_required, why: x, max_age: «P6M}",
        .contradiction),
    Refusal("consent and why", "max_age: P6M}", "max_age: P6M, why: «x}", .contradiction),
    Refusal("explicit is a number", "explicit: true", "explicit: «1", .wrongType),
    Refusal("age without unit", "max_age: P6M", "max_age: «6", .badValue),
    Refusal("age of nothing", "max_age: P6M", "max_age: «P0M", .badValue),
    Refusal("age in hours", "max_age: P6M", "max_age: «PT6H", .badValue),
    Refusal("no approvals", "count: 2", "count: «0", .badValue),
    Refusal("approvals below zero", "count: 2", "count: «-1", .wrongType),
    Refusal("approvals as a fraction", "count: 2", "count: «2.0", .wrongType),
    Refusal("approval by nobody", "{count: 2, roles: [clerk, chief], distinct: true}", "«{count: 2}", .missingKey),
    Refusal(
        "window reversed", "{after: visit, from: P1M, to: P3M}", "«{after: visit, from: P3M, to: P1M}", .contradiction),
    Refusal(
        "window that may be reversed", "{after: visit, from: P1M, to: P3M}", "«{after: visit, from: P1M, to: P29D}",
        .contradiction),
    Refusal("window without event", "{after: visit, from: P1M, to: P3M}", "«{from: P1M, to: P3M}", .missingKey),
    Refusal("group of one", "min_group: 5", "min_group: «1", .badValue),
    Refusal("group too large for a number", "min_group: 5", "min_group: «99999999999999999999", .wrongType),
    Refusal("group in words", "min_group: 5", "min_group: «five", .wrongType),
    Refusal("ground unknown", "ground: g, retention: P12M", "ground: «gg, retention: P12M", .unknownName),
    Refusal("one ground for two senders", "ground: {a: g, b: h}", "ground: «g", .missingGround),
    Refusal("ground of one sender missing", "ground: {a: g, b: h}", "ground: «{a: g}", .missingGround),
    Refusal("ground of another agency", "ground: {a: g, b: h}", "ground: {a: g, b: h, c: «h}", .unknownName),
    Refusal(
        "retention missing",
        "- {id: P1, from: [a], to: [b], roles: [clerk], purposes: [help], categories: [who, work], identity: personal_number, consent: {kind: secrecy_waiver, max_age: P6M}, ground: g, retention: P12M,",
        "- «{id: P1, from: [a], to: [b], roles: [clerk], purposes: [help], categories: [who, work], identity: personal_number, consent: {kind: secrecy_waiver, max_age: P6M}, ground: g,",
        .missingKey),
    Refusal("retention for ever", "retention: P12M", "retention: «forever", .badValue),
    Refusal("redisclosure unknown", "redisclosure: none}", "redisclosure: «never}", .badValue),
    Refusal("unknown condition", "min_group: 5", "«min_size: 5", .unknownKey),
    Refusal("domain unknown", "domain: d", "domain: «e", .unknownName),
    Refusal(
        "domain above pseudonym",
        "identity: pseudonym, consent: {kind: not_required, why: statistics}, min_group: 5, ground: {a: g, b: h}, retention: P24M, redisclosure: aggregates_only, domain: d",
        "identity: personal_number, consent: {kind: not_required, why: statistics}, min_group: 5, ground: {a: g, b: h}, retention: P24M, redisclosure: aggregates_only, domain: «d",
        .contradiction),
    Refusal("two permits, one id", "{id: P2", "{id: «P1", .duplicateName),
    Refusal("forbid with a permit's id", "{id: F1", "{id: «P1", .duplicateName),
    Refusal("forbid without id", "- {id: F1, to: [b]", "- «{to: [b]", .missingKey),
    Refusal("forbid to nobody", "{id: F1, to: [b]", "{id: F1, to: «[]", .emptyList),
    Refusal("forbid to an unknown one", "{id: F1, to: [b]", "{id: F1, to: [«bb]", .unknownName),
    Refusal("forbid with a condition", "{id: F1, to: [b]", "{id: F1, «consent: x, to: [b]", .unknownKey),
    Refusal(
        "above the highest", "identity_above: pseudonym}\n  - {id: F3",
        "identity_above: «personal_number}\n  - {id: F3", .badValue),
    Refusal("flag that is no name", "subject: [protected]", "subject: [«a b]", .badName),
    Refusal("no flags", "subject: [protected]", "subject: «[]", .emptyList),
    Refusal("permits are a mapping", "permits:\n", "permits: «{}\nforbids2:\n", .wrongType),
    Refusal("permit is a text", "forbids:\n", "forbids:\n  - «F0\n", .wrongType),
]

let invariantRefusals: [Refusal] = [
    Refusal("emergency is missing its switch", "emergency: {enabled: false}", "emergency: «{}", .missingKey),
    Refusal("emergency is 'off'", "enabled: false", "enabled: «off", .wrongType),
    Refusal("emergency without limits", "{enabled: false}", "«{enabled: true}", .missingKey),
    Refusal(
        "emergency overrides an unknown forbid", "{enabled: false}", "{enabled: false, never_overrides: [«F9]}",
        .unknownName),
    Refusal("promise unknown", "{id: I2, never:", "{id: I2, «newer:", .unknownKey),
    Refusal(
        "promise of nothing", "- {id: I4, only_from: {category: health, agencies: [a]}}", "- «{id: I4}", .contradiction),
    Refusal("two promises", "- {id: I4, ", "- «{id: I4, never: {}, ", .contradiction),
    Refusal(
        "promise about an unknown category", "never_reaches: {category: health", "never_reaches: {category: «helth",
        .unknownName),
    Refusal("promise about an unknown agency", "agency: b}}", "agency: «bb}}", .unknownName),
    Refusal(
        "always without guarantee", "{id: I4, only_from: {category: health, agencies: [a]}}",
        "{id: I4, always: «{when: {}}}", .missingKey),
    Refusal(
        "always without cells", "{id: I4, only_from: {category: health, agencies: [a]}}",
        "{id: I4, always: «{consent: participation}}", .missingKey),
    Refusal(
        "consent that is none", "consent: participation, approvals", "consent: «not_required, approvals", .badValue),
    Refusal("part of a ground", "ground_has: gdpr9", "ground_has: «gdpr8", .badValue),
    Refusal("invariant with a rule's id", "{id: I4", "{id: «P1", .duplicateName),
    Refusal(
        "subject in a promise", "never: {purposes: [count]", "never: {«subject: [x], purposes: [count]", .unknownKey),
]
