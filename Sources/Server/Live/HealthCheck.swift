import API

/// The questions that ask whether the cluster is there: `/livez`, `/readyz` and `/healthz`.
struct HealthCheck {
    private let name: String

    /// `nil` where the path asks for something else.
    init?(path: [String]) {
        guard path.count == 1, let name = path.first, ["livez", "readyz", "healthz"].contains(name) else { return nil }
        self.name = name
    }

    /// The answer: 200 and `ok`, or 500 and why not.
    func answer(_ request: APIRequest, failure: String?, isStopping: Bool) -> APIAnswer {
        let reason = failure ?? (isStopping && name == "readyz" ? "the cluster is stopping" : nil)
        if let reason { return .text(code: 500, "[-]\(name) failed: \(reason)\n") }
        guard request.query.contains(where: { $0.name == "verbose" }) else { return .text("ok") }
        return .text("[+]ping ok\n[+]journal ok\n\(name) check passed\n")
    }
}
