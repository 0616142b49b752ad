import Model
import Testing

/// Plain text means what it means to the YAML reader behind kubectl.
@Suite struct `The meaning of plain text` {
    @Test(arguments: ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
    func `some words are true`(word: String) throws {
        #expect(try json("[\(word)]") == [true])
    }

    @Test(arguments: ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
    func `some words are false`(word: String) throws {
        #expect(try json("[\(word)]") == [false])
    }

    @Test(arguments: ["~", "null", "Null", "NULL"])
    func `some words are null`(word: String) throws {
        #expect(try json("a: \(word)") == ["a": .null])
    }

    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("0777", 511), ("-010", -8), ("0o17", 15), ("0x1F", 31),
            ("-0xff", -255), ("0b101", 5), ("1_000", 1000), ("0x_ff", 255), ("089", 89), ("1e3", 1000), ("2.0", 2),
            ("1_0.0", 10), ("-0", 0), ("9223372036854775807", 9_223_372_036_854_775_807), ("1.", 1),
        ] as [(String, Int64)])
    func `numbers have several forms`(text: String, value: Int64) throws {
        #expect(try json("[\(text)]") == [.integer(value)])
    }

    @Test(arguments: [
        ("1.5", 1.5), ("-.5", -0.5), (".5", 0.5), ("1e-3", 0.001), ("1.5E+2", 150),
        ("18446744073709551615", 1.8446744073709552e19),
        ("123456789012345678901234567890", 1.2345678901234568e29),
    ])
    func `numbers may have a fraction or be large`(text: String, value: Double) throws {
        let read = try json("[\(text)]")
        let expected = Int64(exactly: value).map { JSON.integer($0) } ?? .number(value)
        #expect(read == [expected])
    }

    @Test(arguments: [
        "tRue", "nO", "yEs", "NuLL", "2026-01-01", "2026-01-01T00:00:00Z", "12:30:45", "1.2.3", "0x", "0b2", "0o8",
        "1e", "1_", "_1", "e3", "+", ".", "1e999", "10.0.0.1", "20Gi", "0xg", "1-1", "-_", "--1", "0x-1", "+-1",
        "80%", "nginx:1.25",
    ])
    func `everything else is text`(text: String) throws {
        let expected: JSON = text == "1_" ? 1 : .string(text)
        #expect(try json("a: \(text)") == ["a": expected])
    }

    @Test(arguments: ["\"yes\"", "'1'", "\"0777\"", "'null'", "!!str 12", "! 12", "\"\""])
    func `quotes and tags make text of it`(text: String) throws {
        #expect(try json("a: \(text)")["a"]?.string != nil)
    }

    @Test func `tags choose among the readings`() throws {
        #expect(
            try json("a: !!int \"3\"\nb: !!float 3\nc: !!bool yes\nd: !!null ''") == [
                "a": 3, "b": 3, "c": true, "d": .null,
            ])
    }

    @Test func `keys become text`() throws {
        #expect(
            try json("1: a\nyes: b\n0x10: c\n1.5: d\n\"no\": e\n") == [
                "1": "a", "true": "b", "16": "c", "1.5": "d", "no": "e",
            ])
    }

    @Test func `texts of several lines keep or fold their ends`() throws {
        let text = "a: |\n  one\n  two\nb: >-\n  one\n  two\n\n  three\nc: \"x\\ty\\u00e9\"\nd: one\n  two\n"
        #expect(
            try json(text) == ["a": "one\ntwo\n", "b": "one two\nthree", "c": "x\tyé", "d": "one two"])
    }
}
