import XCTest

/// Task 2, The name taken apart.
final class ParsingBasics: XCTestCase {
    func testAPlainName() {
        check(Situation("web-0 is ordinal 0 of web", .name("web-0", isOf: "web", 0)).question)
    }

    func testAHyphenInTheSetsName() {
        check(Situation("nginx-web-3 is ordinal 3 of nginx-web", .name("nginx-web-3", isOf: "nginx-web", 3)).question)
    }

    func testANameWithoutAnOrdinal() {
        check(Situation("A Deployment's Pod is none of a set's", .stranger("web-7c5ddbdf54-x2x9q")).question)
    }
}
