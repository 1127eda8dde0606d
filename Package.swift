// swift-tools-version: 6.2
import PackageDescription

let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]
let libraryRules = houseRules + [.strictMemorySafety()]

/// A library target of the house: floors and allowed imports stand in docs/architecture.md.
func room(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: libraryRules)
}

/// The tests of one room; vectors lie beside them in `Vectors/` and are read from the source tree.
func tests(_ name: String, on dependencies: [Target.Dependency], exclude vectors: [String] = ["Vectors"]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], exclude: vectors, swiftSettings: houseRules)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "brygga",
    products: [
        .executable(name: "brygga", targets: ["BryggaCommand"]),
        .library(name: "CaseModel", targets: ["CaseModel"]),
        .library(name: "OpenSSLCrypto", targets: ["OpenSSLCrypto"]),
        .library(name: "PersonalNumbers", targets: ["PersonalNumbers"]),
        .library(name: "Pseudonymisation", targets: ["Pseudonymisation"]),
        .library(name: "PolicyEvaluation", targets: ["PolicyEvaluation"]),
        .library(name: "ConsentRecording", targets: ["ConsentRecording"]),
        .library(name: "BundleSealing", targets: ["BundleSealing"]),
        .library(name: "DisclosureControl", targets: ["DisclosureControl"]),
        .library(name: "CaseExchange", targets: ["CaseExchange"]),
        .library(name: "AuditReporting", targets: ["AuditReporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // Floor 0
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CProcess"),
        .target(name: "CTableIndex"),
        .target(name: "CChecksum"),
        // Floor 1
        room("OpenSSLCrypto", on: ["COpenSSL"]),
        room("PersonalNumbers"),
        room("ParallelWork"),
        room("CaseModel"),
        // Floor 2
        room("Pseudonymisation", on: ["CaseModel", "PersonalNumbers", "OpenSSLCrypto", "CTableIndex"]),
        room("PolicyEvaluation", on: ["CaseModel", "OpenSSLCrypto", yams]),
        room("ConsentRecording", on: ["CaseModel", "OpenSSLCrypto"]),
        room("BundleSealing", on: ["CaseModel", "OpenSSLCrypto", "ParallelWork", "CChecksum"]),
        room("DisclosureControl", on: ["CaseModel", "OpenSSLCrypto"]),
        // Floor 3
        room(
            "CaseExchange",
            on: [
                "CaseModel", "PersonalNumbers", "OpenSSLCrypto", "Pseudonymisation", "PolicyEvaluation",
                "ConsentRecording", "BundleSealing", "DisclosureControl", "ParallelWork", "CProcess", grdb, yams,
            ]),
        room(
            "AuditReporting",
            on: [
                "CaseModel", "OpenSSLCrypto", "PolicyEvaluation", "ConsentRecording", "BundleSealing",
                "DisclosureControl", mustache,
            ]),
        // Floor 4
        .executableTarget(
            name: "BryggaCommand",
            dependencies: [
                "CaseModel", "PersonalNumbers", "OpenSSLCrypto", "Pseudonymisation", "PolicyEvaluation",
                "ConsentRecording", "BundleSealing", "DisclosureControl", "ParallelWork", "CaseExchange",
                "AuditReporting", argumentParser,
            ],
            // The demo's scenario, links into policies/rekrytera-helsingborg/.
            resources: [
                .embedInCode("Demo/Scenario/policy.yaml"), .embedInCode("Demo/Scenario/policy.tests.yaml"),
                .embedInCode("Demo/Scenario/deltagare-1.json"), .embedInCode("Demo/Scenario/deltagare-2.json"),
                .embedInCode("Demo/Scenario/meritforteckning.txt"), .embedInCode("Demo/Scenario/samtycke-sv.txt"),
                .embedInCode("Demo/Scenario/underskrift.txt"), .embedInCode("Demo/Scenario/deltagare.csv"),
                .embedInCode("Demo/Scenario/uppfoljning.csv"), .embedInCode("Demo/Scenario/recept.json"),
                .embedInCode("Demo/Scenario/mal.csv"),
                // What `policy schema` prints, links into docs/schema/.
                .embedInCode("Schema/policy-file.schema.json"), .embedInCode("Schema/policy-tests.schema.json"),
            ],
            swiftSettings: houseRules),
        // Tests
        .target(
            name: "TestSupport", dependencies: ["CaseModel", subprocess], path: "Tests/TestSupport",
            swiftSettings: houseRules),
        // Forged bundles, for the tests of the library and of the command; only debug builds give it the internals it forges.
        .target(
            name: "BundleForging", dependencies: ["BundleSealing", "CaseModel", "OpenSSLCrypto"],
            path: "Tests/BundleForging", swiftSettings: houseRules),
        tests("CaseModelTests", on: ["CaseModel"], exclude: []),
        tests("ParallelWorkTests", on: ["ParallelWork"], exclude: []),
        // What the vector registers of a thread hold, for the tests that no key stays there.
        .target(name: "CRegisters", path: "Tests/CRegisters"),
        tests("OpenSSLCryptoTests", on: ["OpenSSLCrypto", "CRegisters"], exclude: []),
        tests("PersonalNumbersTests", on: ["PersonalNumbers"]),
        tests("PseudonymisationTests", on: ["Pseudonymisation", "CaseModel", "PersonalNumbers", "OpenSSLCrypto"]),
        tests(
            "PolicyEvaluationTests", on: ["PolicyEvaluation", "CaseModel", "OpenSSLCrypto"],
            exclude: ["Vectors", "verdicts.py", "cedar_answers.py"]),
        tests("ConsentRecordingTests", on: ["ConsentRecording", "CaseModel", "OpenSSLCrypto"], exclude: []),
        tests("BundleSealingTests", on: ["BundleForging", "BundleSealing", "CaseModel", "OpenSSLCrypto"]),
        tests(
            "CaseExchangeTests", on: ["CaseExchange", "CaseModel", "OpenSSLCrypto", "PersonalNumbers", grdb],
            exclude: []),
        tests(
            "AuditReportingTests",
            on: [
                "AuditReporting", "CaseModel", "OpenSSLCrypto", "PolicyEvaluation", "ConsentRecording", "BundleSealing",
            ], exclude: ["axe.py"]),
        tests(
            "CommandTests",
            on: [
                "BryggaCommand", "BundleForging", "BundleSealing", "CaseExchange", "CaseModel", "OpenSSLCrypto",
                "PersonalNumbers",
            ], exclude: []),
        tests("DisclosureControlTests", on: ["DisclosureControl", "CaseModel", "OpenSSLCrypto"], exclude: []),
        tests("ArchitectureTests", on: [], exclude: []),
    ],
    swiftLanguageModes: [.v6]
)
