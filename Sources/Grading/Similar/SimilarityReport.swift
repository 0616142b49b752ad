/// Pairs of submissions that are more alike than the lab makes them.
///
/// Caveats: it points at what a person should read and proves nothing; a lab has one right answer, and careful learners
/// come close to each other. What the starter and the lesson say is excluded, and so is what many submissions share.
package struct SimilarityReport: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    /// From which likeness on a pair is listed, in percent.
    package var threshold: Int
    /// How many submissions were compared.
    package var compared: Int
    /// The most alike first.
    package var pairs: [Pair]

    /// Two submissions and what they share.
    package struct Pair: Codable, Equatable, Sendable {
        package var first: String
        package var second: String
        /// The share of the shorter one's fingerprints that both have, in percent.
        package var percent: Int
        /// How many fingerprints that is.
        package var shared: Int
        /// Which lines of the first are like which of the second, the longest part first.
        package var parts: [Part]
    }

    /// Like lines in both.
    package struct Part: Codable, Equatable, Sendable {
        package var first: [Int]
        package var second: [Int]
    }

    /// Fewer shared fingerprints than this are chance.
    private static let leastShared = 6

    /// Compares all with all.
    ///
    /// - Parameters:
    ///   - sources: each submission's sources, by identity.
    ///   - base: the starter, the lesson's snippets, and what else everybody was given.
    ///   - common: what so large a share of the submissions has, in percent, is no sign; applied from ten submissions on.
    package init(sources: [String: [String]], base: [String], threshold: Int = 60, common: Int = 40) {
        let vocabulary = base.reduce(into: SwiftVocabulary.words) { $0.formUnion(SwiftVocabulary.fixedWords(in: $1)) }
        let given = base.reduce(into: Set()) { $0.formUnion(Fingerprints.allRuns(of: $1, vocabulary: vocabulary)) }
        let own = sources.sorted { $0.key < $1.key }.map { id, texts in
            let prints = texts.map { Fingerprints(source: $0, vocabulary: vocabulary) }
            return (id: id, prints: (prints.first.map { prints.dropFirst().reduce($0) { $0.union($1) } }))
        }
        var known: [(id: String, prints: Fingerprints)] = own.compactMap { entry in
            entry.prints.map { (id: entry.id, prints: $0.subtracting(given)) }
        }
        if known.count >= 10 {
            let counts = known.reduce(into: [UInt64: Int]()) { counts, entry in
                for hash in entry.prints.hashes { counts[hash, default: 0] += 1 }
            }
            let frequent = Set(counts.filter { $0.value * 100 > known.count * common }.keys)
            known = known.map { (id: $0.id, prints: $0.prints.subtracting(frequent)) }
        }
        self.threshold = threshold
        compared = known.count
        pairs = known.indices.flatMap { first in
            known[(first + 1)...].compactMap { Self.pair(known[first], $0, threshold: threshold) }
        }.sorted { ($1.percent, $1.shared, $0.first, $0.second) < ($0.percent, $0.shared, $1.first, $1.second) }
    }

    private static func pair(
        _ first: (id: String, prints: Fingerprints), _ second: (id: String, prints: Fingerprints), threshold: Int
    ) -> Pair? {
        let shared = first.prints.hashes.intersection(second.prints.hashes)
        let shorter = min(first.prints.lines.count, second.prints.lines.count)
        guard shorter > 0, shared.count >= min(leastShared, shorter) else { return nil }
        let percent = shared.count * 100 / shorter
        guard percent >= threshold, shared.count >= 3 else { return nil }
        let places = shared.compactMap { hash in
            first.prints.lines[hash].flatMap { own in second.prints.lines[hash].map { (own, $0) } }
        }
        return Pair(
            first: first.id, second: second.id, percent: percent, shared: shared.count, parts: parts(places))
    }

    /// Joins places that touch each other in both sources.
    private static func parts(_ places: [(ClosedRange<Int>, ClosedRange<Int>)]) -> [Part] {
        var joined: [(first: ClosedRange<Int>, second: ClosedRange<Int>)] = []
        let sorted = places.sorted { ($0.0.lowerBound, $0.1.lowerBound) < ($1.0.lowerBound, $1.1.lowerBound) }
        for (first, second) in sorted {
            if let last = joined.last, first.lowerBound <= last.first.upperBound + 1,
                second.lowerBound <= last.second.upperBound + 1, second.upperBound + 1 >= last.second.lowerBound
            {
                joined[joined.count - 1] = (
                    first: last.first.lowerBound...max(last.first.upperBound, first.upperBound),
                    second: min(
                        last.second.lowerBound, second.lowerBound)...max(
                            last.second.upperBound, second.upperBound)
                )
            } else {
                joined.append((first: first, second: second))
            }
        }
        return joined.sorted { ($1.first.count, $0.first.lowerBound) < ($0.first.count, $1.first.lowerBound) }.map {
            Part(
                first: [$0.first.lowerBound, $0.first.upperBound], second: [$0.second.lowerBound, $0.second.upperBound])
        }
    }
}
