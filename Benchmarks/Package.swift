// swift-tools-version: 6.2
import PackageDescription

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
                .product(name: "Pseudonymisation", package: "brygga"),
                .product(name: "PolicyEvaluation", package: "brygga"),
                .product(name: "BundleSealing", package: "brygga"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("ExistentialAny"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
