import Foundation

/// A copy of a lab in which implementations are exchanged, so that the tree itself is never touched.
///
/// It lies at `.build-verify/LabNN-Topic`, as deep below the checkout as the lab, so that the manifest's `../..` still
/// names the checkout.
struct LabCopy {
    /// The manifest and the tests: all that is built beside the learner's files.
    let base: [String: Data]
    private let mirror: MirroredFolder

    var folder: URL { mirror.url }

    init(of lab: Lab) throws(LabError) {
        var base: [String: Data] = [:]
        for path in MirroredFolder.files(in: lab.folder.url)
        where !lab.definition.sources.contains(path) && Self.isBuilt(path) {
            let file = lab.folder.url.appending(path: path)
            guard let data = try? Data(contentsOf: file) else {
                throw .unreadable(path: file.filePath, reason: "there is no such file")
            }
            base[path] = data
        }
        self.base = base
        mirror = MirroredFolder(url: Self.folder(of: lab, suffix: ""))
    }

    /// Puts an implementation in the place of the learner's files, by path inside the lab.
    func install(_ sources: [String: String]) throws(LabError) {
        try mirror.hold(base.merging(sources.mapValues { Data($0.utf8) }) { _, source in source })
    }

    /// Where a copy of a lab is made; a name of its own is what SwiftPM knows a package by.
    static func folder(of lab: Lab, suffix: String) -> URL {
        lab.root.appending(path: ".build-verify").appending(path: lab.folder.name + suffix)
    }

    private static func isBuilt(_ path: String) -> Bool {
        path == "Package.swift" || path.hasPrefix("Sources/") || path.hasPrefix("Tests/")
    }
}
