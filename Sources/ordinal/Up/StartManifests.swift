import API
import Cluster
import Manifests
import Model

/// The manifests that a cluster starts with, applied through its own API.
struct StartManifests {
    private let manifests: [Manifest]

    init(_ manifests: [Manifest]) {
        self.manifests = manifests
    }

    /// Who set the fields that a manifest sets, in the objects' records.
    private static let manager = "ordinal"

    /// Makes each object, or changes the one there is, as `kubectl apply --server-side --force-conflicts` would.
    ///
    /// What the manifest set the last time and leaves out now is taken back; what others have set stays, unless the
    /// manifest sets it too: then the manifest wins.
    ///
    /// - Returns: each object and what became of it, as kubectl says it.
    /// - Throws: ``CommandFailure`` with all that is refused, a line for each; the cluster is then as it was.
    func apply(to cluster: inout Cluster) throws(CommandFailure) -> [String] {
        var changed = cluster
        var lines: [String] = []
        var problems: [ManifestProblem] = []
        for manifest in manifests {
            let before = Self.answer("GET", manifest, on: &changed)
            let applied = Self.answer("PATCH", manifest, on: &changed)
            guard applied.code < 300 else {
                problems.append(Self.problem(with: manifest, applied))
                continue
            }
            let isSame = Self.version(before) == Self.version(applied)
            let outcome = applied.code == 201 ? "created" : isSame ? "unchanged" : "configured"
            let kind = manifest.kind
            let name = kind.group.isEmpty ? kind.singular : "\(kind.singular).\(kind.group)"
            lines.append("\(name)/\(manifest.object.metadata.name) \(outcome)")
        }
        guard problems.isEmpty else { throw CommandFailure(problems.map(\.description).joined(separator: "\n")) }
        cluster = changed
        return lines
    }

    /// What the API says to one that asks for a manifest's object, or applies it.
    private static func answer(_ method: String, _ manifest: Manifest, on cluster: inout Cluster) -> APIAnswer {
        let kind = manifest.kind
        let namespace = manifest.object.metadata.namespace
        var request = APIRequest(
            method, path: kind.group.isEmpty ? ["api", kind.version] : ["apis", kind.group, kind.version])
        if kind.isNamespaced { request.path += ["namespaces", namespace.isEmpty ? "default" : namespace] }
        request.path += [kind.plural, manifest.object.metadata.name]
        if method == "PATCH" {
            request.query = [APIRequest.Parameter("fieldManager", manager), APIRequest.Parameter("force", "true")]
            request.headers = ["content-type": "application/apply-patch+yaml"]
            request.body = manifest.json.bytes()
        }
        guard case .answer(let answer) = KubernetesAPI().answer(request, on: &cluster) else {
            preconditionFailure("\(method) /\(request.path.joined(separator: "/")) has no single answer")
        }
        return answer
    }

    private static func version(_ answer: APIAnswer) -> String? {
        (try? JSON(parsing: answer.body))?["metadata"]?["resourceVersion"]?.string
    }

    private static func problem(with manifest: Manifest, _ answer: APIAnswer) -> ManifestProblem {
        let message = (try? JSON(parsing: answer.body))?["message"]?.string
        return ManifestProblem(
            file: manifest.source.file, document: manifest.source.document, line: manifest.source.line,
            message: message ?? "the API answered \(answer.code)")
    }
}
