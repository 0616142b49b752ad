import Foundation
import Testing

@testable import Grading

/// One of the corpus: a submission that wants points without an answer, and what the report must call it.
struct Attack: CustomTestStringConvertible, Sendable {
    /// What is known of it beside its files: `attack.json`.
    struct Facts: Decodable, Sendable {
        var outcome: SubmissionOutcome.Kind?
        var events: [GradingEvent.Kind]?
        var refusals: [Refusal.Reason]?
        /// Whether it would harm a machine that has no sandbox.
        var needsSandbox: Bool?
    }

    let name: String
    let facts: Facts
    let folder: URL
    var testDescription: String { name }

    static let all: [Attack] = {
        guard let corpus = Bundle.module.url(forResource: "Attacks", withExtension: nil),
            let names = try? FileManager.default.contentsOfDirectory(atPath: corpus.path(percentEncoded: false))
        else { return [] }
        return names.sorted().compactMap { name in
            let folder = corpus.appending(path: name)
            guard let data = try? Data(contentsOf: folder.appending(path: "attack.json")),
                let facts = try? JSONDecoder().decode(Facts.self, from: data)
            else { return nil }
            return Attack(name: name, facts: facts, folder: folder)
        }
    }()

    /// Lays the attack out as a learner would hand it in: the starter's shape, in which it has its turn, and its own files.
    func layOut(at place: URL) throws {
        let files = FileManager.default
        try files.copyItem(at: folder, to: place)
        try files.removeItem(at: place.appending(path: "attack.json"))
        let ordering = place.appending(path: "Sources/Ordering/Ordering.swift")
        guard !files.fileExists(atPath: ordering.path(percentEncoded: false)) else { return }
        try files.copyItem(at: folder.appending(path: "../Skeleton/Ordering.swift").standardizedFileURL, to: ordering)
    }
}
