import Foundation

/// A Swift file of the package, as text.
struct SourceFile: Sendable, CustomStringConvertible {
    let module: String
    let name: String
    let lines: [String]

    var description: String { "\(module)/\(name)" }

    /// The lines without what follows `//`, so that rules speak of code and not of comments.
    var code: [String] {
        lines.map { line in
            guard let comment = line.range(of: "//") else { return line }
            return String(line[..<comment.lowerBound])
        }
    }
}

enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file below a folder of the package; the first path component is the module.
    static func files(below folder: String) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        var files: [SourceFile] = []
        for case let url as URL in walk where url.pathExtension == "swift" {
            let relative = url.path.dropFirst(base.path.count + 1).split(separator: "/")
            let text = try String(contentsOf: url, encoding: .utf8)
            files.append(
                SourceFile(
                    module: String(relative[0]), name: relative.dropFirst().joined(separator: "/"),
                    lines: text.components(separatedBy: "\n")))
        }
        return files.sorted { $0.description < $1.description }
    }
}
