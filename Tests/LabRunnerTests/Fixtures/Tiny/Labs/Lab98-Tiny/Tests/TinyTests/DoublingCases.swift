import Testing

@Suite struct DoublingCases {
    @Test(arguments: [1, 5, 7])
    func `a number becomes twice itself`(number: Int) {
        let got = subject(number)
        if got != 2 * number {
            Issue.record(
                """
                A number becomes twice itself
                  1. your code: double(\(number)) is \(got)
                  expected  \(2 * number)
                  but       \(got)
                  rule      twice: Twice is the number added to itself. (README.md#twice)
                  replay    swift test --filter 'DoublingCases/`a number becomes twice itself`'
                """)
        }
    }

    @Test func `a number below zero stays there`() {
        #expect(subject(-1) == -2)
    }
}
