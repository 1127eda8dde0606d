// swift-tools-version: 6.2
import PackageDescription

/// The name that the compiler knows the package above by: that of its folder. The entries call what is private to it.
let neighbour = String(
    (Context.packageDirectory.split(separator: "/").dropLast().last ?? "brygga").lowercased()
        .map { $0.isLetter || $0.isNumber ? $0 : "_" })

let rooms = [
    "CaseModel", "PersonalNumbers", "OpenSSLCrypto", "Pseudonymisation", "PolicyEvaluation", "ConsentRecording",
    "BundleSealing", "DisclosureControl",
]

let package = Package(
    name: "brygga-fuzzing",
    products: [.executable(name: "brygga-fuzz", targets: ["BryggaFuzz"])],
    dependencies: [.package(name: "brygga", path: "..")],
    targets: [
        // libFuzzer's function in C, and nothing else: the entries are Swift.
        .executableTarget(name: "BryggaFuzz", dependencies: ["FuzzEntries"]),
        .target(
            name: "FuzzEntries", dependencies: rooms.map { .product(name: $0, package: "brygga") },
            // The policy that is asked, and the known answer of a segment; links to the files themselves.
            resources: [.embedInCode("Fixed/policy.yaml"), .embedInCode("Fixed/kat-segment-p256.json")],
            packageAccess: false,
            swiftSettings: [
                .unsafeFlags(["-package-name", neighbour]),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("ExistentialAny"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
