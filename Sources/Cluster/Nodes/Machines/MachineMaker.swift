import Containers
import Model

/// Makes the machines of a Pod's containers: files, environment and program, as the Pod says.
struct MachineMaker {
    let facts: PodFacts
    let now: Timestamp

    private var pod: Pod { facts.pod }

    /// Why a container did not start.
    struct StartProblem: Error, Hashable {
        let text: String
    }

    /// Fills the Pod's own volumes that are not there yet.
    ///
    /// - Throws: ``ConfigurationProblem``: what one is made of is not there; the text names the volume.
    func fillVolumes(of inside: inout PodMachines, _ server: APIServer) throws(ConfigurationProblem) {
        let maker = VolumeMaker(facts: facts, server: server, now: now)
        for volume in pod.spec.volumes where volume.persistentVolumeClaim == nil && inside.volumes[volume.name] == nil {
            do throws(ConfigurationProblem) {
                inside.volumes[volume.name] = try maker.tree(of: volume)
            } catch {
                throw ConfigurationProblem(
                    text: "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.text)")
            }
        }
    }

    /// Brings the volumes up to date that the node writes, as far as they are there.
    func refreshVolumes(of inside: inout PodMachines, _ server: APIServer) {
        inside.isStale = false
        let maker = VolumeMaker(facts: facts, server: server, now: now)
        for volume in pod.spec.volumes where volume.isWrittenByNode {
            // Where something is gone, what was written last stays.
            guard var tree = inside.volumes[volume.name], let new = try? maker.tree(of: volume) else { continue }
            let paths = new.paths
            for path in tree.paths where !paths.contains(path) { tree.remove(path, now: now) }
            for path in paths where tree.bytes(at: path) != new.bytes(at: path) {
                try? tree.write(new.bytes(at: path) ?? [], to: path, now: now)
            }
            inside.volumes[volume.name] = tree
        }
    }

    /// Makes a container's machine, and starts its program.
    ///
    /// - Throws: ``StartProblem``: the program is not there.
    func start(
        _ container: Container, number: Int, in inside: inout PodMachines, _ server: inout APIServer
    ) throws(StartProblem) {
        let image = ContainerImage(container.image)
        let environment = variables(of: container, image, server)
        var files = FileSystem(root: image.files)
        prepare(&files, for: container)
        let homes = mount(container, in: &files, &inside, &server, environment)
        let identity = Machine.Identity(
            hostname: facts.hostname, domain: facts.domain, address: facts.address,
            searchDomains: facts.searchDomains, seed: seed(container.name, number))
        let machine = Machine(identity: identity, files: files, now: now)
        let old = inside.containers[container.name]
        var made = ContainerMachine(
            start: number, machine: machine, homes: homes, messagePath: container.terminationMessagePath,
            previousLog: old?.machine.log)
        let words = image.words(
            command: container.command.map { EnvironmentMaker.expanded($0, with: environment) },
            arguments: container.args.map { EnvironmentMaker.expanded($0, with: environment) })
        let directory = container.workingDir.isEmpty ? "/" : container.workingDir
        let program = CommandTable.program(words, environment: environment, machine: machine, process: 0)
        if case .success(let program) = program {
            made.machine.start(
                program, command: words, environment: environment, directory: directory,
                input: OwnInput(of: container))
        }
        inside.store(made, as: container.name, &server.volumes)
        guard case .failure(let failure) = program else { return }
        let reason = failure.code == 126 ? "permission denied" : "executable file not found in $PATH"
        throw StartProblem(
            text: "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
                + "runc create failed: unable to start container process: error during container init: "
                + "exec: \"\(words.first ?? "")\": \(reason)")
    }

    /// What was checked before the container was made is there; what has gone since is left out.
    private func variables(of container: Container, _ image: ContainerImage, _ server: APIServer) -> [String: String] {
        let maker = EnvironmentMaker(facts: facts, server: server)
        return (try? maker.variables(of: container, image: image.environment)) ?? image.environment
    }

