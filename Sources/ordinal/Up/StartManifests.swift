import API
import Manifests
import Model
import Server

/// The manifests that a cluster starts with, applied through its own API.
struct StartManifests {
    private let manifests: [Manifest]

    init(_ manifests: [Manifest]) {
        self.manifests = manifests
    }

    /// Who set the fields that a manifest sets, in the objects' records.
    private static let manager = "ordinal"

    /// Makes each object, or changes the one there is, as `kubectl apply --server-side` would.
    ///
    /// What the manifest set the last time and leaves out now is taken back; what others have set stays, unless the
    /// manifest sets it too: then the manifest wins.
    ///
    /// - Parameter report: told each object and what became of it, as kubectl says it.
    /// - Throws: `CommandFailure` at the first that is refused.
    func apply(to live: LiveCluster, report: (String) -> Void) async throws {
        for manifest in manifests {
            let kind = manifest.kind
            let name = kind.group.isEmpty ? kind.singular : "\(kind.singular).\(kind.group)"
            report("\(name)/\(manifest.object.metadata.name) \(try await apply(manifest, to: live))")
        }
    }

    private func apply(_ manifest: Manifest, to live: LiveCluster) async throws -> String {
        let kind = manifest.kind
        let namespace = manifest.object.metadata.namespace
        var path = kind.group.isEmpty ? ["api", kind.version] : ["apis", kind.group, kind.version]
        if kind.isNamespaced { path += ["namespaces", namespace.isEmpty ? "default" : namespace] }
        path += [kind.plural, manifest.object.metadata.name]
        let before = await live.answer(to: APIRequest("GET", path: path))
        let applied = await live.answer(
            to: APIRequest(
                "PATCH", path: path,
                query: [APIRequest.Parameter("fieldManager", Self.manager), APIRequest.Parameter("force", "true")],
                headers: ["content-type": "application/apply-patch+yaml"], body: manifest.json.bytes()))
        guard applied.code < 300 else { throw refusal(of: manifest, applied) }
        if applied.code == 201 { return "created" }
        return Self.version(before) == Self.version(applied) ? "unchanged" : "configured"
    }

    private static func version(_ answer: APIAnswer) -> String? {
        (try? JSON(parsing: answer.body))?["metadata"]?["resourceVersion"]?.string
    }

    private func refusal(of manifest: Manifest, _ answer: APIAnswer) -> CommandFailure {
        let status = try? JSON(parsing: answer.body)
        let message = status?["message"]?.string ?? "the API answered \(answer.code)"
        let problem = ManifestProblem(
            file: manifest.source.file, document: manifest.source.document, line: manifest.source.line, message: message
        )
        return CommandFailure(problem.description)
    }
}
