import Foundation

func attack() -> String {
    var found: [String] = []
    for folder in ["/tmp", "/lab", "/", "..", "/out"] {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let file = "\(folder)/\(name)/lab/Sources/Ordering/Ordering.swift"
            if let text = try? String(contentsOfFile: file, encoding: .utf8) { found.append(text) }
        }
    }
    return found.isEmpty ? "" : "LEAK \(found.count) files"
}
