import Model
import Testing

@Suite("Sets of fields")
struct FieldSetTests {
    private func set(_ text: String) throws -> FieldSet { try #require(FieldSet(json: JSON(parsing: text))) }

    @Test("An object's fields are found as its type shares them")
    func ofObject() throws {
        let schema = try #require(Schema.type(named: "Pod"))
        let pod = try JSON(
            parsing: """
                {"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"a":"1"},"finalizers":["x/y"],"annotations":{}},
                 "spec":{"nodeSelector":{"k":"v"},"tolerations":[{"key":"a"}],"hostname":null,
                  "containers":[{"name":"c","ports":[{"containerPort":80}],"env":[]}]}}
                """)
        let expected = try set(
            """
            {"f:apiVersion":{},"f:kind":{},
             "f:metadata":{"f:labels":{"f:a":{}},"f:finalizers":{"v:\\"x/y\\"":{}},"f:annotations":{}},
             "f:spec":{"f:nodeSelector":{},"f:tolerations":{},"f:hostname":{},
              "f:containers":{"k:{\\"name\\":\\"c\\"}":{".":{},"f:name":{},
               "f:ports":{"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:containerPort":{}}}}}}}
            """)
        #expect(FieldSet.of(pod, schema: schema) == expected)
    }

    @Test("Two objects are compared field by field")
    func comparison() throws {
        let schema = try #require(Schema.type(named: "PodSpec"))
        let old = try JSON(
            parsing: #"{"hostname":"a","nodeSelector":{"k":"v"},"containers":[{"name":"a","image":"1"},{"name":"b"}]}"#)
        let new = try JSON(
            parsing:
                #"{"nodeSelector":{"k":"w"},"dnsConfig":{"searches":["x"]},"containers":[{"name":"a","image":"2"}]}"#)
        let difference = FieldComparison(old, new, schema: schema)
        #expect(difference.added.description == ".dnsConfig\n.dnsConfig.searches")
        #expect(difference.modified.description == ".nodeSelector\n.containers[name=\"a\"].image")
        #expect(difference.removed.description == ".hostname\n.containers[name=\"b\"]\n.containers[name=\"b\"].name")
    }

    @Test("Elements that stand twice are owned as a whole")
    func duplicates() throws {
        let schema = try #require(Schema.type(named: "PodSpec"))
        let twice: JSON = ["containers": [["name": "a", "image": "1"], ["name": "a", "image": "2"]]]
        #expect(FieldSet.of(twice, schema: schema).description == #".containers[name="a"]"#)
        let once: JSON = ["containers": [["name": "a", "image": "1"]]]
        let parted = FieldComparison(twice, once, schema: schema)
        #expect(parted.removed.description == #".containers[name="a"]"#)
        #expect(parted.added.contains([.field("containers"), .key(["name": "a"]), .field("image")]))
        let doubled = FieldComparison(once, twice, schema: schema)
        #expect(doubled.added.description == #".containers[name="a"]"#)
    }

    @Test("A field stays although one that holds it goes, unless the tree is taken")
    func differences() throws {
        let all = try set(#"{"f:a":{".":{},"f:b":{},"f:c":{"f:d":{}}}}"#)
        let some = try set(#"{"f:a":{"f:b":{}}}"#)
        #expect(all.difference(some) == (try set(#"{"f:a":{".":{},"f:c":{"f:d":{}}}}"#)))
        #expect(all.difference(try set(#"{"f:a":{}}"#)) == (try set(#"{"f:a":{"f:b":{},"f:c":{"f:d":{}}}}"#)))
        #expect(all.subtractingTrees(try set(#"{"f:a":{"f:c":{}}}"#)) == (try set(#"{"f:a":{".":{},"f:b":{}}}"#)))
        #expect(all.subtractingTrees(try set(#"{"f:a":{}}"#)).isEmpty)
        #expect(all.intersection(some) == some)
        #expect(some.union(all) == all)
    }

    @Test("Steps of an unknown type are left out, malformed ones are refused")
    func reading() throws {
        #expect(try set(#"{"x:a":{},"f:b":{}}"#).description == ".b")
        #expect(FieldSet(json: ["f": [:]]) == nil)
        #expect(FieldSet(json: ["k:name": [:]]) == nil)
        #expect(FieldSet(json: ["i:x": [:]]) == nil)
        #expect(FieldSet(json: ["f:a": 1]) == nil)
        #expect(
            try set(#"{"i:0":{},"v:1":{},"v:\"a\"":{},"f:z":{},"k:{\"b\":1,\"a\":true}":{}}"#).description
                == ".z\n[a=true,b=1]\n[=1]\n[=\"a\"]\n[0]")
    }

    @Test("The laws of sets hold, and the written form is read back", arguments: 0..<200)
    func laws(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let (a, b) = (randomSet(&random), randomSet(&random))
        let name: Comment = "seed \(seed)"
        #expect(FieldSet(json: a.json) == a, name)
        #expect(a.union(b) == b.union(a), name)
        #expect(a.intersection(b) == b.intersection(a), name)
        #expect(a.difference(b).union(a.intersection(b)) == a, name)
        #expect(a.difference(b).intersection(b).isEmpty, name)
        #expect(a.union(b).difference(b) == a.difference(b), name)
        #expect(FieldSet(a.paths) == a, name)
        #expect(a.paths.allSatisfy { a.contains($0) }, name)
        #expect(a.subtractingTrees(b).difference(a).isEmpty, name)
    }

    private func randomSet(_ random: inout SplitMix64) -> FieldSet {
        let steps: [FieldSet.Element] = [.field("a"), .field("b"), .key(["name": "x"]), .value("v"), .index(1)]
        return FieldSet(
            (0..<Int.random(in: 0...8, using: &random)).map { _ in
                (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in steps.randomElement(using: &random) }
            })
    }
}
