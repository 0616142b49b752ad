import Model

/// What to say about a kind that the cluster does not have.
enum UnknownKind {
    /// Kubernetes' sentence, and what may have been meant.
    static func message(apiVersion: String, kind: String) -> String {
        let start = "no matches for kind \"\(kind)\" in version \"\(apiVersion)\""
        if let type = Kinds.all.first(where: { $0.kind.name == kind }) {
            return "\(start); the version of \(kind) is \(type.kind.apiVersion)"
        }
        let names = Kinds.all.map { $0.kind.name }
        if let name = NearestName.of(kind, among: names) {
            return "\(start); did you mean \(name)?"
        }
        return "\(start); there are \(names.sorted().joined(separator: ", "))"
    }
}
