// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "brygga-benchmarks",
    products: [.executable(name: "brygga-benchmarks", targets: ["BryggaBenchmarks"])],
    dependencies: [.package(name: "brygga", path: "..")],
    targets: [
        // The same work in C, and the measuring of child processes.
        .target(name: "CReference", linkerSettings: [.linkedLibrary("crypto")]),
        .executableTarget(
            name: "BryggaBenchmarks",
            dependencies: [
                "CReference",
                // The release binary that figure 3 starts.
                .product(name: "brygga", package: "brygga"),
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
