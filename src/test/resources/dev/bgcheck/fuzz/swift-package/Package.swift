// swift-tools-version:5.9
import PackageDescription
let package = Package(name: "P", platforms: [.iOS(.v16)], products: [.library(name: "P", targets: ["A"])],
  dependencies: [.package(path: "../Q"), .package(url: "https://example.org/r", from: "1.0.0")],
  targets: [.target(name: "A", dependencies: ["B", .product(name: "R", package: "r")], path: "A", exclude: ["x"]), .testTarget(name: "T")])
