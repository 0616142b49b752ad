import Foundation
import Model
import Testing

@Suite("Times")
struct TimestampTests {
    @Test(
        "A time is read and written as RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2026-02-28T23:59:59Z", "2026-02-28T23:59:59Z"),
            ("2024-02-29T12:00:00+02:00", "2024-02-29T10:00:00Z"),
            ("2026-01-01T00:00:00-05:30", "2026-01-01T05:30:00Z"),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"),
            ("2026-01-01T00:00:00.000001Z", "2026-01-01T00:00:00.000001Z"),
            ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456789Z"),
            ("2026-01-01T00:00:00.1234567891Z", "2026-01-01T00:00:00.123456789Z"),
        ])
    func readAndWrite(text: String, expected: String) throws {
        let moment = try #require(Timestamp(text))
        #expect(moment.description == expected)
        #expect(Timestamp(expected) == moment)
        #expect(try Timestamp(json: .string(text)).json == .string(expected))
    }

    @Test(
        "Text that is no time is refused",
        arguments: [
            "", "2026", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:00",
            "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+25:00", "2026-01-01T00:00:00Zx", "1500-01-01T00:00:00Z",
            "2026-1-01T00:00:00Z", "2026-01-01 00:00:00Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
        #expect(throws: FieldError.self) { try Timestamp(json: .string(text)) }
    }

    @Test("Durations are added, taken apart and kept within bounds")
    func arithmetic() {
        let start = Timestamp(seconds: 10)
        #expect(start + .milliseconds(1500) == Timestamp(nanoseconds: 11_500_000_000))
        #expect((start + .seconds(5)) - start == .seconds(5))
        #expect(start < start + .nanoseconds(1))
        #expect((start + .milliseconds(999)).wholeSeconds == start)
        #expect(Timestamp(nanoseconds: -1).wholeSeconds == Timestamp(seconds: -1))
        #expect(start + .seconds(Int64.max) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(seconds: -10) + .seconds(-Int64.max) == Timestamp(nanoseconds: .min))
        #expect(Timestamp(seconds: .max) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(seconds: .max) - Timestamp(seconds: .min) == .nanoseconds(Int64.max))
        #expect(Timestamp(seconds: .min).description == "1677-09-21T00:12:43.145224192Z")
        #expect(start.text(fractionDigits: 6) == "1970-01-01T00:00:10.000000Z")
    }

    @Test("A time survives any encoder")
    func coding() throws {
        let moment = Timestamp(seconds: 1_700_000_000)
        let data = try JSONEncoder().encode([moment])
        #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [moment])
    }
}

@Suite("Numbers or percentages")
struct IntOrStringTests {
    @Test(
        "A percentage is a share of a total, rounded down or up",
        arguments: [
            (IntOrString.int(3), 10, 3, 3), (.string("25%"), 10, 2, 3), (.string("0%"), 10, 0, 0),
            (.string("100%"), 7, 7, 7), (.string("1%"), 1, 0, 1),
        ])
    func scaled(value: IntOrString, total: Int, down: Int, up: Int) {
        #expect(value.scaled(total: total, rounding: .down) == down)
        #expect(value.scaled(total: total, rounding: .up) == up)
    }

    @Test(
        "Text that is no percentage has no share",
        arguments: ["%", "25", "-1%", "2.5%", "%%", "", "99999999999999999999%"])
    func noShare(text: String) {
        #expect(IntOrString.string(text).scaled(total: 10, rounding: .up) == nil)
    }

    @Test("It is read from numbers and texts alone")
    func json() throws {
        #expect(try IntOrString(json: 5) == .int(5))
        #expect(try IntOrString(json: "25%").json == "25%")
        #expect(IntOrString.int(7).description == "7")
        #expect(IntOrString.string("7%").description == "7%")
        #expect(throws: FieldError.self) { try IntOrString(json: 1.5) }
        #expect(throws: FieldError.self) { try IntOrString(json: 3_000_000_000) }
        let data = try JSONEncoder().encode([IntOrString.int(1), .string("2%")])
        #expect(try JSONDecoder().decode([IntOrString].self, from: data) == [.int(1), .string("2%")])
        #expect(IntOrString.string("9223372036854775807%").scaled(total: 2, rounding: .down) == nil)
    }
}

@Suite("Label selectors")
struct LabelSelectorTests {
    private static let labels = ["app": "web", "tier": "front"]

    @Test(
        "Each operator looks at a label in its way",
        arguments: [
            (#"{"matchLabels":{"app":"web"}}"#, true), (#"{"matchLabels":{"app":"db"}}"#, false),
            (#"{"matchLabels":{"zone":"a"}}"#, false), ("{}", true),
            (#"{"matchExpressions":[{"key":"app","operator":"In","values":["db","web"]}]}"#, true),
            (#"{"matchExpressions":[{"key":"zone","operator":"In","values":["a"]}]}"#, false),
            (#"{"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}"#, false),
            (#"{"matchExpressions":[{"key":"zone","operator":"NotIn","values":["a"]}]}"#, true),
            (#"{"matchExpressions":[{"key":"tier","operator":"Exists"}]}"#, true),
            (#"{"matchExpressions":[{"key":"tier","operator":"DoesNotExist"}]}"#, false),
            (#"{"matchExpressions":[{"key":"tier","operator":"Near"}]}"#, false),
        ])
    func matches(text: String, expected: Bool) throws {
        #expect(try LabelSelector(json: JSON(parsing: text)).matches(Self.labels) == expected)
    }

    @Test("A selector without conditions selects everything")
    func everything() {
        #expect(LabelSelector().selectsEverything)
        #expect(!LabelSelector(matchLabels: Self.labels).selectsEverything)
    }
}

@Suite("Names and numbers")
struct NameTests {
    @Test("Names are their text")
    func names() throws {
        let uid: UID = "a"
        #expect(uid < UID("b"))
        #expect(uid.description == "a")
        #expect(try UID(json: "a") == uid)
        #expect(RevisionName("web-1").json == "web-1")
        #expect(throws: FieldError.self) { try UID(json: 1) }
    }

    @Test("Ordinals are ordered and never negative")
    func ordinals() throws {
        #expect(Ordinal(2) < 10)
        #expect(Ordinal(3).description == "3")
        let data = try JSONEncoder().encode([Ordinal(3)])
        #expect(try JSONDecoder().decode([Ordinal].self, from: data) == [3])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Ordinal].self, from: Data("[-1]".utf8)) }
    }

    @Test("A kind is found by every name that people type")
    func kinds() {
        for word in ["statefulset", "StatefulSets", "sts", "sts.apps", "statefulsets.apps"] {
            #expect(Kinds.type(named: word)?.kind == StatefulSet.kind, "\(word)")
        }
        #expect(Kinds.type(named: "gadgets") == nil)
        #expect(Kinds.type(apiVersion: "v1", kind: "Pod")?.kind == Pod.kind)
        #expect(Kinds.type(apiVersion: "v2", kind: "Pod") == nil)
        #expect(StatefulSet.kind.qualifiedName == "StatefulSet.apps")
        #expect(StatefulSet.kind.qualifiedPlural == "statefulsets.apps")
        #expect(Pod.kind.description == "Pod")
        #expect(Pod.kind < StatefulSet.kind)
    }

    @Test("A key is a name in a namespace, or a name alone")
    func keys() {
        #expect(ObjectKey(namespace: "a", name: "b").description == "a/b")
        #expect(ObjectKey(namespace: "", name: "b").description == "b")
        #expect(ObjectKey(namespace: "a", name: "z") < ObjectKey(namespace: "b", name: "a"))
    }
}
