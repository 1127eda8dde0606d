// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "brygga-benchmarks",
    products: [.executable(name: "brygga-benchmarks", targets: ["BryggaBenchmarks"])],
    dependencies: [.package(name: "brygga", path: "..")],
    targets: [
        // The same work in C, and the measuring of child processes.
        .target(name: "CReference", linkerSettings: [.linkedLibrary("crypto")]),
        // A small process that runs commands, because a child's peak memory is never below its parent's.
        // It links nothing that it does not need, or the Swift library's pages would count.
        .executableTarget(
            name: "MeasuredRun", linkerSettings: [.unsafeFlags(["-Xlinker", "--as-needed"])]),
        .executableTarget(
            name: "BryggaBenchmarks",
            dependencies: [
                "CReference", "MeasuredRun",
                //.product(name: "brygga", package: "brygga"),
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
