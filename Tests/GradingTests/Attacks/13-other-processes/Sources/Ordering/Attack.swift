import Foundation

func attack() -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let others = names.filter { Int($0) != nil && $0 != "\(getpid())" }
    let lines = others.compactMap { try? String(contentsOfFile: "/proc/\($0)/environ", encoding: .utf8) }
    return lines.contains { $0.contains("PATH") } ? "LEAK of \(others.count) processes" : ""
}
