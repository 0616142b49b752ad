import XCTest

final class DoublingBasics: XCTestCase {
    func testTwoBecomesFour() {
        let got = subject(2)
        if got != 4 {
            XCTFail(
                """
                Two becomes four
                  1. your code: double(2) is \(got)
                  expected  4
                  but       \(got)
                  rule      twice: Twice is the number added to itself. (README.md#twice)
                  replay    swift test --filter 'DoublingBasics/testTwoBecomesFour'
                """)
        }
    }

    func testThreeBecomesSix() {
        XCTAssertEqual(subject(3), 6)
    }
}
