package import Foundation

extension Lab {
    /// What a learner writes, by path inside the lab, sorted: the files that the lab names, and other Swift beside them.
    package var learnerPaths: [String] {
        let sources = folder.url.appending(path: "Sources")
        let beside = (try? FileManager.default.subpathsOfDirectory(atPath: sources.filePath)) ?? []
        let swift = beside.filter { path in
            // Editors leave files with a leading dot behind.
            path.hasSuffix(".swift") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        return Set(definition.sources).union(swift.map { "Sources/" + $0 }).sorted()
    }

    /// The same as files.
    package var learnerFiles: [URL] { learnerPaths.map { folder.url.appending(path: $0) } }
}
