import Foundation
import Testing

/// The floors of docs/architecture.md: arrows point down only, and rooms of floors 1 and 2 never import each other.
@Suite("Floors of the house")
struct FloorTests {
    static let floors: [String: Int] = [
        "COpenSSL": 0, "CProcess": 0, "CTableIndex": 0, "CChecksum": 0,
        "CaseModel": 1, "PersonalNumbers": 1, "OpenSSLCrypto": 1, "ParallelWork": 1,
        "Pseudonymisation": 2, "PolicyEvaluation": 2, "ConsentRecording": 2, "BundleSealing": 2, "DisclosureControl": 2,
        "CaseExchange": 3, "AuditReporting": 3,
        "BryggaCommand": 4,
    ]

    /// What each room may import from outside the house.
    static let guests: [String: Set<String>] = [
        "PolicyEvaluation": ["Yams"],
        "CaseExchange": ["GRDB", "Yams", "Glibc", "FoundationEssentials", "Dispatch"],
        "AuditReporting": ["Mustache"],
        "BryggaCommand": ["ArgumentParser", "Glibc"],
        "OpenSSLCrypto": ["Glibc"],
        "ParallelWork": ["Dispatch", "Glibc"],
    ]

    @Test func everyImportPointsDown() throws {
        let files = try SourceTree.files(below: "Sources")
        #expect(files.count > 40)
        for file in files {
            let floor = try #require(Self.floors[file.module], "\(file) lies in a room without a floor")
            for imported in file.imports {
                if let other = Self.floors[imported] {
                    #expect(other < floor, "\(file) imports \(imported), which is not below it")
                } else {
                    let allowed = Self.guests[file.module, default: []].union(["Synchronization", "Swift"])
                    #expect(allowed.contains(imported), "\(file) imports \(imported), which its room does not have")
                }
            }
        }
    }

    @Test func onlyOpenSSLCryptoImportsCOpenSSL() throws {
        for file in try SourceTree.files(below: "Sources") where file.imports.contains("COpenSSL") {
            #expect(file.module == "OpenSSLCrypto", "\(file)")
        }
    }

    @Test func onlyTheStreamEngineImportsCTableIndex() throws {
        for file in try SourceTree.files(below: "Sources") where file.imports.contains("CTableIndex") {
            #expect(file.description.hasPrefix("Pseudonymisation/Stream/"), "\(file)")
        }
    }

    @Test func onlyTheChecksumImportsCChecksum() throws {
        for file in try SourceTree.files(below: "Sources") where file.imports.contains("CChecksum") {
            #expect(file.description == "BundleSealing/Container/CRC32.swift")
        }
    }

    @Test func onlyProcessProtectionImportsCProcess() throws {
        for file in try SourceTree.files(below: "Sources") where file.imports.contains("CProcess") {
            #expect(file.description == "CaseExchange/ProcessProtection.swift")
        }
    }

    @Test func onlyTheLoadersImportYams() throws {
        let allowed: Set<String> = ["PolicyEvaluation", "CaseExchange"]
        for file in try SourceTree.files(below: "Sources") where file.imports.contains("Yams") {
            #expect(allowed.contains(file.module), "\(file)")
        }
    }

    @Test func theManifestAllowsNothingElse() throws {
        let manifest = try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
        for module in Self.floors.keys { #expect(manifest.contains("\"\(module)\"")) }
        let declared = try FileManager.default.contentsOfDirectory(
            atPath: SourceTree.root.appending(path: "Sources").path)
        #expect(Set(declared) == Set(Self.floors.keys))
    }
}

extension SourceFile {
    /// The modules that the file imports.
    var imports: [String] {
        code.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
                words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) })
            else { return nil }
            let kinds: Set<String> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
            let name = kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
            return String(name.prefix { $0 != "." })
        }
    }
}
