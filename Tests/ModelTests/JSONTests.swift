import Model
import Testing

@Suite("JSON")
struct JSONTests {
    @Test("Objects are written with sorted keys, and Go's escaping where it is asked for")
    func canonicalText() throws {
        let value = try JSON(parsing: #"{"b": 1, "a": [true, null, "<&>\u2028\t"], "c": 1.5e3}"#)
        #expect(value.canonicalText == "{\"a\":[true,null,\"<&>\u{2028}\\t\"],\"b\":1,\"c\":1500}")
        #expect(value["a"]?[2]?.text(escaping: .go) == #""\u003c\u0026\u003e\u2028\t""#)
    }

    @Test(
        "A damaged text is an error that says where",
        arguments: [
            ("", 0), ("{", 1), (#"{"a":1,}"#, 7), ("[1 2]", 3), ("01", 1), (#""\x""#, 3), ("1 1", 2), ("-", 1),
            ("nul", 3),
        ])
    func damage(text: String, offset: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        #expect(error?.offset == offset)
    }

    @Test("Nesting has a limit, and a repeated key is reported by its path")
    func limits() throws {
        let deep = String(repeating: "[", count: 300)
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: deep) }
        var duplicates: [String] = []
        let value = try JSON(parsing: Array(#"{"a":{"b":1,"b":2}}"#.utf8), duplicates: &duplicates)
        #expect(duplicates == ["a.b"])
        #expect(value["a"]?["b"] == 2)
    }
}
