import Manifests
import Model

extension LabManifest {
    /// The fields on which most depends, with their lines, as a story shows them.
    var asWritten: String {
        let notable: [String]
        switch object.kind {
        case Service.kind: notable = ["spec.clusterIP", "spec.selector"]
        case StatefulSet.kind:
            notable = [
                "spec.serviceName", "spec.replicas", "spec.podManagementPolicy", "spec.updateStrategy.type",
                "spec.updateStrategy.rollingUpdate.partition",
                "spec.persistentVolumeClaimRetentionPolicy", "spec.template.spec.containers[0].image",
            ]
        default: notable = []
        }
        let written = notable.compactMap { path -> String? in
            guard let value = json.value(at: path) else { return nil }
            let name = path.split(separator: ".").last ?? ""
            return "\(name) \(value.string ?? value.description) (line \(line(of: path)))"
        }
        return written.isEmpty ? "" : "\(file): \(written.joined(separator: ", "))"
    }
}

extension JSON {
    /// The value at a path such as `spec.containers[0].image`.
    func value(at path: String) -> JSON? {
        path.split(whereSeparator: { ".[]".contains($0) }).reduce(self as JSON?) { value, step in
            guard let index = Int(step) else { return value?[String(step)] }
            guard let elements = value?.array, elements.indices.contains(index) else { return nil }
            return elements[index]
        }
    }

    /// The path of the first place in which two values differ; `nil` if they are equal.
    func firstDifference(from other: JSON, at path: String = "") -> String? {
        if self == other { return nil }
        if let mine = object, let theirs = other.object {
            let names = Set(mine.map(\.key)).union(theirs.map(\.key)).sorted()
            for name in names where mine[name] != theirs[name] {
                let inner = path.isEmpty ? name : "\(path).\(name)"
                guard let left = mine[name], let right = theirs[name] else { return inner }
                return left.firstDifference(from: right, at: inner)
            }
        }
        if let mine = array, let theirs = other.array, mine.count == theirs.count {
            for (index, pair) in zip(mine, theirs).enumerated() where pair.0 != pair.1 {
                return pair.0.firstDifference(from: pair.1, at: "\(path)[\(index)]")
            }
        }
        return path
    }
}
