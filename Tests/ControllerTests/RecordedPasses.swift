import Controller
import Foundation
import Model
import Testing

/// The recorded passes of a fixture, a value a line.
func recordedPasses(_ name: String) throws -> [JSON] {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "jsonl"))
    return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: $0) }
}

/// What the passes of a fixture did otherwise than they were recorded, each with the pass' id.
func disagreements(of vector: any ConformanceVector.Type) throws -> [String] {
    try recordedPasses(vector.name).flatMap { line in
        try vector.differences(in: line).map { "\(line["id"]?.string ?? "?"): \($0)" }
    }
}
