import API
import Cluster
import Foundation
import Model
import Testing

/// A conversation with kube-apiserver 1.36.2, as it was recorded.
struct Conversation: Sendable, CustomTestStringConvertible {
    let id: String
    let steps: [JSON]
    var testDescription: String { id }

    static let all: [Conversation] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/http", withExtension: "jsonl"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let json = try? JSON(parsing: line) else { return nil }
            return Conversation(id: json["id"]?.string ?? "", steps: json["steps"]?.array ?? [])
        }
    }()
}

/// Replays a conversation, and masks what differs between any two servers.
struct Replay {
    static let namespace = "v0a1b2c"

    private var client: Client
    private var captured: [String: String] = [:]

    init() {
        client = Client()
        client.send("POST", "/api/v1/namespaces", body: ["metadata": ["name": .string(Self.namespace)]])
    }

    /// What a server said, as it is compared.
    struct Observation {
        var code: Int
        var warning: String?
        var managers: JSON
        var body: JSON
    }

    /// Sends a step's request.
    mutating func observe(_ step: JSON) throws -> Observation {
        var headers: [String: String] = [:]
        for member in step["headers"]?.object ?? [:] {
            headers[member.key.lowercased()] = filled(member.value.string ?? "")
        }
        var body: [UInt8] = []
        if let json = step["body"] {
            body = Array(filled(json.string ?? json.canonicalText).utf8)
            if headers["content-type"] == nil { headers["content-type"] = "application/json" }
            if body.starts(with: "apiVersion: ".utf8) { body = Self.converted(body) }
        }
        let answer = client.send(
            step["method"]?.string ?? "", filled(step["path"]?.string ?? ""), headers: headers, text: body)
        let json = (try? JSON(parsing: answer.body)) ?? [:]
        capture(json["metadata"])
        return Observation(
            code: answer.code, warning: answer.headers.last { $0.name == "Warning" }?.value,
            managers: Self.managers(json["metadata"]), body: try shown(json))
    }

    /// The recording's one YAML body, as whoever listens converts it.
    private static func converted(_ body: [UInt8]) -> [UInt8] {
        let json: JSON = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "d"], "data": ["yaml": "yes"],
        ]
        return json.bytes()
    }

    private mutating func capture(_ metadata: JSON?) {
        if let name = metadata?["name"]?.string, !name.isEmpty {
            captured["rv:\(name)"] = metadata?["resourceVersion"]?.string ?? ""
            captured["uid:\(name)"] = metadata?["uid"]?.string ?? ""
        }
        if let token = metadata?["continue"]?.string { captured["continue"] = token }
    }

    private func filled(_ text: String) -> String {
        var text = text.replacing("{{ns}}", with: Self.namespace)
        for (name, value) in captured { text = text.replacing("{{\(name)}}", with: value) }
        return text
    }

    private static func managers(_ metadata: JSON?) -> JSON {
        let entries = (metadata?["managedFields"]?.array ?? []).map { entry in
            ["manager", "operation", "subresource"].map { entry[$0]?.string ?? "" }
        }
        let sorted = Set(entries).sorted { $0.lexicographicallyPrecedes($1) }
        return .array(sorted.map { .array($0.map { .string($0) }) })
    }

    private func shown(_ json: JSON) throws -> JSON {
        let masked = json["kind"] == "Table" ? Masks.table(json) : Masks.value(json)
        var text = masked.canonicalText.replacing(Self.namespace, with: "{{ns}}")
        for (key, value) in captured where key.hasPrefix("uid:") && !value.isEmpty {
            text = text.replacing(value, with: "<uid>")
        }
        text = text.replacing(#/"name":"gen-[a-z0-9]{5}"/#, with: #""name":"gen-<random>""#)
        text = text.replacing(#/in record \(\d+\)/#, with: "in record (<rv>)")
        return try JSON(parsing: text)
    }
}

/// Hides what differs between any two servers.
enum Masks {
    private static let times: Set<String> = [
        "creationTimestamp", "deletionTimestamp", "lastTransitionTime", "lastUpdateTime", "startTime",
        "firstTimestamp", "lastTimestamp", "eventTime", "time",
    ]

    static func value(_ json: JSON) -> JSON {
        switch json {
        case .array(let elements): return .array(elements.map(value))
        case .object(let members):
            var masked = JSONObject()
            for member in members where member.key != "managedFields" {
                masked[member.key] = value(member.value, under: member.key)
            }
            return .object(masked)
        default: return json
        }
    }

    private static func value(_ json: JSON, under key: String) -> JSON {
        let text = json.string ?? ""
        switch key {
        case "uid" where text.wholeMatch(of: #/[0-9a-fA-F-]{36}/#) != nil: return "<uid>"
        case "resourceVersion" where !text.isEmpty: return "<rv>"
        case _ where times.contains(key) && !text.isEmpty: return "<time>"
        case "clusterIP" where !text.isEmpty && text != "None": return "<ip>"
        case "clusterIPs" where json != ["None"]: return ["<ip>"]
        case "continue" where !text.isEmpty: return "<continue>"
        default: return value(json)
        }
    }

    static func table(_ json: JSON) -> JSON {
        var table = value(json).object ?? [:]
        table["columnDefinitions"] = .array(
            (table["columnDefinitions"]?.array ?? []).map { column in
                .object(
                    JSONObject(["name", "type", "format", "priority"].map { ($0, column[$0] ?? .null) }))
            })
        if let rows = table["rows"]?.array { table["rows"] = .array(rows.map(row)) }
        return .object(table)
    }

    private static func row(_ json: JSON) -> JSON {
        var row = json.object ?? [:]
        row["cells"] = .array((row["cells"]?.array ?? []).map(cell))
        if row["conditions"]?.array?.isEmpty ?? true { row["conditions"] = nil }
        if let object = row["object"], object.object != nil {
            row["object"] = [
                "kind": object["kind"] ?? .null, "apiVersion": object["apiVersion"] ?? .null,
                "name": object["metadata"]?["name"] ?? .null,
            ]
        }
        return .object(row)
    }

    private static func cell(_ json: JSON) -> JSON {
        guard let text = json.string else { return json }
        if text.wholeMatch(of: #/\d+[smhd]|<unknown>|\d+m\d+s/#) != nil { return "<age>" }
        return text.wholeMatch(of: #/\d+\.\d+\.\d+\.\d+/#) != nil ? "<ip>" : json
    }
}

extension JSON {
    /// Where another value differs; a missing member and `null` are the same.
    func differences(from other: JSON, at path: String) -> [String] {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            Set(left.keys).union(right.keys).sorted().flatMap { key in
                (left[key] ?? .null).differences(from: right[key] ?? .null, at: "\(path).\(key)")
            }
        case (.array(let left), .array(let right)) where left.count == right.count:
            zip(left, right).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
            }
        default: self == other ? [] : ["\(path): expected \(other), got \(self)"]
        }
    }
}
