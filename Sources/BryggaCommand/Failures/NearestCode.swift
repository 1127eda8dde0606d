/// Finds the code that a person most likely meant.
enum NearestCode {
    /// The code with the fewest changed letters, whatever their case; nil when none is near.
    static func of(_ typed: String, among codes: [String]) -> String? {
        // Every code is far shorter; the distance below costs the product of both lengths.
        guard typed.utf8.count <= 64 else { return nil }
        let word = Array(typed.lowercased().utf8)
        let nearest =
            codes.map { (code: $0, distance: distance(word, Array($0.lowercased().utf8))) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(2, nearest.code.utf8.count / 2) else { return nil }
        return nearest.code
    }

    /// The Levenshtein distance: how many bytes are inserted, removed or replaced.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
            }
        }
        return row[right.count]
    }
}