    private func seed(_ container: String, _ number: Int) -> UInt64 {
        FNV1a.hash("\(pod.metadata.uid)/\(container)/\(number)".utf8)
    }

    /// Writes what a node writes into every container.
    private func prepare(_ files: inout FileSystem, for container: Container) {
        let texts = [
            ("etc/hosts", facts.hosts), ("etc/hostname", facts.hostname + "\n"),
            ("etc/resolv.conf", facts.resolverSettings(server: Resolver.address)),
            (container.terminationMessagePath, ""),
        ]
        for (path, text) in texts where !path.isEmpty { try? files.trees[0].write(text, to: path, now: now) }
        if !container.workingDir.isEmpty { _ = try? files.trees[0].makeDirectory(at: container.workingDir, now: now) }
    }

    /// Puts the volumes into their places.
    ///
    /// - Returns: where their trees come from.
    private func mount(
        _ container: Container, in files: inout FileSystem, _ inside: inout PodMachines, _ server: inout APIServer,
        _ environment: [String: String]
    ) -> [ContainerMachine.Home] {
        var homes: [ContainerMachine.Home] = []
        // Those that stand above others come first.
        for mount in container.volumeMounts.sorted(by: { $0.mountPath < $1.mountPath }) {
            guard let volume = pod.spec.volumes.first(where: { $0.name == mount.name }),
                let home = home(of: volume, server)
            else { continue }
            if !homes.contains(home) {
                homes.append(home)
                switch home {
                case .cluster(let name): files.trees.append(server.volumes.take(name))
                case .pod(let name): files.trees.append(inside.volumes.removeValue(forKey: name) ?? FileTree())
                }
            }
            let tree = 1 + (homes.firstIndex(of: home) ?? 0)
            let expression = mount.other["subPathExpr"]?.string
            let path = expression.map { EnvironmentMaker.expanded($0, with: environment) } ?? mount.subPath
            guard let node = node(at: path, of: &files.trees[tree]) else { continue }
            let isReadOnly = mount.readOnly || volume.persistentVolumeClaim?.readOnly == true || volume.isWrittenByNode
            files.mount(.init(path: mount.mountPath, tree: tree, node: node, isReadOnly: isReadOnly), now: now)
        }
        return homes
    }

    private func node(at path: String, of tree: inout FileTree) -> Int? {
        tree.node(at: path) ?? (try? tree.makeDirectory(at: path, now: now))
    }

    private func home(of volume: Volume, _ server: APIServer) -> ContainerMachine.Home? {
        guard let source = volume.persistentVolumeClaim else { return .pod(volume.name) }
        let claim = server.find(PersistentVolumeClaim.self, source.claimName, in: pod.metadata.namespace)
        return claim.flatMap { server.boundVolume(of: $0) }.map { .cluster($0) }
    }
}

extension Volume {
    /// Whether the node writes the volume and containers cannot.
    var isWrittenByNode: Bool {
        configMap != nil || other["secret"] != nil || other["downwardAPI"] != nil || other["projected"] != nil
    }
}

extension Container {
    /// Whether its node neither looks after it by probes nor does anything to it by hooks.
    var isLeftAlone: Bool {
        startupProbe == nil && readinessProbe == nil && livenessProbe == nil && other["lifecycle"] == nil
    }
}

extension ContainerImage {
    /// Whether the program of a container waits until somebody asks for it.
    func isIdle(in container: Container) -> Bool {
        isIdle && (!isKnown || (container.command.isEmpty && container.args.isEmpty))
    }
}

extension OwnInput {
    /// What a container's program reads; `nil` where the container wants no standard input.
    fileprivate init?(of container: Container) {
        guard container.other["stdin"]?.bool == true else { return nil }
        self.init(
            isTerminal: container.other["tty"]?.bool == true,
            endsWithClient: container.other["stdinOnce"]?.bool == true)
    }
}
