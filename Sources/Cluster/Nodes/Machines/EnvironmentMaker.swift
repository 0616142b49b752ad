import Model

/// Makes the environment of a container: what its image, its Pod and the cluster give it.
struct EnvironmentMaker {
    let facts: PodFacts
    let server: APIServer

    private var namespace: String { facts.pod.metadata.namespace }

    /// The variables of a container.
    ///
    /// - Parameter image: what its image gives.
    /// - Throws: ``ConfigurationProblem``: something that it refers to is not there.
    func variables(
        of container: Container, image: [String: String]
    ) throws(ConfigurationProblem) -> [String: String] {
        var variables = image
        variables["HOSTNAME"] = facts.hostname
        if facts.pod.spec.enableServiceLinks != false { addServices(to: &variables) }
        for source in container.other["envFrom"]?.array ?? [] { try add(source, to: &variables) }
        for variable in container.env {
            guard let source = variable.valueFrom else {
                variables[variable.name] = Self.expanded(variable.value, with: variables)
                continue
            }
            if let value = try value(of: source, in: container) { variables[variable.name] = value }
        }
        return variables
    }

    /// A text in which `$(NAME)` stands for a variable; of those that are not known, the text stays.
    static func expanded(_ text: String, with variables: [String: String]) -> String {
        guard text.contains("$") else { return text }
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                result += "$"
                rest = rest.dropFirst()
            } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                result += variables[name] ?? "$(\(name))"
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
            }
        }
        return result + rest
    }

    /// Where the Services of the namespace are, as variables.
    private func addServices(to variables: inout [String: String]) {
        for service in server.list(Service.self) {
            let isAPI = service.metadata.namespace == "default" && service.metadata.name == "kubernetes"
            guard service.metadata.namespace == namespace || isAPI, service.hasAddress,
                let port = service.spec.ports.first
            else { continue }
            let name = service.metadata.name.uppercased().replacing("-", with: "_")
            variables["\(name)_SERVICE_HOST"] = service.spec.clusterIP
            variables["\(name)_SERVICE_PORT"] = String(port.port)
        }
    }

    private func add(_ source: JSON, to variables: inout [String: String]) throws(ConfigurationProblem) {
        let prefix = source["prefix"]?.string ?? ""
        if let reference = source["configMapRef"], let map = try configMap(reference) {
            for (key, value) in map.data { variables[prefix + key] = value }
        }
        if let reference = source["secretRef"] { try secret(reference) }
    }

    private func value(of source: JSON, in container: Container) throws(ConfigurationProblem) -> String? {
        if let path = source["fieldRef"]?["fieldPath"]?.string { return facts.field(path) }
        if let reference = source["resourceFieldRef"] { return facts.resource(reference, of: container) }
        if let reference = source["configMapKeyRef"] {
            guard let map = try configMap(reference) else { return nil }
            let key = reference["key"]?.string ?? ""
            if let value = map.data[key] { return value }
            if reference["optional"]?.bool == true { return nil }
            throw ConfigurationProblem(text: "couldn't find key \(key) in ConfigMap \(map.key)")
        }
        if let reference = source["secretKeyRef"] { try secret(reference) }
        return nil
    }

    private func configMap(_ reference: JSON) throws(ConfigurationProblem) -> ConfigMap? {
        let name = reference["name"]?.string ?? ""
        if let map = server.find(ConfigMap.self, name, in: namespace) { return map }
        if reference["optional"]?.bool == true { return nil }
        throw .missing("configmap", name)
    }

    /// The API serves no Secrets, so that none is ever there.
    private func secret(_ reference: JSON) throws(ConfigurationProblem) {
        if reference["optional"]?.bool == true { return }
        throw .missing("secret", reference["name"]?.string ?? "")
    }
}
