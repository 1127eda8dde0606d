import Foundation
import Testing

/// Rules of docs/style.md that the compiler does not enforce.
@Suite("Rules of the house")
struct HouseRuleTests {
    private static let libraries = Set(FloorTests.floors.keys).subtracting([
        "BryggaCommand", "COpenSSL", "CProcess", "CTableIndex", "CChecksum",
    ])

    /// Files outside OpenSSLCrypto that may hold pointers, and why.
    private static let unsafeFiles: Set<String> = [
        "CaseExchange/Files/SystemCalls.swift",  // system calls of files that FoundationEssentials does not offer
        "CaseExchange/Files/SystemCalls+Space.swift",  // statvfs(3), access(2), realpath(3)
        "CaseExchange/Clock.swift",  // time(2) takes a pointer
        "CaseModel/CopiedBytes.swift",  // a span is copied as one piece
        "BundleSealing/Container/CRC32.swift",  // carry-less multiplication
        // The stream engine: bytes in place, wide copies, and an inner loop that counts no references.
        "DisclosureControl/Classes/SpanWords.swift",
        "Pseudonymisation/Stream/DelimitedIndex.swift",
        "Pseudonymisation/Stream/DelimitedWorker.swift",
        "Pseudonymisation/Stream/DistinctCount.swift",
        "Pseudonymisation/Stream/GapList.swift",
        "Pseudonymisation/Stream/ObjectLineWorker.swift",
        "Pseudonymisation/Stream/PendingPseudonyms.swift",
        "Pseudonymisation/Stream/PseudonymEncoder.swift",
        "Pseudonymisation/Stream/RecordCutter.swift",
        "Pseudonymisation/Stream/RecordWriter.swift",
        "Pseudonymisation/Stream/StreamMemory.swift",
    ]

    @Test func noPointerInPublicOrPackageSignatures() throws {
        for file in try SourceTree.files(below: "Sources") where file.module != "OpenSSLCrypto" {
            for (index, line) in file.code.enumerated() where line.contains("public ") || line.contains("package ") {
                let pointers = ["OpaquePointer", "UnsafePointer", "UnsafeMutable", "UnsafeRaw", "UnsafeBuffer"]
                #expect(!pointers.contains { line.contains($0) }, "\(file):\(index + 1)")
            }
        }
    }

    @Test func unsafeCodeHasItsRooms() throws {
        for file in try SourceTree.files(below: "Sources")
        where Self.libraries.contains(file.module) && file.module != "OpenSSLCrypto" {
            guard !Self.unsafeFiles.contains(file.description) else { continue }
            for (index, line) in file.code.enumerated() {
                let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
                #expect(!words.contains("unsafe") && !words.contains("@unsafe"), "\(file):\(index + 1)")
            }
        }
    }

    @Test func librariesNeverTrapOrPrint() throws {
        let banned = ["try!", "fatalError(", "preconditionFailure(", "precondition(", "print(", "dump(", "as!"]
        for file in try SourceTree.files(below: "Sources") where Self.libraries.contains(file.module) {
            for (index, line) in file.code.enumerated() {
                for word in banned { #expect(!line.contains(word), "\(file):\(index + 1) has \(word)") }
            }
        }
    }

    /// Foundation sends a short write again from the start of the buffer, and its atomic writes leave files behind.
    @Test func onlyDurableFileCreatesFiles() throws {
        let writers = [".write(to:", "createFile(", "FileHandle(", "atomically:", ".atomic", "fopen(", "O_CREAT"]
        for file in try SourceTree.files(below: "Sources") {
            if ["CaseExchange/Files/DurableFile.swift", "CaseExchange/Files/SystemCalls.swift"].contains(
                file.description)
            {
                continue
            }
            for (index, line) in file.code.enumerated() {
                for word in writers { #expect(!line.contains(word), "\(file):\(index + 1) has \(word)") }
            }
        }
    }

    /// What one type quotes rightly another would quote almost rightly.
    @Test func onlyShellWordBuildsShellWords() throws {
        for file in try SourceTree.files(below: "Sources") where file.description != "CaseModel/ShellWord.swift" {
            for (index, line) in file.lines.enumerated() {
                #expect(!line.contains("'\\\\''"), "\(file):\(index + 1) escapes a quote for a shell")
            }
        }
    }

    @Test func clockAndChanceHaveTheirTypes() throws {
        let banned = [
            "Date()", "Date.now", "ContinuousClock", "time(nil)", "gettimeofday", "SystemRandomNumberGenerator",
            ".random(in:", "UUID()", "arc4random",
        ]
        let allowed: Set<String> = [
            "CaseExchange/Clock.swift", "CaseExchange/Files/DurableFile.swift", "CaseModel/NameHash.swift",
        ]
        for file in try SourceTree.files(below: "Sources")
        where Self.libraries.contains(file.module) && !allowed.contains(file.description) {
            for (index, line) in file.code.enumerated() {
                // A generator that is passed in is no chance of its own.
                for word in banned where !line.contains("using: &generator") {
                    #expect(!line.contains(word), "\(file):\(index + 1) has \(word)")
                }
            }
        }
    }

    @Test func namesSayWhatTheyAre() throws {
        let vague = ["Manager", "Helper", "Util", "Utils", "Utilities"]
        for file in try SourceTree.files(below: "Sources") {
            for (index, line) in file.code.enumerated() {
                let words = line.split(separator: " ").map(String.init)
                for (place, word) in words.enumerated().dropLast()
                where ["struct", "class", "enum", "actor", "protocol"].contains(word) {
                    let name = words[place + 1].prefix { $0.isLetter || $0.isNumber }
                    #expect(!vague.contains { name.hasSuffix($0) }, "\(file):\(index + 1) names \(name)")
                    #expect(
                        !Self.libraries.contains(String(name)), "\(file):\(index + 1): a type is named like a module")
                }
            }
        }
    }

    @Test func filesHoldOneIdea() throws {
        for file in try SourceTree.files(below: "Sources") {
            #expect(file.lines.count <= 400, "\(file) has \(file.lines.count) lines")
        }
    }

    /// A verb that does not state its name has it made from its type's, which costs every start of the command a look
    /// through all types of the program.
    @Test func everyVerbStatesItsName() throws {
        for file in try SourceTree.files(below: "Sources") {
            for (index, line) in file.lines.enumerated() where line.contains("CommandConfiguration(") {
                let head = file.lines[index...].prefix(2).joined()
                #expect(head.contains("commandName:"), "\(file):\(index + 1)")
            }
        }
    }

    @Test func nothingIsSkippedOrAssertedAway() throws {
        let hollow = ["#expect(true)", "XCTSkip", "withKnownIssue", ".disabled("]
        for file in try SourceTree.files(below: "Tests") where file.module != "ArchitectureTests" {
            for (index, line) in file.code.enumerated() {
                for word in hollow { #expect(!line.contains(word), "\(file):\(index + 1) has \(word)") }
            }
        }
    }
}
