package import Foundation

extension GradingResults {
    /// Reads the `results.json` of a run, or the one in a folder of reports.
    ///
    /// - Throws: `GradingInputError.results`, also where its totals are not those of its tests.
    package init(at location: URL) throws(GradingInputError) {
        var isFolder: ObjCBool = false
        let path = location.path(percentEncoded: false)
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let file = isFolder.boolValue ? location.appending(path: "results.json") : location
        guard let data = try? Data(contentsOf: file) else { throw .results(path: path, problem: "it cannot be read") }
        do {
            self = try JSONDecoder().decode(GradingResults.self, from: data)
        } catch DecodingError.dataCorrupted(let context) {
            throw .results(path: path, problem: context.debugDescription)
        } catch {
            throw .results(path: path, problem: "\(error)")
        }
        guard format == 1 else { throw .results(path: path, problem: "its format is \(format), expected 1") }
    }

    /// Joins the shares of one run into the run, as if one machine had graded all.
    ///
    /// - Throws: `GradingInputError.otherRuns` if they differ in lab, sandbox or seed, or hold a submission twice.
    package init(joining parts: [GradingResults]) throws(GradingInputError) {
        guard let first = parts.first else { throw .otherRuns(problem: "there are none") }
        for part in parts {
            if part.lab != first.lab {
                throw .otherRuns(problem: "lab \(first.lab.number) and lab \(part.lab.number), or two versions of it")
            }
            if part.sandbox != first.sandbox {
                throw .otherRuns(problem: "sandbox \(first.sandbox.rawValue) and \(part.sandbox.rawValue)")
            }
            if part.seedFingerprint != first.seedFingerprint {
                throw .otherRuns(problem: "they had two seeds; give all shares the same --seed")
            }
        }
        let all = parts.flatMap(\.submissions)
        let counts = Dictionary(all.map { ($0.id, 1) }, uniquingKeysWith: +)
        let repeated = counts.filter { $0.value > 1 }.keys.sorted()
        if !repeated.isEmpty {
            throw .otherRuns(problem: "more than one holds \(repeated.prefix(5).joined(separator: ", "))")
        }
        self = first.with(all)
    }
}
