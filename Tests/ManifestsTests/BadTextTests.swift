import Manifests
import Model
import Testing

/// What each kind of damage is called, and where it is said to be.
@Suite struct `Texts that cannot be read` {
    @Test(
        arguments: [
            ("a:\n\tb: 1\n", 2, "a tab in the indentation; YAML is indented with spaces"),
            ("a:\n  b: 1\n\tc: 1\n", 3, "a tab in the indentation; YAML is indented with spaces"),
            (
                "a: b: c\n", 1,
                "a ':' where no key can stand; check the indentation, or put text that holds ': ' in quotes"
            ),
            (
                "a: 1\n b: 2\n", 2,
                "a ':' where no key can stand; check the indentation, or put text that holds ': ' in quotes"
            ),
            ("a: [1, 2\nb: 3\n", 2, "a list that begins with '[' lacks a ',' or its ']'"),
            ("a: {b: 1\n", 1, "an object that begins with '{' lacks a ',' or its '}'"),
            ("a: 1\nb: \"x\nc: 1\n", 2, "a text in quotes that begins here does not end"),
            ("- a\nb: 1\n", 2, "'- ' was expected; elements of one list are indented alike"),
            ("a:\n  b: 1\n c: 2\n", 3, "a key was expected; keys of one object are indented alike"),
            ("a: - b\n", 1, "a '- ' where no list can begin; it belongs on a line of its own"),
            ("a: @x\n", 1, "'@' cannot begin a value; put the text in quotes"),
            ("a: `x`\n", 1, "'`' cannot begin a value; put the text in quotes"),
            (#"a: "\q""#, 1, #"a '\' between double quotes is followed by a character that it cannot escape"#),
            ("a: !Ref b\n", 1, "the tag !Ref has no meaning in a manifest"),
            ("a: !!int x\n", 1, "\"x\" does not fit its tag !!int"),
            ("a: 1\nb: .inf\n", 2, ".inf cannot be written as JSON"),
            ("? [a]\n: b\n", 1, "a key must be text, and this one is a list"),
            ("~: b\n", 1, "a key must be text, and this one is null"),
            (
                "a: 1\nb: \u{01}\n", 2,
                "a control character cannot stand in YAML; write it as an escape between double quotes"
            ),
            ("%YAML 1.1\n", 1, "directives (%) are not read"),
            (
                "a: 1\n...\n{b: 2}\n", 3,
                "the text goes on after its end; is a key indented too little, or is a line '---' missing?"
            ),
        ] as [(String, Int, String)])
    func `damage has a line and a sentence`(text: String, line: Int, sentence: String) {
        #expect(problems(text) == ["a.yaml:\(line) (document 1): \(sentence)"])
    }

    @Test func `lines are counted in the file and documents without content are not counted`() {
        let text = "# first\n---\n---\n# second\nkind: A\n---\n\nb: [\n"
        #expect(
            problems(text) == [
                "a.yaml:5 (document 1): apiVersion not set",
                "a.yaml:8 (document 2): a value was expected",
            ])
    }

    @Test func `only a comment may follow the line that separates documents`() {
        #expect(
            problems("--- # fine\n--- {a: 1}\n").first
                == "a.yaml:2: only a comment may follow '---' on its line, and here stands \"{a: 1}\"")
    }

    @Test func `a file must hold something`() {
        #expect(problems("") == ["a.yaml: the file is empty"])
        #expect(problems("\n# nothing\n---\nnull\n") == ["a.yaml: there is no object in the file"])
    }

    @Test func `a text must be UTF-8`() {
        #expect(problems(bytes: Array("a: 1\nb: ".utf8) + [0xFF]) == ["a.yaml:2: the text is not UTF-8"])
        #expect(problems(bytes: [0xFF, 0xFE, 0x61, 0x00]) == ["a.yaml: the text is UTF-16; save it as UTF-8"])
        #expect(
            problems(bytes: [0xEF, 0xBB, 0xBF] + Array("[]".utf8))
                == [
                    "a.yaml:1 (document 1): the document must be an object with apiVersion, kind and metadata, and is an array"
                ])
    }

    @Test(arguments: ["a: ", "{\"a\": \""])
    func `a document may have 3 MiB`(start: String) {
        let text = start + String(repeating: "x", count: 3 << 20) + (start.hasPrefix("{") ? "\"}" : "")
        #expect(problems(text) == ["a.yaml:1 (document 1): the document is larger than 3 MiB"])
    }

    @Test(arguments: [300, 900, 100_000])
    func `values may be nested 256 deep`(depth: Int) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let found = problems(text)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.hasSuffix("(document 1): values are nested more than 256 deep") }, "\(found)")
        #expect(problems("{\"a\": \(text)}").count == 1)
    }

    @Test func `repeated keys are found all at once, and the later one counts`() throws {
        let text = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              x: "1"
              'y': "2"
              x: "3"
              "y": "4"
              x: "5"
            immutable: true
            immutable: false
            """
        #expect(
            problems(text) == [
                "a.yaml:8 (document 1): duplicate field \"data.y\": it is already set in line 6",
                "a.yaml:9 (document 1): duplicate field \"data.x\": it is already set in line 5",
                "a.yaml:11 (document 1): duplicate field \"immutable\": it is already set in line 10",
            ])
        let reading = try ManifestReader.read(text: Array(text.utf8), name: "a.yaml", validation: .warn)
        #expect(reading.manifests.first?.json["data"] == ["x": "5", "y": "4"])
        #expect(reading.warnings.count == 3)
        #expect(problems(text, validation: .ignore) == [])
    }

    @Test func `keys that are written differently may be the same key`() {
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  yes: a\n  true: b\n"
        #expect(
            problems(text) == ["a.yaml:6 (document 1): duplicate field \"data.true\": it is already set in line 5"])
    }

    @Test func `too many repeated keys are named together`() {
        let keys = (0..<40).map { "  k\($0): a\n  k\($0): b\n" }.joined()
        let found = problems("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + keys)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.contains("keys stand twice in one object: \"k") && $0.contains("…") })
    }

    @Test func `JSON is read as JSON`() {
        #expect(
            problems("{\"apiVersion\": \"v1\",\n \"kind\": ", name: "a.json")
                == ["a.json:2 (document 1): invalid JSON at byte 30: the text ends in the middle of a value"])
        #expect(
            problems(
                """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "name": "b"}}
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "b"},
                 "dato": {}}
                """, name: "a.json") == [
                    "a.json:1 (document 1): duplicate field \"metadata.name\"",
                    "a.json:4 (document 2): unknown field \"dato\"; did you mean \"data\"?",
                ])
    }

    @Test func `YAML that begins like JSON is read as YAML`() {
        #expect(
            problems("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n---\n{kind: A, apiVersion: b}\n").count
                == 1)
        #expect(problems("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n") == [])
    }
}
