import Containers
import Model

/// Fills the volumes that live as long as a Pod.
struct VolumeMaker {
    let facts: PodFacts
    let server: APIServer
    let now: Timestamp

    private static let usualMode = 0o644

    /// The files of a volume that is no claim's.
    ///
    /// - Throws: ``ConfigurationProblem``: what it is made of is not there.
    func tree(of volume: Volume) throws(ConfigurationProblem) -> FileTree {
        if let source = volume.emptyDir { return FileTree(limits: Self.limits(source["sizeLimit"]), now: now) }
        var tree = FileTree(now: now)
        if let source = volume.configMap { try add(configMap: source, to: &tree, mode: Self.mode(source)) }
        if let source = volume.other["secret"] { try secret(source["secretName"], source) }
        if let source = volume.other["downwardAPI"] { try add(downward: source, to: &tree, mode: Self.mode(source)) }
        guard let projected = volume.other["projected"] else { return tree }
        let mode = Self.mode(projected)
        for source in projected["sources"]?.array ?? [] {
            if let map = source["configMap"] { try add(configMap: map, to: &tree, mode: mode) }
            if let secret = source["secret"] { try self.secret(secret["name"], secret) }
            if let downward = source["downwardAPI"] { try add(downward: downward, to: &tree, mode: mode) }
            if let token = source["serviceAccountToken"] {
                let account = "\(facts.pod.metadata.namespace):\(facts.pod.spec.serviceAccountName)"
                let text = "simulated-token:\(account):\(facts.pod.metadata.uid)"
                try write(Array(text.utf8), to: token["path"]?.string ?? "token", of: &tree, mode: mode)
            }
        }
        return tree
    }

    private static func limits(_ size: JSON?) -> FileTree.Limits {
        var limits = FileTree.Limits.standard
        if let quantity = size?.string.flatMap({ Quantity($0) }) {
            let bytes = quantity.roundedUp(dividedBy: Quantity(1))
            if bytes > 0 { limits.bytes = min(limits.bytes, Int(clamping: bytes)) }
        }
        return limits
    }

    private static func mode(_ source: JSON) -> Int { source["defaultMode"]?.integer.map { Int($0) } ?? usualMode }

    private func add(
        configMap source: JSON, to tree: inout FileTree, mode: Int
    ) throws(ConfigurationProblem) {
        let isOptional = source["optional"]?.bool == true
        let name = source["name"]?.string ?? ""
        guard let map = server.find(ConfigMap.self, name, in: facts.pod.metadata.namespace) else {
            if isOptional { return }
            throw .missing("configmap", name)
        }
        func bytes(_ key: String) -> [UInt8]? {
            map.data[key].map { Array($0.utf8) } ?? map.binaryData[key].flatMap(Base64.decoded(padded:))
        }
        guard let items = source["items"]?.array, !items.isEmpty else {
            for key in (Array(map.data.keys) + map.binaryData.keys).sorted() {
                if let bytes = bytes(key) { try write(bytes, to: key, of: &tree, mode: mode) }
            }
            return
        }
        for item in items {
            let key = item["key"]?.string ?? ""
            guard let bytes = bytes(key) else {
                if isOptional { continue }
                throw ConfigurationProblem(text: "configmap references non-existent config key: \(key)")
            }
            let own = item["mode"]?.integer.map { Int($0) } ?? mode
            try write(bytes, to: item["path"]?.string ?? key, of: &tree, mode: own)
        }
    }

    private func add(downward source: JSON, to tree: inout FileTree, mode: Int) throws(ConfigurationProblem) {
        for item in source["items"]?.array ?? [] {
            let field = item["fieldRef"]?["fieldPath"]?.string.flatMap { facts.field($0) }
            let resource = item["resourceFieldRef"].flatMap { reference in
                facts.pod.spec.containers.first.flatMap { facts.resource(reference, of: $0) }
            }
            guard let text = field ?? resource, let path = item["path"]?.string else { continue }
            try write(Array(text.utf8), to: path, of: &tree, mode: item["mode"]?.integer.map { Int($0) } ?? mode)
        }
    }

    /// The API serves no Secrets, so that none is ever there.
    private func secret(_ name: JSON?, _ source: JSON) throws(ConfigurationProblem) {
        if source["optional"]?.bool == true { return }
        throw .missing("secret", name?.string ?? "")
    }

    private func write(
        _ bytes: [UInt8], to path: String, of tree: inout FileTree, mode: Int
    ) throws(ConfigurationProblem) {
        do throws(FileError) {
            try tree.write(bytes, to: path, mode: mode, now: now)
        } catch {
            throw ConfigurationProblem(text: "\(path): \(error.description.lowercased())")
        }
    }
}
