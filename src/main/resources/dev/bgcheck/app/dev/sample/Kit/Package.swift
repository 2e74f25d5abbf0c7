// swift-tools-version:5.9
import PackageDescription

let shared: [Target.Dependency] = ["Core", .product(name: "Remote", package: "remote")]
let settings: [SwiftSetting] = [.define("KIT"), .enableUpcomingFeature("BareSlashRegexLiterals")]

func source(_ name: String, dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "Kit",
  defaultLocalization: "en",
  platforms: [.iOS(.v16), .watchOS("9.0")],
  products: [
    .library(name: "Kit", targets: ["Kit"]),
    .executable(name: "Tool", targets: ["Tool"]),
  ],
  dependencies: [
    .package(path: "../Other"),
    .package(url: "https://example.com/remote", from: "1.0.0"),
  ],
  targets: [
    source("Kit", dependencies: shared + ["Extra"]),
    .target(name: "Core", exclude: ["README.md"], sources: ["."], resources: [.process("Res")]),
    .testTarget(name: "KitTests", dependencies: ["Kit"]),
  ]
)

package.targets.append(.target(name: "Extra"))
for target in package.targets {
  target.swiftSettings = settings
}
