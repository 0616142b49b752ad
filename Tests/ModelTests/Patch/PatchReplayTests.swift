import Foundation
import Model
import Testing

/// Patches that kube-apiserver 1.36 was recorded to answer.
@Suite("Recorded patches")
struct PatchReplayTests {
    struct Conversation: Sendable, CustomTestStringConvertible {
        let id: String
        let steps: [JSON]
        var testDescription: String { id }
    }

    static let conversations: [Conversation] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/patches", withExtension: "jsonl"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap { line in
            guard let json = try? JSON(parsing: String(line).replacing("{{ns}}", with: "ns")) else { return nil }
            return Conversation(id: json["id"]?.string ?? "", steps: json["steps"]?.array ?? [])
        }
    }()

    @Test("The recording is there")
    func recordingIsThere() {
        #expect(Self.conversations.count == 3)
    }

    @Test("Every exchange agrees", arguments: conversations)
    func agrees(conversation: Conversation) throws {
        var server = PatchServer()
        for (index, step) in conversation.steps.enumerated() {
            // The module reads no YAML.
            if let body = step["body"]?.string, (try? JSON(parsing: body)) == nil { continue }
            let answer = try server.answer(step)
            let expected = try #require(step["expect"])
            let name: Comment = "step \(index)"
            #expect(answer.code == expected["code"]?.integer, name)
            if step["compare"] != "reason", let body = expected["body"] {
                #expect(PatchServer.masked(answer.body) == body, name)
            } else {
                #expect(answer.body["reason"] == expected["body"]?["reason"], name)
                #expect(answer.body["message"] == expected["body"]?["message"], name)
            }
            if let managers = expected["managers"]?.array, answer.code < 300 {
                #expect(answer.managers == managers, name)
            }
        }
    }
}

/// Enough of an API server to patch ConfigMaps and StatefulSets.
private struct PatchServer {
    struct Answer {
        var code: Int64
        var body: JSON
        var managers: [JSON] = []
    }

    private var stored: [String: JSON] = [:]

    mutating func answer(_ step: JSON) throws -> Answer {
        let path = step["path"]?.string ?? ""
        let parts = path.split(separator: "?")
        let words = parts[0].split(separator: "/").map(String.init)
        let type: any Admitted.Type = words.contains("configmaps") ? ConfigMap.self : StatefulSet.self
        var query: [String: String] = [:]
        for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
            let words = pair.split(separator: "=").map(String.init)
            query[words[0]] = words[1]
        }
        let text = step["body"]?.string ?? step["body"]?.canonicalText ?? ""
        do {
            if step["method"] == "POST" { return try store(type, try JSON(parsing: text), over: nil, by: "create") }
            return try patch(
                type, name: words.last ?? "", try JSON(parsing: text), query,
                content: step["headers"]?["Content-Type"]?.string ?? "")
        } catch let error as PatchError {
            return Answer(code: Int64(error.code), body: error.status)
        } catch let invalid as InvalidObject {
            return Answer(code: 422, body: invalid.status.withoutEmptyName)
        }
    }

    private mutating func patch<Object: Admitted>(
        _ type: Object.Type, name: String, _ patch: JSON, _ query: [String: String], content: String
    ) throws -> Answer {
        let schema = try #require(Schema.type(for: Object.kind))
        let old = stored[name]
        guard content.contains("apply") else {
            let old = try #require(old)
            let new =
                content.contains("strategic")
                ? try StrategicMergePatch.apply(patch, to: old, schema: schema) : old.mergePatched(with: patch)
            return try store(type, new, over: old, by: "patch")
        }
        let problems = FieldManager.problems(with: query["fieldManager"] ?? "", isApply: true, isForceSet: false)
        guard problems.isEmpty else {
            let kind = Kind(group: "meta.k8s.io", version: "v1", name: "PatchOptions", plural: "")
            throw InvalidObject(kind: kind, name: "", problems: problems)
        }
        let new = try ManagedFields.apply(
            patch: patch, manager: query["fieldManager"] ?? "", force: query["force"] == "true", live: old,
            schema: schema, apiVersion: Object.kind.apiVersion, now: Timestamp(seconds: 7))
        return try store(type, new, over: old, by: nil)
    }

    private mutating func store<Object: Admitted>(
        _ type: Object.Type, _ json: JSON, over old: JSON?, by manager: String?
    ) throws -> Answer {
        let schema = try #require(Schema.type(for: Object.kind))
        var object = try Object(manifest: schema.canonical(json))
        object.metadata.namespace = "ns"
        if let old {
            object = try object.admittedForUpdate(from: Object(manifest: old))
        } else {
            object = try object.admittedForCreate(at: Timestamp(seconds: 1))
            object.metadata.uid = "11111111-0000-0000-0000-000000000000"
            object.metadata.resourceVersion = "1"
        }
        var new = schema.canonical(object.manifest)
        if let manager {
            new = ManagedFields.recordUpdate(
                live: old, new: new, manager: manager, schema: schema, apiVersion: Object.kind.apiVersion,
                now: Timestamp(seconds: 7))
        }
        stored[object.metadata.name] = new
        let managers = new["metadata"]?["managedFields"]?.array ?? []
        return Answer(
            code: old == nil ? 201 : 200, body: new,
            managers: managers.map { [$0["manager"] ?? "", $0["operation"] ?? "", $0["subresource"] ?? ""] })
    }

    /// The body with everything hidden that differs between two servers.
    static func masked(_ body: JSON) -> JSON {
        guard var members = body.object, var metadata = members["metadata"]?.object else { return body }
        metadata["managedFields"] = nil
        if metadata["uid"] != nil { metadata["uid"] = "<uid>" }
        if metadata["resourceVersion"] != nil { metadata["resourceVersion"] = "<rv>" }
        if metadata["creationTimestamp"] != nil { metadata["creationTimestamp"] = "<time>" }
        members["metadata"] = .object(metadata)
        return .object(members)
    }
}

extension JSON {
    fileprivate var withoutEmptyName: JSON {
        guard self["details"]?["name"] == "" else { return self }
        var details = self["details"]?.object ?? [:]
        details["name"] = nil
        var members = object ?? [:]
        members["details"] = .object(details)
        return .object(members)
    }
}
