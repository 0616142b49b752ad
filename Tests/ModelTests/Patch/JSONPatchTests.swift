import Model
import Testing

@Suite("JSON patch")
struct JSONPatchTests {
    static func json(_ text: String) throws -> JSON { try JSON(parsing: text) }

    @Test(
        "Edits the document",
        arguments: [
            (#"{"a":1}"#, #"[{"op":"add","path":"/b","value":2}]"#, #"{"a":1,"b":2}"#),
            (#"{"a":1}"#, #"[{"op":"add","path":"/a","value":[]}]"#, #"{"a":[]}"#),
            (#"{"a":[1,3]}"#, #"[{"op":"add","path":"/a/1","value":2}]"#, #"{"a":[1,2,3]}"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/-","value":2}]"#, #"{"a":[1,2]}"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/1","value":2}]"#, #"{"a":[1,2]}"#),
            (#"{"a":[1,2]}"#, #"[{"op":"add","path":"/a/-1","value":3}]"#, #"{"a":[1,2,3]}"#),
            (#"{"a":[1,2]}"#, #"[{"op":"remove","path":"/a/-1"}]"#, #"{"a":[1]}"#),
            (#"{"a":{"b":1,"c":2}}"#, #"[{"op":"remove","path":"/a/b"}]"#, #"{"a":{"c":2}}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"/a","value":{"x":null}}]"#, #"{"a":{"x":null}}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"/new","value":2}]"#, #"{"a":1,"new":2}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"","value":{"b":1}}]"#, #"{"b":1}"#),
            (#"{"a":{"b":1}}"#, #"[{"op":"move","from":"/a/b","path":"/c"}]"#, #"{"a":{},"c":1}"#),
            (#"{"a":[1,2,3]}"#, #"[{"op":"move","from":"/a/0","path":"/a/2"}]"#, #"{"a":[2,3,1]}"#),
            (#"{"a":{"b":1}}"#, #"[{"op":"copy","from":"/a","path":"/c"}]"#, #"{"a":{"b":1},"c":{"b":1}}"#),
            (#"{"a":1}"#, #"[{"op":"copy","from":"/none","path":"/c"}]"#, #"{"a":1,"c":null}"#),
            (#"{"a/b":1,"m~n":2}"#, #"[{"op":"remove","path":"/a~1b"},{"op":"remove","path":"/m~0n"}]"#, "{}"),
            (#"{"~1":1}"#, #"[{"op":"replace","path":"/~01","value":2}]"#, #"{"~1":2}"#),
            (#"{"":1}"#, #"[{"op":"remove","path":"/"}]"#, "{}"),
            (#"{"a":{"b":[1]}}"#, #"[{"op":"test","path":"/a","value":{"b":[1]}}]"#, #"{"a":{"b":[1]}}"#),
            (#"{"a":1}"#, #"[{"op":"test","path":"/none","value":null}]"#, #"{"a":1}"#),
            (#"{"a":1}"#, #"[{"op":"test","path":"","value":{"a":1}}]"#, #"{"a":1}"#),
            (#"{"a":1}"#, "[]", #"{"a":1}"#),
            (#"{"a":1}"#, "null", #"{"a":1}"#),
        ])
    func edits(document: String, patch: String, result: String) throws {
        #expect(try JSONPatch(json: Self.json(patch)).applied(to: Self.json(document)) == Self.json(result))
    }

    @Test(
        "Refuses what does not fit the document, without saying why",
        arguments: [
            #"[{"op":"remove","path":"/none"}]"#,
            #"[{"op":"add","path":"/none/x","value":1}]"#,
            #"[{"op":"add","path":"/a/b","value":1}]"#,
            #"[{"op":"add","path":"/list/3","value":1}]"#,
            #"[{"op":"add","path":"/list/x","value":1}]"#,
            #"[{"op":"replace","path":"/list/2","value":1}]"#,
            #"[{"op":"replace","path":"/list/-","value":1}]"#,
            #"[{"op":"remove","path":"/list/-3"}]"#,
            #"[{"op":"remove","path":""}]"#,
            #"[{"op":"add","path":"a","value":1}]"#,
            #"[{"op":"move","from":"/none","path":"/b"}]"#,
            #"[{"op":"move","path":"/b"}]"#,
            #"[{"op":"test","path":"/a","value":2}]"#,
            #"[{"op":"test","path":"/a"}]"#,
            #"[{"op":"test","path":"/list/7","value":null}]"#,
            #"[{"op":"unknown","path":"/a"}]"#,
            #"[{"path":"/a"}]"#,
            #"[{"op":"add","value":1}]"#,
            "[null]",
        ])
    func refusals(patch: String) throws {
        let patch = try JSONPatch(json: Self.json(patch))
        let document: JSON = ["a": 1, "list": [1, 2]]
        let error = #expect(throws: PatchError.self) { try patch.applied(to: document) }
        #expect(
            error?.status == [
                "apiVersion": "v1", "kind": "Status", "metadata": [:], "status": "Failure", "code": 422,
                "reason": "Invalid", "details": [:],
                "message": "the server rejected our request due to an error in our request",
            ])
    }

    @Test(
        "Refuses what is no patch",
        arguments: [
            ("{}", "json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp"),
            (#"["x"]"#, "json: cannot unmarshal string into Go value of type handlers.jsonPatchOp"),
            (#"[{"op":1}]"#, "json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string"),
            (
                #"[{"op":"add","path":true}]"#,
                "json: cannot unmarshal bool into Go struct field jsonPatchOp.path of type string"
            ),
        ])
    func malformed(patch: String, message: String) throws {
        let json = try Self.json(patch)
        let error = #expect(throws: PatchError.self) { try JSONPatch(json: json) }
        #expect(error?.code == 400 && error?.reason == "BadRequest")
        #expect(error?.message == "error decoding patch: \(message)")
    }

    @Test("Refuses more operations than ten thousand")
    func tooMany() throws {
        let operation: JSON = ["op": "test", "path": "/a", "value": 1]
        let error = #expect(throws: PatchError.self) {
            try JSONPatch(json: .array(Array(repeating: operation, count: 10_001)))
        }
        #expect(error?.code == 413)
        #expect(
            error?.message
                == "Request entity is too large: The allowed maximum operations in a JSON patch is 10000, got 10001")
    }

    @Test("Reports members that no operation has")
    func strictProblems() throws {
        let patch = try JSONPatch(json: Self.json(#"[{"op":"add","path":"/b","value":1,"force":true}]"#))
        #expect(patch.strictProblems == [#"json patch unknown field "[0].force""#])
    }

    @Test("A merge patch must be an object")
    func mergePatch() throws {
        let object: JSON = ["a": ["b": 1, "c": 2]]
        #expect(try MergePatch.apply(["a": ["b": .null]], to: object) == ["a": ["c": 2]])
        #expect(try MergePatch.apply(.null, to: object) == object)
        let error = #expect(throws: PatchError.self) { try MergePatch.apply([true], to: object) }
        #expect(error?.code == 400)
        #expect(
            error?.message
                == "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")
    }

    @Test("An object that a patch spoilt is shown")
    func unreadable() {
        let json = PatchError.unreadable(patched: ["spec": ["replicas": "x"]], problem: "no number")
        #expect(json.message == #" "" is invalid: patch: Invalid value: "{\"spec\":{\"replicas\":\"x\"}}": no number"#)
        let strategic = PatchError.unreadable(strategicPatch: ["spec": ["replicas": "x"]], problem: "no number")
        #expect(
            strategic.status["details"] == [
                "causes": [
                    [
                        "reason": "FieldValueInvalid", "field": "patch",
                        "message": #"Invalid value: "map[spec:map[replicas:x]]": no number"#,
                    ]
                ]
            ])
    }

    @Test("Turns any document into any other by the edits between them", arguments: 0..<200)
    func randomEdits(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let before = RandomJSON.object(depth: 3, using: &random)
        let after = RandomJSON.object(depth: 3, using: &random)
        let operations = edits(from: before, to: after, at: "")
        let result = try JSONPatch(json: .array(operations)).applied(to: before)
        #expect(result == after, "seed \(seed)")
    }

    private func edits(from old: JSON, to new: JSON, at path: String) -> [JSON] {
        switch (old, new) {
        case (.object(let old), .object(let new)):
            var operations: [JSON] = []
            for member in old {
                let here = "\(path)/\(escaped(member.key))"
                if let value = new[member.key] {
                    operations += edits(from: member.value, to: value, at: here)
                } else {
                    operations.append(["op": "remove", "path": .string(here)])
                }
            }
            for member in new where old[member.key] == nil {
                let here = "\(path)/\(escaped(member.key))"
                operations.append(["op": "add", "path": .string(here), "value": member.value])
            }
            return operations
        case (.array(let old), .array(let new)):
            let removals = old.map { _ in ["op": "remove", "path": .string("\(path)/0")] as JSON }
            return removals + new.map { ["op": "add", "path": .string("\(path)/-"), "value": $0] }
        default:
            if old == new { return [["op": "test", "path": .string(path), "value": old]] }
            return [["op": "replace", "path": .string(path), "value": new]]
        }
    }

    private func escaped(_ key: String) -> String {
        key.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

/// Documents made by chance.
enum RandomJSON {
    static func object(depth: Int, using random: inout SplitMix64) -> JSON {
        var members = JSONObject()
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let key = ["a", "b", "c/d", "~", "e~1", ""].randomElement(using: &random) ?? "a"
            members[key] = value(depth: depth - 1, using: &random)
        }
        return .object(members)
    }

    static func value(depth: Int, using random: inout SplitMix64) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .integer(Int64.random(in: 0...3, using: &random))
        case 3: .string(["x", "y", ""].randomElement(using: &random) ?? "")
        case 4:
            .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1, using: &random) })
        default: object(depth: depth, using: &random)
        }
    }
}
