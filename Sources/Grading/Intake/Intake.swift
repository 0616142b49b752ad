package import Foundation
package import LabRunner

/// Takes submissions: what of each counts, or why nothing of it does.
package struct Intake: Sendable {
    let definition: LabDefinition
    let labFolder: String
    /// The lab's own files, by path in the lab.
    let handedOut: [String: Data]
    let sandbox: Sandbox
    let limits: IntakeLimits

    package init(_ lab: Lab, sandbox: Sandbox, limits: IntakeLimits = IntakeLimits()) throws(LabError) {
        definition = lab.definition
        labFolder = lab.folder.name
        handedOut = try MirroredFolder.contents(of: lab.folder.url)
        self.sandbox = sandbox
        self.limits = limits
    }

    /// What came of looking into a submission.
    package enum Taken: Sendable {
        /// The files that are judged, by path in the lab.
        case files([String: Data])
        case refused([Refusal])
    }

    /// Looks into a submission.
    ///
    /// - Parameter folder: a folder of this submission's alone, which exists and is empty.
    /// - Throws: only where the grader itself fails, such as `LabError.interrupted`.
    package func take(_ source: SubmissionSource, folder: URL) throws -> Taken {
        do {
            switch source.form {
            case .file: return try file(source.location)
            case .folder:
                let reader = FolderReader(folder: source.location, limits: limits)
                return try judged(try reader.list(), reading: reader.contents)
            case .archive:
                let reader = ArchiveReader(archive: source.location, sandbox: sandbox, limits: limits, folder: folder)
                return try judged(try reader.list(), reading: reader.contents)
            }
        } catch let refusal as Refusal {
            return .refused([refusal])
        }
    }

    private func file(_ location: URL) throws -> Taken {
        let reader = FolderReader(folder: location.deletingLastPathComponent(), limits: limits)
        let entry = IntakeEntry(name: location.lastPathComponent, kind: .file, size: 0)
        let data = try reader.contents(of: [entry])
        let chosen = definition.sources.prefix(1).map {
            IntakeChoice.Chosen(entry: entry, path: $0, use: .source)
        }
        return read(chosen, data)
    }

    private func judged(_ entries: [IntakeEntry], reading read: ([IntakeEntry]) throws -> [Data]) throws -> Taken {
        let rules = IntakeRules(definition: definition, labFolder: labFolder, limits: limits)
        let choice = rules.choose(among: entries)
        guard choice.refusals.isEmpty else { return .refused(choice.refusals) }
        return self.read(choice.chosen, try read(choice.chosen.map(\.entry)))
    }

    /// Judges files by what is in them.
    private func read(_ chosen: [IntakeChoice.Chosen], _ contents: [Data]) -> Taken {
        var refusals: [Refusal] = []
        var files: [String: Data] = [:]
        for (chosen, data) in zip(chosen, contents) {
            let shown = chosen.entry.path
            switch chosen.use {
            case .unchanged(let reason):
                if data != handedOut[chosen.path] { refusals.append(Refusal(reason, path: shown)) }
            case .source where data.count > limits.sourceBytes:
                refusals.append(Refusal(.sourceTooLarge, path: shown, detail: "at most \(limits.sourceBytes) bytes"))
            case .source:
                guard String(validating: data, as: UTF8.self) != nil, !data.contains(0) else {
                    refusals.append(Refusal(.sourceNotText, path: shown))
                    continue
                }
                files[chosen.path] = data
            }
        }
        return refusals.isEmpty ? .files(files) : .refused(Array(refusals.prefix(20)))
    }
}
