extension Probe {
    /// What a probe is for.
    enum Purpose {
        case liveness, readiness, startup
    }

    /// What is wrong with the probe.
    func validate(as purpose: Purpose, at path: FieldPath) -> [FieldProblem] {
        var handler = JSONObject()
        handler["exec"] = exec
        handler["httpGet"] = httpGet
        handler["tcpSocket"] = tcpSocket
        handler["grpc"] = grpc
        var problems = HandlerRules.validate(.object(handler), gracePeriod: nil, at: path)
        problems += Rules.nonNegative(initialDelaySeconds, at: path.child("initialDelaySeconds"))
        problems += Rules.nonNegative(timeoutSeconds, at: path.child("timeoutSeconds"))
        problems += Rules.nonNegative(periodSeconds, at: path.child("periodSeconds"))
        problems += Rules.nonNegative(successThreshold, at: path.child("successThreshold"))
        problems += Rules.nonNegative(failureThreshold, at: path.child("failureThreshold"))
        let gracePath = path.child("terminationGracePeriodSeconds")
        let grace = other["terminationGracePeriodSeconds"]?.integer
        if let grace, grace <= 0 { problems.append(.invalid(gracePath, grace, "must be greater than 0")) }
        switch (purpose, grace) {
        case (.readiness, let grace?):
            problems.append(.invalid(gracePath, grace, "must not be set for readinessProbes"))
        case (.readiness, nil): break
        case (.liveness, _), (.startup, _):
            if successThreshold != 1 {
                problems.append(.invalid(path.child("successThreshold"), successThreshold, "must be 1"))
            }
        }
        return problems
    }
}

/// Rules of what a probe or a hook does.
enum HandlerRules {
    /// Exactly one action, and a valid one.
    static func validate(_ handler: JSON, gracePeriod: Int64?, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var hasAction = false
        for name in ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] {
            guard let action = handler[name], action != .null else { continue }
            if hasAction {
                problems.append(.forbidden(path.child(name), "may not specify more than 1 handler type"))
            } else {
                hasAction = true
                problems += validate(action, named: name, gracePeriod: gracePeriod, at: path.child(name))
            }
        }
        if !hasAction { problems.append(.required(path, "must specify a handler type")) }
        return problems
    }

    private static func validate(
        _ action: JSON, named name: String, gracePeriod: Int64?, at path: FieldPath
    ) -> [FieldProblem] {
        switch name {
        case "exec":
            return action["command"]?.isEmptyValue ?? true ? [.required(path.child("command"))] : []
        case "httpGet": return validateHTTPGet(action, at: path)
        case "sleep":
            let seconds = action["seconds"]?.integer ?? 0
            guard let gracePeriod, seconds < 0 || seconds > gracePeriod else { return [] }
            return [
                .invalid(
                    path, seconds,
                    "must be non-negative and less than terminationGracePeriodSeconds (\(gracePeriod))")
            ]
        default: return portNumberOrName(action["port"], at: path.child("port"))
        }
    }

    private static func validateHTTPGet(_ action: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if (action["path"]?.string ?? "").isEmpty { problems.append(.required(path.child("path"))) }
        problems += portNumberOrName(action["port"], at: path.child("port"))
        let scheme = action["scheme"]?.string ?? ""
        if !["HTTP", "HTTPS"].contains(scheme) {
            problems.append(.notSupported(path.child("scheme"), scheme, ["HTTP", "HTTPS"]))
        }
        for header in action["httpHeaders"]?.array ?? [] {
            problems += NameRule.headerName.check(header["name"]?.string ?? "", at: path.child("httpHeaders"))
        }
        return problems
    }

    /// A port by its number or its name.
    static func portNumberOrName(_ port: JSON?, at path: FieldPath) -> [FieldProblem] {
        if let name = port?.string { return NameRule.portName.check(name, at: path) }
        return Rules.port(Int32(clamping: port?.integer ?? 0), at: path)
    }
}
