extension PodSpec {
    /// The rules of the containers that run side by side.
    func validateContainers(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        if containers.isEmpty { return [.required(path)] }
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, container) in containers.enumerated() {
            let path = path.index(index)
            problems += container.validate(in: pod, at: path)
            if !names.insert(container.name).inserted {
                problems.append(.duplicate(path.child("name"), container.name))
            }
            problems += container.validateHooks(in: pod, at: path)
            if container.other["restartPolicy"] != nil {
                problems.append(.forbidden(path.child("restartPolicy"), "may not be set for non-init containers"))
            }
        }
        return problems + Self.validateHostPorts(of: containers, at: path)
    }

    /// The rules of the containers that run first; those that are always restarted stay beside the others.
    func validateInitContainers(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names = Set(containers.map(\.name))
        for (index, container) in initContainers.enumerated() {
            let place = path.index(index)
            problems += container.validate(in: pod, at: place)
            let policy = container.other["restartPolicy"]?.string
            if let policy, policy != "Always" {
                problems.append(.notSupported(place.child("restartPolicy"), policy, ["Always"]))
            }
            if names.contains(container.name) {
                problems.append(.duplicate(place.child("name"), container.name))
            } else if !container.name.isEmpty {
                names.insert(container.name)
            }
            problems += Self.validateHostPorts(of: [container], at: path)
            problems +=
                policy == "Always"
                ? container.validateHooks(in: pod, at: place) : container.forbidHooks(at: place)
        }
        return problems
    }

    /// The rules of the containers that a debugger adds to a running Pod.
    func validateEphemeralContainers(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let others = Set((containers + initContainers).map(\.name))
        var names = others
        for (index, json) in (other["ephemeralContainers"]?.array ?? []).enumerated() {
            guard let container = try? Container(json: json) else { continue }
            let path = path.index(index)
            problems += container.validate(in: pod, at: path)
            if !names.insert(container.name).inserted {
                problems.append(.duplicate(path.child("name"), container.name))
            }
            if let target = container.other["targetContainerName"]?.string, !target.isEmpty, !others.contains(target) {
                problems.append(.notFound(path.child("targetContainerName"), target))
            }
            for field in ["ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle"]
            where !(json[field]?.isEmptyValue ?? true) {
                problems.append(.forbidden(path.child(field), "cannot be set for an Ephemeral Container"))
            }
        }
        return problems
    }

    /// Two containers cannot take the same port of the node.
    private static func validateHostPorts(of containers: [Container], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var taken: Set<String> = []
        for (index, container) in containers.enumerated() {
            for (portIndex, port) in container.ports.enumerated() where port.hostPort != 0 {
                let address = port.other["hostIP"]?.string ?? ""
                let key = "\(port.protocol)/\(address)/\(port.hostPort)"
                if !taken.insert(key).inserted {
                    let path = path.index(index).child("ports").index(portIndex)
                    problems.append(.duplicate(path.child("hostPort"), key))
                }
            }
        }
        return problems
    }
}

extension Container {
    /// The rules that containers of every sort share.
    fileprivate func validate(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        var problems =
            name.isEmpty ? [.required(path.child("name"))] : NameRule.label.check(name, at: path.child("name"))
        if image.isEmpty { problems.append(.required(path.child("image"))) }
        problems += Rules.required(
            terminationMessagePolicy, oneOf: ["File", "FallbackToLogsOnError"],
            at: path.child("terminationMessagePolicy"))
        problems += validatePorts(at: path.child("ports"))
        problems += EnvironmentRules.validate(env, at: path.child("env"))
        problems += EnvironmentRules.validate(sources: other["envFrom"]?.array ?? [], at: path.child("envFrom"))
        problems += validateMounts(in: pod, at: path.child("volumeMounts"))
        problems += validateDevices(in: pod, at: path.child("volumeDevices"))
        problems += Rules.required(
            imagePullPolicy, oneOf: ["Always", "IfNotPresent", "Never"], at: path.child("imagePullPolicy"))
        problems += resources.validate(claims: pod.resourceClaims, at: path.child("resources"))
        if let context = other["securityContext"] {
            problems += SecurityRules.validate(container: context, at: path.child("securityContext"))
        }
        if pod.isPod, image.first?.isWhitespace == true || image.last?.isWhitespace == true {
            problems.append(.invalid(path.child("image"), image, "must not have leading or trailing whitespace"))
        }
        return problems
    }

    /// The rules of hooks and probes.
    fileprivate func validateHooks(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for hook in ["postStart", "preStop"] {
            guard let handler = other["lifecycle"]?[hook] else { continue }
            problems += HandlerRules.validate(
                handler, gracePeriod: pod.gracePeriod, at: path.child("lifecycle", hook))
        }
        problems += livenessProbe?.validate(as: .liveness, at: path.child("livenessProbe")) ?? []
        problems += readinessProbe?.validate(as: .readiness, at: path.child("readinessProbe")) ?? []
        problems += startupProbe?.validate(as: .startup, at: path.child("startupProbe")) ?? []
        return problems
    }

    /// A container that ends by itself has no hooks and no probes.
    fileprivate func forbidHooks(at path: FieldPath) -> [FieldProblem] {
        let fields = [
            ("lifecycle", other["lifecycle"] != nil), ("livenessProbe", livenessProbe != nil),
            ("readinessProbe", readinessProbe != nil), ("startupProbe", startupProbe != nil),
        ]
        return fields.filter(\.1).map {
            .forbidden(path.child($0.0), "may not be set for init containers without restartPolicy=Always")
        }
    }

    private func validatePorts(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, port) in ports.enumerated() {
            let path = path.index(index)
            if !port.name.isEmpty {
                let found = NameRule.portName.check(port.name, at: path.child("name"))
                if !found.isEmpty {
                    problems += found
                } else if !names.insert(port.name).inserted {
                    problems.append(.duplicate(path.child("name"), port.name))
                }
            }
            if port.containerPort == 0 {
                problems.append(.required(path.child("containerPort")))
            } else {
                problems += Rules.port(port.containerPort, at: path.child("containerPort"))
            }
            if port.hostPort != 0 { problems += Rules.port(port.hostPort, at: path.child("hostPort")) }
            problems += Rules.required(port.protocol, oneOf: Rules.protocols, at: path.child("protocol"))
        }
        return problems
    }
}

extension Rules {
    /// The protocols of ports, in the order in which messages show them.
    static let protocols = ["SCTP", "TCP", "UDP"]
}
