import Foundation

func attack() -> String {
    let own = ProcessInfo.processInfo.environment
    let telling = own.keys.filter { $0.hasPrefix("ORDINAL") || $0.contains("SECRET") || $0 == "HOME" }.sorted()
    print(own, CommandLine.arguments)
    return telling.isEmpty ? "" : "LEAK \(telling)"
}
