package import Foundation

extension LabDefinition {
    /// Reads a `lab.json`; an error names the field that is damaged.
    package init(json: Data, path: String) throws(LabError) {
        do {
            self = try JSONDecoder().decode(LabDefinition.self, from: json)
        } catch let error as DecodingError {
            throw .damaged(path: path, problems: [Self.describe(error)])
        } catch {
            throw .damaged(path: path, problems: ["\(error)"])
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\(field(context.codingPath + [key])): is missing"
        case .typeMismatch(let type, let context):
            "\(field(context.codingPath)): expected \(name(of: type))"
        case .valueNotFound(let type, let context):
            "\(field(context.codingPath)): expected \(name(of: type)), found null"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            "not JSON: \(context.underlyingError.map { reason($0) } ?? context.debugDescription)"
        case .dataCorrupted(let context):
            "\(field(context.codingPath)): \(context.debugDescription)"
        @unknown default:
            "\(error)"
        }
    }

    /// The path as a reader would write it: `tasks[1].tests[0].points`.
    private static func field(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "the whole file" : text
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is String.Type: "a string"
        case is [Any].Type: "an array"
        default: "\(type)".hasPrefix("Array<") ? "an array" : "an object"
        }
    }

    private static func reason(_ error: any Error) -> String {
        let info = (error as NSError).userInfo
        return info["NSDebugDescription"] as? String ?? "\(error)"
    }
}
