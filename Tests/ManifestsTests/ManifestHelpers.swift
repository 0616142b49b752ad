import Manifests
import Model

/// The problems that a text has, a sentence each; none if it is read.
func problems(
    _ text: String, name: String = "a.yaml", validation: FieldValidation = .strict
) -> [String] {
    problems(bytes: Array(text.utf8), name: name, validation: validation)
}

/// The problems that bytes have, a sentence each; none if they are read.
func problems(bytes: [UInt8], name: String = "a.yaml", validation: FieldValidation = .strict) -> [String] {
    do throws(InvalidManifests) {
        _ = try ManifestReader.read(text: bytes, name: name, validation: validation)
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

/// The value of one document that need not describe an object.
func json(_ text: String) throws -> JSON {
    var repeated: [String] = []
    return try ManifestReader.json(of: Array(text.utf8), name: "a.yaml", repeatedKeys: &repeated)
}

/// The data of a ConfigMap written in YAML.
func data(_ text: String) throws -> JSON {
    let reading = try ManifestReader.read(text: Array(text.utf8), name: "a.yaml")
    return reading.manifests.first?.json["data"] ?? .null
}
