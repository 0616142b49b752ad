import Cluster
import Model

extension Call {
    /// Replaces what keeps a terminating namespace.
    mutating func finalize(on server: inout APIServer) throws -> APIAnswer {
        let options = try WriteOptions(request, name: "UpdateOptions")
        let namespace = try readObject(Namespace.self, options)
        try checkName(namespace.metadata)
        let updated = try Self.write(on: &server, isDryRun: options.isDryRun) { try $0.finalize(namespace) }
        return try answer(200, written: updated, on: server)
    }
}
