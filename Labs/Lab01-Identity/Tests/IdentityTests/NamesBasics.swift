import LabKit
import Network
import XCTest

/// Task 1, The name; each test looks at one part of the identity only.
final class NamesBasics: XCTestCase {
    func testAPodIsCalledAfterItsSetAndOrdinal() {
        check(part("The third Pod of web is web-2, since ordinals begin at 0") { $0.name = $1.name })
    }

    func testTheHostNameIsThePodsName() {
        check(part("A Pod knows itself by the name that others know it by") { $0.hostname = $1.hostname })
    }

    func testTheSubdomainIsTheHeadlessService() {
        check(part("A Pod is found under the Service that its set names") { $0.subdomain = $1.subdomain })
    }

    func testTheLabelsHoldNameAndOrdinal() {
        check(part("A Pod's labels say which Pod of the set it is") { $0.labels = $1.labels })
    }

    /// Asks who web-2 is, and compares one part of the answer; the others are taken for right.
    private func part(_ title: String, _ copy: (inout PodIdentity, PodIdentity) -> Void) -> IdentityQuestion {
        let right = PodIdentity(name: "web-2", hostname: "web-2", subdomain: "nginx", labels: labels("web-2", "2"))
        var expected = right
        if let answer = try? subject.identity(of: 2, inSet: "web", service: "nginx") {
            expected = answer
            copy(&expected, right)
        }
        return IdentityQuestion(title, to: subject, .identity(2, set: "web", service: "nginx", expected))
    }
}
