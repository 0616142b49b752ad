package import API
import Manifests
import Model

/// A body as it came, and what becomes of it before the API sees it.
package enum RequestBody {
    /// The most bytes of a body, as Kubernetes has it.
    package static let limit = 3 << 20

    /// Whether a content type says that the body is YAML.
    package static func isYAML(contentType: String?) -> Bool {
        guard let mediaType = mediaType(contentType) else { return false }
        return mediaType == "application/yaml" || mediaType.hasSuffix("+yaml")
    }

    /// The request with its YAML made JSON; one that is JSON already stays as it is, to the byte.
    ///
    /// - Returns: the answer to the client where the body is not YAML.
    package static func converted(_ request: APIRequest) -> Result<APIRequest, Refusal> {
        var request = request
        if mediaType(request.headers["content-type"]) == "application/yaml" {
            request.headers["content-type"] = "application/json"
        }
        let first = request.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first else { return .success(request) }
        if first == UInt8(ascii: "{"), (try? JSON(parsing: request.body)) != nil { return .success(request) }
        do throws(InvalidManifests) {
            var repeatedKeys: [String] = []
            let json = try ManifestReader.json(of: request.body, name: "body", repeatedKeys: &repeatedKeys)
            request.body = json.bytes()
            return .success(request)
        } catch {
            let problems = error.problems.map { $0.message }.joined(separator: "; ")
            return .failure(Refusal(answer: .badRequest("error converting YAML to JSON: \(problems)")))
        }
    }

    /// Why a body cannot be handed on.
    package struct Refusal: Error {
        /// What the client is told.
        package let answer: APIAnswer
    }

    private static func mediaType(_ contentType: String?) -> String? {
        contentType.map { text in
            let type = text.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 != UInt8(ascii: " ") }
            return String(decoding: type, as: UTF8.self).lowercased()
        }
    }
}
