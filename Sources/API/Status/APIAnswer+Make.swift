import Model

extension APIAnswer {
    /// An answer of JSON, or of the YAML that JSON is.
    static func json(_ code: Int, _ body: [UInt8], mediaType: String = "application/json", warnings: [String] = [])
        -> APIAnswer
    {
        let warnings = WarningLimit.limited(warnings)
        let headers = [Header("Content-Type", mediaType)] + warnings.map { Header("Warning", Self.warning($0)) }
        return APIAnswer(code: code, headers: headers, body: body)
    }

    /// An answer of plain text.
    static func text(_ code: Int, _ text: String) -> APIAnswer {
        APIAnswer(
            code: code, headers: [Header("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    }

    /// The answer that refuses a request.
    static func refusal(_ refusal: Refusal, warnings: [String] = []) -> APIAnswer {
        var answer = json(refusal.code, refusal.status.bytes(), warnings: warnings)
        if let seconds = refusal.details?["retryAfterSeconds"]?.integer {
            answer.headers.append(Header("Retry-After", "\(seconds)"))
        }
        return answer
    }

    /// A warning as its header field writes it.
    private static func warning(_ text: String) -> String {
        var quoted = ""
        for character in text {
            switch character {
            case "\"", "\\": quoted += "\\\(character)"
            case "\n", "\r", "\r\n": quoted += " "
            default: quoted.append(character)
            }
        }
        return "299 - \"\(quoted)\""
    }
}
