import LabKit
import XCTest

/// Task 1, Names.
final class NameBasics: XCTestCase {
    func testTheClaimOfTheCoursesExample() {
        check(
            ClaimNameQuestion(
                "The first claim of the course's example", to: subject, template: "www-storage", set: "nginx-web",
                ordinal: 0, is: "www-storage-nginx-web-0"))
    }

    func testEachTemplateHasAClaimOfItsOwn() {
        check(
            ClaimNameQuestion(
                "A second template gives the same ordinal another claim", to: subject, template: "logs",
                set: "nginx-web", ordinal: 0, is: "logs-nginx-web-0"))
    }
}
