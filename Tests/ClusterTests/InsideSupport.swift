import Containers
import Model
import Testing

@testable import Cluster

extension Pod {
    /// A Pod whose container runs a script in a shell.
    static func script(
        _ name: String, _ script: String, _ change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        simulated(name, image: "busybox") {
            $0.spec.containers[0].command = ["sh", "-c", script]
            $0.spec.terminationGracePeriodSeconds = 30
            change(&$0)
        }
    }

    /// Adds a volume of a source to the Pod, and mounts it into every container.
    mutating func mount(
        _ name: String, at path: String, _ change: (inout Volume, inout VolumeMount) -> Void
    ) {
        var volume = Volume()
        volume.name = name
        var mount = VolumeMount()
        mount.name = name
        mount.mountPath = path
        change(&volume, &mount)
        spec.volumes.append(volume)
        for index in spec.initContainers.indices { spec.initContainers[index].volumeMounts.append(mount) }
        for index in spec.containers.indices { spec.containers[index].volumeMounts.append(mount) }
    }
}

extension ObjectKey {
    /// A key in the namespace `default`.
    static func own(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }
}

extension Cluster {
    /// What a command in a container prints, its errors after its output, and its status.
    mutating func output(
        of command: String, in pod: String, container: String? = nil, within limit: Duration = .seconds(60)
    ) throws -> (text: String, code: Int32?) {
        let session = try exec(["sh", "-c", command], in: .own(pod), container: container)
        defer { close(session) }
        var text: [UInt8] = []
        var errors: [UInt8] = []
        let end = now + limit
        while true {
            if hasOutput(session) {
                let output = takeOutput(of: session)
                text += output.stdout
                errors += output.stderr
                if let code = output.exitCode { return (String(decoding: text + errors, as: UTF8.self), code) }
            }
            guard step(until: end) else { return (String(decoding: text + errors, as: UTF8.self), nil) }
        }
    }

    /// The lines that a container has printed.
    mutating func logLines(of pod: String, container: String? = nil, previous: Bool = false) throws -> [String] {
        try log(of: .own(pod), container: container, previous: previous).lines.map(\.text)
    }

    /// What a Pod answers to a request.
    mutating func get(_ path: String, of pod: String, port: Int = 80) throws -> Answer? {
        let request = try ask(HTTPRequest(target: path), of: .own(pod), port: port)
        let end = now + .seconds(30)
        while !hasAnswer(request), step(until: end) {}
        return takeAnswer(to: request)
    }
}
