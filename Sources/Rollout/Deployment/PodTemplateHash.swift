public import Model

/// The short text that tells the templates of a Deployment apart, in the names and labels of its ReplicaSets.
public enum PodTemplateHash {
    /// The label that keeps the Pods of a Deployment's ReplicaSets apart.
    public static let label = "pod-template-hash"

    /// 32-bit FNV-1a of the template's canonical JSON and the collision count, in letters that spell no words.
    ///
    /// Kubernetes hashes a dump of its own structures instead, so the text differs from a real cluster's; what users
    /// can rely on there holds here too: equal templates get equal texts, and a collision changes it.
    public static func hash(of template: PodTemplateSpec, collisionCount: Int32?) -> String {
        var bytes = template.json.bytes()
        if let collisionCount { bytes += Array(String(collisionCount).utf8) }
        let sum = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return SafeLetters.encode(String(sum))
    }

    /// The name of a Deployment's ReplicaSet; very long names of Deployments are cut so that the hash fits.
    public static func setName(deployment: String, hash: String) -> String {
        "\(deployment.prefix(253 - 1 - hash.utf8.count))-\(hash)"
    }

    /// Whether two templates are the same but for this label.
    public static func areEqual(_ left: PodTemplateSpec, _ right: PodTemplateSpec) -> Bool {
        var left = left
        var right = right
        left.metadata.labels[label] = nil
        right.metadata.labels[label] = nil
        return left == right
    }
}
