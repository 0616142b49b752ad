import Foundation
import Model
import Testing

@Suite("JSON values")
struct JSONObjectTests {
    @Test("A member that is not there is nothing, and one that is null is null")
    func absence() {
        var object: JSONObject = ["b": 1, "a": .null]
        #expect(object["c"] == nil)
        #expect(object["a"] == .null)
        object["b"] = nil
        #expect(Array(object.keys) == ["a"])
        object["c"] = 2
        object["c"] = 3
        #expect(object.removeValue(forKey: "c") == 3)
        #expect(object.removeValue(forKey: "c") == nil)
        #expect(JSON.object(object)["x"] == nil)
        #expect(JSON.array([1])[1] == nil)
    }

    @Test("Each shape answers for itself alone")
    func accessors() {
        let value: JSON = ["s": "x", "i": 1, "n": 1.5, "b": true, "z": .null, "l": [1]]
        #expect(value["s"]?.string == "x" && value["i"]?.integer == 1 && value["b"]?.bool == true)
        #expect(value["l"]?.array == [1] && value.object?.count == 6)
        #expect(value["s"]?.integer == nil && value["i"]?.string == nil && value["s"]?.bool == nil)
        #expect(value["s"]?.array == nil && value["s"]?.object == nil)
        #expect(
            ["s", "i", "n", "b", "z", "l"].map { value[$0]?.typeName } == [
                "string", "number", "number", "boolean", "null", "array",
            ])
        #expect(value.typeName == "object")
        #expect(value.description == value.canonicalText)
    }

    @Test("Text is written for people with one member a line")
    func pretty() {
        let value: JSON = ["a": [1, [:], []], "b": ["c": "x"]]
        #expect(
            value.prettyText() == """
                {
                  "a": [
                    1,
                    {},
                    []
                  ],
                  "b": {
                    "c": "x"
                  }
                }
                """)
        #expect(JSON.string("\u{1}\"\\\n\r\u{8}\u{c}").canonicalText == #""\u0001\"\\\n\r\b\f""#)
        #expect(JSON.number(1e300).canonicalText.contains("e"))
        #expect(JSON.number(-2).canonicalText == "-2")
    }

    @Test("Escapes become the characters that they stand for")
    func escapes() throws {
        #expect(try JSON(parsing: #""\ud83d\ude00\u00e9\/\b\f\r""#) == "😀é/\u{8}\u{c}\r")
        #expect(try JSON(parsing: #""\ud83d!""#) == "\u{FFFD}!")
        #expect(try JSON(parsing: #""\udc00""#) == "\u{FFFD}")
        for text in [#""\u12"#, #""\uzzzz""#, "\"\u{1}\"", #""\"#, "[", #"{"a" 1}"#, "{1:2}", "tru", "1e999", "-"] {
            #expect(throws: JSONSyntaxError.self, "\(text)") { try JSON(parsing: text) }
        }
    }

    @Test(
        "Damage is described with its place",
        arguments: [
            ("{", "the text ends in the middle of a value"), ("[1;", "found ';' where ',' or ']' was expected"),
            ("\"\\q\"", "a string has a broken escape or is not UTF-8"), ("1 2", "something follows after the value"),
            ("1e999", "a number is not written as JSON allows"),
            ("[\u{7f}", "found byte 127 where a value was expected"),
            (String(repeating: "[", count: 300), "values are nested more than 256 deep"),
        ])
    func damage(text: String, sentence: String) throws {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        #expect(error?.description.hasSuffix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test("Values survive other encoders")
    func coding() throws {
        let value: JSON = ["a": [1, 1.5, "x", true, .null], "b": [:]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSON.self, from: data) == value)
    }

    @Test(
        "A merge patch changes what it names",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a"]"#, #"["c"]"#, #"["c"]"#),
            (#"{"a":"b"}"#, "null", "null"), (#"{"e":null}"#, #"{"a":1}"#, #"{"a":1,"e":null}"#),
            ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ])
    func mergePatch(target: String, patch: String, expected: String) throws {
        #expect(try JSON(parsing: target).mergePatched(with: JSON(parsing: patch)).canonicalText == expected)
    }
}
