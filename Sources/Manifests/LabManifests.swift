import Foundation
public import Model

/// Reads a learner's manifests for the tests of a lab; everything else in this module is the workshop's own.
public enum LabManifests {
    /// The objects of one file, in its order.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - name: What problems call the file, such as `Manifests/nginx.yaml`.
    /// - Throws: ``LabManifestProblems`` with everything that is wrong, as `kubectl apply` would refuse it.
    public static func objects(
        in file: String, named name: String
    ) throws(LabManifestProblems) -> [LabManifest] {
        guard let data = FileManager.default.contents(atPath: file) else {
            let problem = LabManifestProblem(file: name, line: nil, field: nil, message: "there is no such file")
            throw LabManifestProblems(problems: [problem])
        }
        let text = Array(data)
        do throws(InvalidManifests) {
            let lines = FieldLines(of: text)
            return try ManifestReader.read(text: text, name: name).manifests.map { manifest in
                LabManifest(
                    file: name, line: manifest.source.line, json: manifest.json, object: manifest.object,
                    document: manifest.source.document, lines: lines)
            }
        } catch {
            let problems = error.problems.map {
                LabManifestProblem(file: $0.file, line: $0.line, field: $0.field, message: $0.message)
            }
            throw LabManifestProblems(problems: problems)
        }
    }
}

/// An object as a learner wrote it, before any default is filled in.
public struct LabManifest: Sendable {
    /// What problems call the file.
    public let file: String
    /// The line on which the object begins, from 1.
    public let line: Int
    /// The object as it is written, with `apiVersion` and `kind`.
    public let json: JSON
    /// The same object as a value of its type.
    public let object: any APIObject

    let document: Int
    let lines: FieldLines

    /// The line of a field such as `spec.replicas`, or of the object where the field is not written.
    public func line(of field: String) -> Int { lines.line(of: field, inDocument: document) ?? line }
}

/// One thing that is wrong with a learner's file.
public struct LabManifestProblem: Hashable, Sendable {
    /// What the file was called.
    public let file: String
    /// The line, from 1, where one can be named.
    public let line: Int?
    /// The field, such as `spec.replicas`, if it is about one.
    public let field: String?
    /// What is wrong, in Kubernetes' words where Kubernetes would notice it.
    public let message: String
}

/// Why a learner's file cannot be applied.
public struct LabManifestProblems: Error, Hashable, Sendable {
    /// At least one, in the order of the file.
    public let problems: [LabManifestProblem]
}

/// Finds the lines of fields in a text that is known to be readable.
struct FieldLines: Sendable {
    private let text: [UInt8]

    init(of text: [UInt8]) { self.text = text }

    func line(of field: String, inDocument number: Int) -> Int? {
        let line: Int?? = withLargeStack {
            DocumentParser(text).documents.first { $0.number == number }?.lineOfField(field)
        }
        return line ?? nil
    }
}
