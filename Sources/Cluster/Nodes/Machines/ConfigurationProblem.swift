/// Why a container or a volume cannot be made as its Pod wants it, in the words of Kubernetes.
struct ConfigurationProblem: Error, Hashable, Sendable {
    /// What is wrong.
    let text: String

    static func missing(_ kind: String, _ name: String) -> ConfigurationProblem {
        ConfigurationProblem(text: "\(kind) \"\(name)\" not found")
    }
}
