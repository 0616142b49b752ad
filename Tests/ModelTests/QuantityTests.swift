import Model
import Testing

@Suite("Quantities")
struct QuantityTests {
    @Test(
        "An amount is written in one canonical form",
        arguments: [
            ("0", "0"), ("0Gi", "0"), ("-0", "0"), ("1", "1"), ("+1", "1"), ("-1", "-1"), ("1.", "1"), (".5", "500m"),
            ("1Gi", "1Gi"), ("1024Mi", "1Gi"), ("0.5Gi", "512Mi"), ("1.5Gi", "1536Mi"), ("1023Ki", "1023Ki"),
            ("0.5Ki", "512"), ("1.1Ki", "1127"), ("-1.1Ki", "-1127"), ("-2Gi", "-2Gi"), ("1Ei", "1Ei"),
            ("100m", "100m"), ("1000m", "1"), ("1500m", "1500m"), ("0.1", "100m"), ("1.5", "1500m"), ("1u", "1u"),
            ("1000k", "1M"), ("100k", "100k"), ("1G", "1G"), ("1E", "1E"), ("1P", "1P"), ("1T", "1T"),
            ("1e3", "1e3"), ("1E3", "1e3"), ("12e6", "12e6"), ("1.5e3", "1500"), ("1e-3", "1e-3"), ("1e+3", "1e3"),
            ("1n", "1n"), ("0.1n", "1n"), ("-0.1n", "-1n"), ("0.0000000001", "1n"),
            ("9223372036854775807", "9223372036854775807"), ("1.000000000000000000000000000Ei", "1Ei"),
        ])
    func canonical(text: String, expected: String) throws {
        let quantity = try #require(Quantity(text))
        #expect(quantity.canonicalText == expected)
        #expect(quantity.description == expected)
        #expect(Quantity(expected) == Quantity(quantity.canonicalText))
    }

    @Test(
        "Text that is no amount is refused",
        arguments: ["", ".", "-", "Gi", "1gi", "1 Gi", " 1", "1e", "1e1.5", "0x10", "1mm", "lots", "1-", "--1", "1KiB"])
    func refused(text: String) {
        #expect(Quantity(text) == nil)
        #expect(throws: FieldError.self) { try Quantity(json: .string(text)) }
    }

    @Test(
        "An amount beyond 64 bits is the largest or the smallest one",
        arguments: ["1e100", "9223372036854775808", "100Ei", "99999999999999999999999999999999999999999999"])
    func extremes(text: String) {
        #expect(Quantity(text)?.nano == Int128(Int64.max) * 1_000_000_000)
        #expect(Quantity("-\(text)")?.nano == -Int128(Int64.max) * 1_000_000_000)
    }

    @Test("Amounts are compared by value, whatever their form")
    func comparison() throws {
        let ordered = ["-1", "0", "1n", "1m", "1", "1k", "1Ki", "1e6", "1Mi", "1Gi"].compactMap { Quantity($0) }
        #expect(ordered == ordered.sorted())
        #expect(Quantity("1000m")?.nano == Quantity("1")?.nano)
        #expect(Quantity(3).canonicalText == "3")
        #expect(Quantity(1 << 30, format: .binary).canonicalText == "1Gi")
    }

    @Test(
        "An amount finer than thousandths is rounded up",
        arguments: [("1u", "1m"), ("-1u", "0"), ("1500u", "2m"), ("2m", "2m"), ("1Gi", "1Gi")])
    func rounding(text: String, expected: String) {
        #expect(Quantity(text)?.roundedUpToThousandths.canonicalText == expected)
    }

    @Test("Numbers are amounts too, and other values are not")
    func json() throws {
        #expect(try Quantity(json: 5) == Quantity("5"))
        #expect(try Quantity(json: 0.5).canonicalText == "500m")
        #expect(try Quantity(json: "1Gi").json == "1Gi")
        #expect(throws: FieldError.self) { try Quantity(json: true) }
        #expect(throws: FieldError.self) { try Quantity(json: []) }
    }
}
