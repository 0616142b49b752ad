import Model

/// Where the next page of a list begins.
struct ContinueToken: Hashable, Sendable {
    /// The revision of the first page; `nil` once that is forgotten, and each page shows its own moment.
    let revision: Int64?
    /// The last object of the page before.
    let after: ObjectKey

    /// The token after an object.
    init(revision: Int64?, after: ObjectKey) {
        self.revision = revision
        self.after = after
    }

    /// Reads a token.
    ///
    /// - Throws: ``Refusal``, if the text is none.
    init(_ text: String) throws {
        guard let bytes = Base64.decoded(text) else {
            throw Refusal.badRequest("continue key is not valid: illegal base64 data")
        }
        guard let json = try? JSON(parsing: bytes) else {
            throw Refusal.badRequest("invalid continue token: continue key is not valid: it is no JSON")
        }
        guard json["v"]?.string == "meta.k8s.io/v1", let number = json["rv"]?.integer,
            let start = json["start"]?.string, let slash = start.firstIndex(of: "/")
        else {
            throw Refusal.badRequest("invalid continue token: continue key is not valid: server does not recognize it")
        }
        revision = number < 0 ? nil : number
        after = ObjectKey(
            namespace: String(start[..<slash]), name: String(start[start.index(after: slash)...]))
    }

    /// The token as clients send it back.
    var text: String {
        let json: JSON = [
            "v": "meta.k8s.io/v1", "rv": .integer(revision ?? -1), "start": .string("\(after.namespace)/\(after.name)"),
        ]
        return Base64.encoded(json.bytes())
    }

    /// What a client is told that comes back too late, with a token to go on nevertheless.
    var expired: Refusal {
        Refusal(
            code: 410, reason: "Expired",
            message: "The provided continue parameter is too old to display a consistent list result. You can start a "
                + "new list without the continue parameter, or use the continue token in this response to retrieve the "
                + "remainder of the results. Continuing with the provided token results in an inconsistent list - "
                + "objects that were created, modified, or deleted between the time the first chunk was returned and "
                + "now may show up in the list.",
            metadata: ["continue": .string(ContinueToken(revision: nil, after: after).text)])
    }
}
