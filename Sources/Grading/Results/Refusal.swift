/// Why a submission, or a file of it, was not taken.
package struct Refusal: Codable, Equatable, Sendable {
    package var reason: Reason
    /// The file or the archive's entry, as it was handed in; nil if it is about the whole.
    package var path: String?
    /// What is to be known beside the reason, such as a limit and what was found.
    package var detail: String?

    package init(_ reason: Reason, path: String? = nil, detail: String? = nil) {
        self.reason = reason
        self.path = path
        self.detail = detail
    }

    /// What may not be in a submission.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        case packageManifest
        case plugin
        case macro
        case foreignSource
        case moduleMap
        case binary
        case symbolicLink
        case hardLink
        case specialFile
        case pathEscape
        case tooManyEntries
        case tooLarge
        case notAnArchive
        case encrypted
        case unreadable
        case nameNotText
        case nameReserved
        case sourceNotText
        case sourceTooLarge
        case forbiddenAttribute
        case forbiddenImport
        case forbiddenName
        case missingSource
        case duplicateEntry
    }

    /// What a report says.
    package var sentence: String {
        let subject = path.map { "\($0): " } ?? ""
        return subject + reason.sentence + (detail.map { " (\($0))" } ?? "")
    }
}

extension Refusal.Reason {
    /// The rule, in words.
    package var sentence: String {
        switch self {
        case .packageManifest: "a Package.swift is not taken; the grader builds with its own"
        case .plugin: "package plugins are not taken"
        case .macro: "macros are not taken; they would run in the compiler"
        case .foreignSource: "only Swift sources are taken; this is C, assembly or another language"
        case .moduleMap: "module maps are not taken"
        case .binary: "libraries and object files are not taken"
        case .symbolicLink: "symbolic links are not taken"
        case .hardLink: "hard links are not taken"
        case .specialFile: "devices, pipes and sockets are not taken"
        case .pathEscape: "the path leads out of the submission"
        case .tooManyEntries: "there are too many files"
        case .tooLarge: "it is too large once it is unpacked"
        case .notAnArchive: "this is neither a folder nor a .zip or .tar.gz that can be read"
        case .encrypted: "the archive is encrypted"
        case .unreadable: "it cannot be read"
        case .nameNotText: "the file's name is not UTF-8"
        case .nameReserved: "the file's name is one that no source has"
        case .sourceNotText: "the source is not UTF-8"
        case .sourceTooLarge: "the source is too large"
        case .forbiddenAttribute: "this attribute reaches past Swift's rules and is not taken"
        case .forbiddenImport: "this module is not one of the lab's"
        case .forbiddenName: "the workshop's own answer is named, which is not the learner's"
        case .missingSource: "the lab's file is not in the submission"
        case .duplicateEntry: "the archive holds this path twice"
        }
    }
}
