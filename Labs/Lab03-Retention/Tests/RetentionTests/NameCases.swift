import LabKit
import Model
import Testing

/// Task 1, Names.
@Suite("Names")
struct NameCases {
    /// A template, a set and an ordinal.
    struct Parts: Sendable, CustomTestStringConvertible {
        let template: String
        let set: String
        let ordinal: Ordinal
        let name: String

        init(_ template: String, _ set: String, _ ordinal: Ordinal, is name: String) {
            self.template = template
            self.set = set
            self.ordinal = ordinal
            self.name = name
        }

        var testDescription: String { "\(template), \(set), \(ordinal)" }
    }

    @Test(
        "A claim is called after template, set and ordinal",
        arguments: [
            Parts("data", "web", 0, is: "data-web-0"),
            Parts("data", "web", 1, is: "data-web-1"),
            Parts("data", "web", 10, is: "data-web-10"),
            Parts("data", "web-1", 0, is: "data-web-1-0"),
            Parts("data-web", "1", 0, is: "data-web-1-0"),
            Parts("www-storage", "nginx-web", 2, is: "www-storage-nginx-web-2"),
            Parts("web", "data", 7, is: "web-data-7"),
            Parts("data", "my.db", 3, is: "data-my.db-3"),
            Parts("0", "db0", 0, is: "0-db0-0"),
        ])
    func names(_ parts: Parts) {
        check(
            ClaimNameQuestion(
                "The claim of \(parts.template) for ordinal \(parts.ordinal) of \(parts.set)", to: subject,
                template: parts.template, set: parts.set, ordinal: parts.ordinal, is: parts.name))
    }
}
