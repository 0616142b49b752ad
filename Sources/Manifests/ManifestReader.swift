package import Foundation
package import Model

/// Reads the objects of YAML and JSON files.
///
/// ## Guarantees
///
/// - Nothing is half read: there are either all objects of all files, or all problems of all files.
/// - A text takes memory and time in proportion to its length, whatever its aliases stand for.
///
/// ## Caveats
///
/// - The namespace of an object that names none is left open.
/// - A text that is not YAML gives one problem for its document, because nobody knows what the rest means.
package enum ManifestReader {
    /// Reads files, all manifests of directories, and for `-` the standard input.
    ///
    /// - Throws: ``InvalidManifests`` with everything that is wrong.
    package static func read(
        files: [String], validation: FieldValidation = .strict, standardInput: FileHandle = .standardInput
    ) throws(InvalidManifests) -> ManifestReading {
        let found = ManifestFiles(files, standardInput: standardInput)
        return try read(found.files, validation: validation, problems: found.problems)
    }

    /// Reads the objects of a text under the name of a file.
    ///
    /// - Throws: ``InvalidManifests`` with everything that is wrong.
    package static func read(
        text: [UInt8], name: String, validation: FieldValidation = .strict
    ) throws(InvalidManifests) -> ManifestReading {
        try read([ManifestFile(name: name, bytes: text)], validation: validation, problems: [])
    }

    /// Reads a text that holds one document, YAML or JSON, without regard to what it describes.
    ///
    /// - Parameter repeatedKeys: collects a sentence for each key that stands twice; the later value wins.
    /// - Throws: ``InvalidManifests`` where the text cannot be read, or holds less or more than one document.
    package static func json(
        of text: [UInt8], name: String, repeatedKeys: inout [String]
    ) throws(InvalidManifests) -> JSON {
        typealias Answer = (json: JSON?, repeatedKeys: [String], problems: [ManifestProblem])
        let answer: Answer? = withLargeStack {
            let parser = DocumentParser(text)
            let problems =
                parser.problems.map { ManifestProblem(file: name, line: $0.line, message: $0.message) }
                + parser.documents.flatMap { document in
                    document.problems.map {
                        ManifestProblem(file: name, document: document.number, line: $0.line, message: $0.message)
                    }
                }
            let only = parser.documents.count == 1 ? parser.documents.first : nil
            return (only?.json, only?.repeatedKeys.map(\.message) ?? [], problems)
        }
        repeatedKeys += answer?.repeatedKeys ?? []
        if let json = answer?.json, answer?.problems.isEmpty == true { return json }
        let several = ManifestProblem(file: name, message: "one document was expected")
        throw InvalidManifests(problems: answer.flatMap { $0.problems.isEmpty ? nil : $0.problems } ?? [several])
    }

    private static func read(
        _ files: [ManifestFile], validation: FieldValidation, problems: [ManifestProblem]
    ) throws(InvalidManifests) -> ManifestReading {
        let pieces = withLargeStack { files.map { piece(of: $0, validation: validation) } } ?? []
        let all = problems + pieces.flatMap(\.problems)
        var reading = ManifestReading(
            manifests: pieces.flatMap(\.reading.manifests), warnings: pieces.flatMap(\.reading.warnings))
        guard all.isEmpty else { throw InvalidManifests(problems: all, warnings: reading.warnings) }
        reading.warnings += missingServices(in: reading.manifests)
        return reading
    }

    private typealias Piece = (reading: ManifestReading, problems: [ManifestProblem])

    /// What one file says.
    private static func piece(of file: ManifestFile, validation: FieldValidation) -> Piece {
        let parser = DocumentParser(file.bytes)
        var problems = parser.problems.map { ManifestProblem(file: file.name, line: $0.line, message: $0.message) }
        var reading = ManifestReading()
        for document in parser.documents {
            let checker = ObjectChecker(document, file: file.name, validation: validation)
            reading.manifests += checker.manifests
            reading.warnings += checker.report.warnings
            problems += checker.report.allProblems
        }
        return (reading, problems)
    }

    /// Warns of StatefulSets whose Service is not among the objects: their Pods have no names that can be found.
    private static func missingServices(in manifests: [Manifest]) -> [ManifestProblem] {
        let services = Set(manifests.compactMap { ($0.object as? Service)?.key })
        return manifests.compactMap { manifest in
            guard let set = manifest.object as? StatefulSet, !set.spec.serviceName.isEmpty else { return nil }
            let wanted = ObjectKey(namespace: set.metadata.namespace, name: set.spec.serviceName)
            if services.contains(wanted) { return nil }
            let message =
                "StatefulSet.apps \"\(set.metadata.name)\": spec.serviceName: there is no Service "
                + "\"\(set.spec.serviceName)\" beside it, and without one its Pods have no DNS names of their own"
            return ManifestProblem(
                file: manifest.source.file, document: manifest.source.document, line: manifest.source.line,
                field: "spec.serviceName", message: message)
        }
    }
}
