public import Model

/// How Kubernetes names a ControllerRevision after what it holds.
public enum RevisionHash {
    /// The patch that sets a StatefulSet's template back to this one.
    public static func data(for template: PodTemplateSpec) -> JSON {
        var replacement = template.jsonObject
        replacement["$patch"] = "replace"
        return ["spec": ["template": .object(replacement)]]
    }

    /// The template that a revision's patch brings back.
    ///
    /// - Throws: ``FieldError`` where the patch has no template, or one of another shape.
    public static func template(in data: JSON) throws(FieldError) -> PodTemplateSpec {
        guard case .object(var replacement) = data["spec"]?["template"] ?? .null else {
            throw FieldError(expected: "a template", found: data["spec"]?["template"] ?? .null).inside("spec.template")
        }
        replacement["$patch"] = nil
        return try PodTemplateSpec(json: .object(replacement))
    }

    /// The hash in a revision's name: 32-bit FNV-1 of the data and the collision count, in letters that spell no words.
    public static func hash(of data: JSON, collisionCount: Int32) -> String {
        let bytes = data.bytes(escaping: .go) + Array(String(collisionCount).utf8)
        let sum = bytes.reduce(UInt32(2_166_136_261)) { ($0 &* 16_777_619) ^ UInt32($1) }
        return SafeLetters.encode(String(sum))
    }

    /// The name of a set's revision; very long names of sets are cut so that the hash fits.
    public static func name(set: String, hash: String) -> RevisionName {
        RevisionName("\(set.prefix(223))-\(hash)")
    }
}
