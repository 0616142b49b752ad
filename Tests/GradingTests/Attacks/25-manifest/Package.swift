// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Lab02-Ordering",
    targets: [.plugin(name: "Grade", capability: .buildTool()), .target(name: "Ordering", plugins: ["Grade"])])
