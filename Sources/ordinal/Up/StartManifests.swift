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

    /// Makes each object, or changes the one there is to what the manifest says.
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
        path.append(kind.plural)
        let body = manifest.json.bytes()
        let made = await live.answer(
            to: APIRequest("POST", path: path, headers: ["content-type": "application/json"], body: body))
        if made.code < 300 { return "created" }
        guard made.code == 409 else { throw refusal(of: manifest, made) }
        path.append(manifest.object.metadata.name)
        let changed = await live.answer(
            to: APIRequest("PATCH", path: path, headers: ["content-type": "application/merge-patch+json"], body: body))
        guard changed.code < 300 else { throw refusal(of: manifest, changed) }
        return "configured"
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
