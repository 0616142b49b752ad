import API
import Cluster
import Containers

/// A command behind an upgraded connection: what its client has typed that it has no room for yet, and how it goes.
struct CommandStream {
    let session: ContainerSession
    /// What the command has not been given yet.
    private var input: [UInt8] = []
    private var inputHasEnded = false
    private var hasEnded = false
    /// The most bytes that are given at a time.
    private static let portion = 16 << 10

    init(_ session: ContainerSession) {
        self.session = session
    }

    /// Takes what the client says.
    mutating func take(_ traffic: ClientTraffic) {
        switch traffic {
        case .input(let bytes): input += bytes
        case .endOfInput: inputHasEnded = true
        case .connect, .bytes, .end, .abort:
            preconditionFailure("a connection carries streams that it was not made for")
        }
    }

    /// Gives the command as much of its input as it has room for.
    ///
    /// - Returns: how many bytes it took.
    mutating func feed(_ cluster: inout Cluster) -> Int {
        var given = 0
        while given < input.count, cluster.hasRoom(session) {
            let end = min(input.count, given + Self.portion)
            cluster.send(Array(input[given..<end]), to: session)
            given = end
        }
        input.removeFirst(given)
        if inputHasEnded, input.isEmpty {
            inputHasEnded = false
            cluster.closeInput(of: session)
        }
        return given
    }

    /// What the command has said; its end comes once, and nothing after it.
    mutating func takeOutput(from cluster: inout Cluster) -> [ClusterTraffic] {
        guard !hasEnded, cluster.hasOutput(session) else { return [] }
        let output = cluster.takeOutput(of: session)
        var traffic: [ClusterTraffic] = []
        if !output.stdout.isEmpty { traffic.append(.output(output.stdout)) }
        if !output.stderr.isEmpty { traffic.append(.errorOutput(output.stderr)) }
        if let code = output.exitCode {
            hasEnded = true
            traffic.append(.ended(code == 0 ? .success : .exit(code: Int(code))))
            cluster.close(session)
        }
        return traffic
    }

    /// Forgets the command, whose client has gone.
    func close(in cluster: inout Cluster) {
        if !hasEnded { cluster.close(session) }
    }
}
