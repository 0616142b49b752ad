import Model

/// Answers questions about what a client may do: everything.
enum Reviews {
    /// The answer to a review; `nil` for a request that is none.
    static func answer(_ request: APIRequest) -> APIAnswer? {
        let path = request.path.filter { !$0.isEmpty }
        guard path.count > 3, path[0] == "apis", let status = status(path[1], path[2], path.last ?? "") else {
            return nil
        }
        guard request.method == "POST" else { return .refusal(.methodNotAllowed) }
        let name = kinds[path.last ?? ""] ?? ""
        var request = request
        do {
            try request.readProtobuf(as: Kind(group: path[1], version: path[2], name: name, plural: path.last ?? ""))
        } catch {
            return .refusal(Refusal(error))
        }
        guard var review = (try? JSON(parsing: request.body))?.object else {
            return .refusal(.badRequest("couldn't get version/kind; json parse error: no object"))
        }
        review["metadata"] = review["metadata"] ?? [:]
        review["status"] = status
        review["apiVersion"] = .string("\(path[1])/\(path[2])")
        review["kind"] = .string(name)
        return .json(201, JSON.object(review).bytes())
    }

    private static let kinds = [
        "selfsubjectaccessreviews": "SelfSubjectAccessReview", "subjectaccessreviews": "SubjectAccessReview",
        "localsubjectaccessreviews": "LocalSubjectAccessReview", "selfsubjectrulesreviews": "SelfSubjectRulesReview",
        "selfsubjectreviews": "SelfSubjectReview",
    ]

    private static func status(_ group: String, _ version: String, _ plural: String) -> JSON? {
        switch (group, version, plural) {
        case ("authorization.k8s.io", "v1", "selfsubjectaccessreviews"),
            ("authorization.k8s.io", "v1", "subjectaccessreviews"),
            ("authorization.k8s.io", "v1", "localsubjectaccessreviews"):
            ["allowed": true, "reason": "whoever reaches this cluster may do everything"]
        case ("authorization.k8s.io", "v1", "selfsubjectrulesreviews"):
            [
                "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
                "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]], "incomplete": false,
            ]
        case ("authentication.k8s.io", "v1", "selfsubjectreviews"):
            ["userInfo": ["username": "kubernetes-admin", "groups": ["system:masters", "system:authenticated"]]]
        default: nil
        }
    }
}
