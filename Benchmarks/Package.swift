// swift-tools-version: 6.2
import PackageDescription

/// The name that the compiler knows the package above by: that of its folder. The cost of a code is measured on what is
/// private to that package.
let neighbour = String(
    (Context.packageDirectory.split(separator: "/").dropLast().last ?? "brygga").lowercased()
        .map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
    name: "brygga-benchmarks",
    products: [.executable(name: "brygga-benchmarks", targets: ["BryggaBenchmarks"])],
    dependencies: [.package(name: "brygga", path: "..")],
    targets: [
        // The same work in C, and the measuring of child processes.
        .target(name: "CReference", linkerSettings: [.linkedLibrary("crypto")]),
        // The C side of figure 5 as a program.
        .executableTarget(name: "TableReference", dependencies: ["CReference"]),
        .executableTarget(
            name: "BryggaBenchmarks",
            dependencies: [
                "CReference", "TableReference",
                .product(name: "PersonalNumbers", package: "brygga"),
                .product(name: "PolicyEvaluation", package: "brygga"),
                .product(name: "BundleSealing", package: "brygga"),
                .product(name: "DisclosureControl", package: "brygga"),
            ],
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
