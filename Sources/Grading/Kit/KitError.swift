/// Why a kit cannot be made, in facts; the words are in its description.
package enum KitError: Error, Equatable, Sendable {
    /// The folder or file that would be made is there and holds something.
    case exists(path: String)
    /// A learner's file is not the one that is handed out, so that an answer would go out with the kit.
    case notTheStarter(path: String)
    /// A lab's record of what is handed out is missing.
    case noChecksums(lab: String)
    case noSuchLanguage(String, known: [String])
    /// The archive tool did not make the archive.
    case notPacked(path: String, reason: String)
}

extension KitError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let path): "\(path) is there already; name another --out, or remove it"
        case .notTheStarter(let path):
            "\(path) is not the starter, and would give an answer away; put it back with ordinal lab reset"
        case .noChecksums(let lab):
            "it is not known what lab \(lab) hands out: there is no checksums.json; ordinal verify \(lab) --record makes it"
        case .noSuchLanguage(let language, let known):
            "there are no lessons in \(language); there are some in \(known.joined(separator: ", "))"
        case .notPacked(let path, let reason): "cannot write \(path): \(reason)"
        }
    }
}
