import Testing

@Suite struct Agreement {
    @Test func doubling() {
        for number in -5000..<5000 { #expect(subject(number) == number + number) }
    }
}
