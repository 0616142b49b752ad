import Model
import Testing

@Suite struct `Anchors and aliases` {
    @Test func `an alias repeats its anchor`() throws {
        #expect(
            try json("a: &x {k: [1]}\nb: *x\nc: &y 7\nd: *y\n") == [
                "a": ["k": [1]], "b": ["k": [1]], "c": 7, "d": 7,
            ])
    }

    @Test func `a later anchor of the same name hides the earlier one`() throws {
        #expect(try json("- &x 1\n- *x\n- &x 2\n- *x\n") == [1, 1, 2, 2])
    }

    @Test func `objects are merged in the order of the text`() throws {
        #expect(
            try json("o: &x {a: 1, b: 1}\np:\n  <<: *x\n  b: 2\nq:\n  b: 2\n  <<: *x\n") == [
                "o": ["a": 1, "b": 1], "p": ["a": 1, "b": 2], "q": ["a": 1, "b": 1],
            ])
    }

    @Test func `of several merged objects the first has its way`() throws {
        #expect(
            try json("- &x {a: 1}\n- &y {a: 2, b: 2}\n- {<<: [*x, *y]}\n- {\"<<\": 1}\n") == [
                ["a": 1], ["a": 2, "b": 2], ["a": 1, "b": 2], ["<<": 1],
            ])
    }

    @Test func `only objects can be merged`() {
        #expect(
            problems("a: 1\n<<: 3\n") == [
                "a.yaml:2 (document 1): the value of '<<' must be an object or a list of objects"
            ])
    }

    @Test func `an alias without an anchor is an error`() {
        #expect(
            problems("a: *x\n") == [
                "a.yaml:1 (document 1): an alias (*name) must come after the anchor (&name) that it repeats"
            ])
        #expect(problems("a: &x [*x]\n").count == 1)
    }

    /// Each line is an array of nine aliases of the line before.
    private func laughs(_ lines: Int) -> String {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for line in 1..<lines {
            text += "a\(line): &a\(line) [" + Array(repeating: "*a\(line - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        return text
    }

    @Test(arguments: [6, 12, 60])
    func `aliases that explode are refused`(lines: Int) {
        let expected = "a.yaml (document 1): its aliases stand for "
        let found = problems(laughs(lines))
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.hasPrefix(expected) }, "\(found)")
    }

    @Test func `moderate aliases are not`() throws {
        #expect(try json(laughs(4))["a3"]?.array?.count == 9)
    }

    @Test func `aliases that explode inside keys are refused before anything compares the keys`() {
        for key in [
            "? *a39\n: 1\n", "*a39 : 1\n", "{*a39: 1}\n", "? [*a39]\n: 1\n", "[*a39] : 1\n", "? {a: *a39}\n: 1\n",
        ] {
            let found = problems(laughs(40) + "b:\n  " + key.split(separator: "\n").joined(separator: "\n  ") + "\n")
            #expect(found.count == 1 && found[0].contains("aliases"), "\(found)")
        }
    }

    @Test func `aliases cannot nest values deeper than the limit`() {
        var chain = "- &a0 x\n"
        for link in 1..<300 { chain += "- &a\(link) [*a\(link - 1)]\n" }
        #expect(problems(chain) == ["a.yaml (document 1): values are nested more than 256 deep"])
        var deep = "- &a0 x\n"
        for link in 1..<100 {
            deep += "- &a\(link) " + String(repeating: "[", count: 900) + "*a\(link - 1)"
            deep += String(repeating: "]", count: 900) + "\n"
        }
        #expect(problems(deep) == ["a.yaml (document 1): values are nested more than 256 deep"])
        #expect(problems(deep + " x: [\n").count == 1)
    }

    @Test func `a large document may not use aliases`() {
        let text = "a: &x 1\nb: *x\nc: |\n" + String(repeating: "  line\n", count: 40_000)
        #expect(
            problems(text) == [
                "a.yaml (document 1): a document that uses aliases (*name) may not be larger than 256 KiB"
            ])
    }

    @Test func `text that looks like aliases is text`() throws {
        #expect(try json("a: \"&x *y\"\nb: 'ls *'\nc: 5 * 3 && x\n")["c"] == "5 * 3 && x")
    }
}
