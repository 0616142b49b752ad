import Foundation
import Manifests
import Model

extension Kubeconfig {
    /// What the file's current context says of a cluster of `ordinal up`; `nil` where it names none.
    ///
    /// Whoever has changed the file, as `kubectl config set-context` does, still means the cluster.
    package var entry: Entry? {
        var repeatedKeys: [String] = []
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? ManifestReader.json(of: Array(data), name: path, repeatedKeys: &repeatedKeys)
        else { return nil }
        let context = Self.named(json["current-context"]?.string, in: json["contexts"])?["context"]
        guard let cluster = Self.named(context?["cluster"]?.string, in: json["clusters"])?["cluster"],
            let url = cluster["server"]?.string
        else { return nil }
        let user = Self.named(context?["user"]?.string, in: json["users"])?["user"]
        let authority = cluster["certificate-authority-data"]?.string.flatMap { Data(base64Encoded: $0) }
        let entry = Entry(
            url: url, authority: authority.map { String(decoding: $0, as: UTF8.self) },
            token: user?["token"]?.string.flatMap { Secret(text: $0) })
        return url.contains("/k/") || entry.token != nil ? entry : nil
    }

    private static func named(_ name: String?, in list: JSON?) -> JSON? {
        guard let name else { return nil }
        return list?.array?.first { $0["name"]?.string == name }
    }
}
