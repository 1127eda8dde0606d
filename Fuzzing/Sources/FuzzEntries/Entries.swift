extension Entry {
    /// Every entry, in the order of the table that the runner prints.
    static let all: [Entry] = [
        Entry(name: "container", run: container),
        Entry(name: "resealed", run: resealed),
        Entry(name: "signature", run: signature),
        Entry(name: "segment", run: segment),
        Entry(name: "manifest", run: manifest),
        Entry(name: "index", run: index),
        Entry(name: "entry-list", run: entryList),
        Entry(name: "trust-list", run: trustList),
        Entry(name: "approval", run: approval),
        Entry(name: "certificate", run: certificate),
        Entry(name: "policy", run: policy),
        Entry(name: "question", run: question),
        Entry(name: "consent", run: consent),
        Entry(name: "delimited", run: delimited),
        Entry(name: "object-lines", run: objectLines),
        Entry(name: "number", run: number),
        Entry(name: "scanner", run: scanner),
        Entry(name: "pseudonym", run: pseudonym),
        Entry(name: "pseudonym-map", run: pseudonymMap),
        Entry(name: "json", run: json),
        Entry(name: "case-file", run: caseFile),
        Entry(name: "recipe", run: recipe),
        Entry(name: "dates", run: dates),
        Entry(name: "planted", run: planted),
    ]

    /// The fault that the runner must find before its word about the others counts.
    static func planted(_ bytes: [UInt8]) {
        let word = Array("BRYGGA-PLANTED".utf8)
        guard bytes.count >= word.count else { return }
        for (place, byte) in word.enumerated() where bytes[place] != byte { return }
        stop("the planted fault")
    }
}
