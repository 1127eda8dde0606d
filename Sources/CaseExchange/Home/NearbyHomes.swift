import CaseModel

/// Homes of the same agency near another one: two of them know nothing of each other's consents and withdrawals.
enum NearbyHomes {
    /// The most folders beside a home that are looked at.
    private static let limit = 1_000

    /// The paths of other homes of an agency: beside `path`, and at the places given.
    static func of(_ agency: Identifier, beside path: String, and places: [String]) -> [String] {
        let parent = FilePath.folder(of: path)
        let names = (try? SystemCalls.names(in: parent)) ?? []
        let siblings = names.filter { !$0.hasPrefix(FilePath.temporaryPrefix) }.prefix(limit).map { parent + "/" + $0 }
        let own = SystemCalls.canonicalPath(path) ?? path
        var found: [String] = []
        for candidate in siblings + places {
            let candidate = FilePath.withoutTrailingSlash(candidate)
            guard let resolved = SystemCalls.canonicalPath(candidate), resolved != own,
                !found.contains(where: { SystemCalls.canonicalPath($0) == resolved }),
                (try? AgencyHome.read(at: candidate))?.agency == agency
            else { continue }
            found.append(candidate)
        }
        return found
    }
}

/// Whether a home may be made although a home of the same agency is near.
public enum SecondHome: Sendable {
    /// It is refused: the rule. The places are looked at besides the folders beside the new home.
    case refuse(places: [String])
    /// It is wanted.
    case allow
}
