import Model

extension NodeAgents {
    /// Looks whether everything is there that a Pod's volumes and environments are made of.
    ///
    /// The Pod is looked at again when a ConfigMap comes.
    mutating func checkConfiguration(
        of run: inout PodRun, _ pod: Pod, _ scene: inout NodeScene, _ server: APIServer
    ) {
        let facts = PodFacts(pod: pod, address: "", hostAddress: scene.agent.hostAddress)
        let (problem, container) = Self.problem(facts, server, now: scene.now)
        let field = container.flatMap { run.run(of: $0)?.field }
        run.note(problem: problem, of: field, &scene)
        if problem == nil { waitingForConfiguration.remove(pod.key) } else { waitingForConfiguration.insert(pod.key) }
    }

    /// What is missing, and to which container if not to a volume.
    private static func problem(
        _ facts: PodFacts, _ server: APIServer, now: Timestamp
    ) -> (problem: ConfigurationProblem?, container: String?) {
        var container: String?
        do throws(ConfigurationProblem) {
            var inside = PodMachines(uid: facts.pod.metadata.uid)
            try MachineMaker(facts: facts, now: now).fillVolumes(of: &inside, server)
            let maker = EnvironmentMaker(facts: facts, server: server)
            for one in facts.pod.spec.initContainers + facts.pod.spec.containers {
                container = one.name
                _ = try maker.variables(of: one, image: [:])
            }
            return (nil, nil)
        } catch {
            return (error, container)
        }
    }
}
