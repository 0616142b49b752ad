#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where failing tests leave the pages that show what happened: the folder that `ORDINAL_TIMELINES` names.
///
/// The runner sets it and tells learners of the pages; without it nothing is drawn.
package enum TimelineFolder {
    /// The variable that names the folder.
    package static let variable = "ORDINAL_TIMELINES"

    /// The name of the page of a test such as `ScaleUpCases/missing(_:)`.
    ///
    /// All cases of a test have one page: that of the first that fails, whose story is the one that is told.
    package static func fileName(ofTest name: some StringProtocol) -> String {
        let words = name.prefix { $0 != "(" }
        return String(words.map { $0.isLetter || $0.isNumber ? $0 : "-" }) + ".html"
    }

    /// The folder that the environment names, if it does.
    package static var requested: String? { getenv(variable).map { String(cString: $0) } }

    /// Writes the page of a test's failure, if somebody wants it and there is none yet.
    ///
    /// - Parameters:
    ///   - replay: The command that runs the test; it ends with the test's target and name.
    ///   - timeline: What happened; `nil` where there is nothing to draw.
    package static func keep(of replay: String, in folder: String? = requested, _ timeline: () -> Timeline?) {
        guard let folder, !folder.isEmpty,
            let test = replay.split(separator: " ").last, let dot = test.firstIndex(of: ".")
        else { return }
        let path = folder + "/" + fileName(ofTest: test[test.index(after: dot)...])
        // A page that cannot be written is missed, and no grade depends on it.
        guard access(path, F_OK) != 0, let page = timeline()?.html(), let file = fopen(path, "w") else { return }
        fputs(page, file)
        fclose(file)
    }
}
