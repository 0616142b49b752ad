import Foundation

func attack() -> String {
    let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let tests = own.appendingPathComponent("../../Tests/OrderingTests/Situations.swift")
    #sourceLocation(file:"Tests/OrderingTests/Check.swift",line:1)
    let text = try? String(contentsOf: tests, encoding: .utf8)
    #sourceLocation()
    return text == nil ? "" : "LEAK \(#fileID)"
}
