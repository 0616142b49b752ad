/// Which hue and which letter stand for which revision.
///
/// Letters tell revisions apart without colour, and after the eighth, when hues come round again.
struct RevisionKey: Sendable, Hashable {
    /// How many hues there are.
    static let hueCount = 8

    /// A revision and its signs.
    struct Entry: Sendable, Hashable {
        /// Nil for Pods whose revision is not known.
        var revision: String?
        /// `A`, `B` … `Z`, `AA` …; empty without a revision.
        var letter: String
        /// From 1 to ``hueCount``, or 0 for grey.
        var hue: Int
        /// The images that ran under it, in order of appearance.
        var images: [String]
    }

    /// In order of first appearance; Pods without a revision come last.
    let entries: [Entry]

    private let indices: [String: Int]

    init(_ timeline: Timeline) {
        let pods = timeline.groups.flatMap(\.lanes).flatMap(\.incarnations).enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        var (entries, indices): ([Entry], [String: Int]) = ([], [:])
        var unknown: Entry?
        for (_, pod) in pods {
            guard let revision = pod.revision else {
                unknown = (unknown ?? Self.unknown).adding(pod.image)
                continue
            }
            if let index = indices[revision] {
                entries[index] = entries[index].adding(pod.image)
            } else {
                let index = entries.count
                indices[revision] = index
                let entry = Entry(
                    revision: revision, letter: Self.letter(index), hue: index % Self.hueCount + 1, images: [])
                entries.append(entry.adding(pod.image))
            }
        }
        self.entries = entries + (unknown.map { [$0] } ?? [])
        self.indices = indices
    }

    /// The signs of a Pod's revision.
    subscript(revision: String?) -> Entry {
        guard let revision, let index = indices[revision] else { return Self.unknown }
        return entries[index]
    }

    private static let unknown = Entry(revision: nil, letter: "", hue: 0, images: [])

    /// Counts as spreadsheets name their columns.
    static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }
}

extension RevisionKey.Entry {
    fileprivate func adding(_ image: String?) -> Self {
        guard let image, !images.contains(image) else { return self }
        var copy = self
        copy.images.append(image)
        return copy
    }
}
