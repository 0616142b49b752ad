import Model
import Testing

/// A valid object of each kind, as small as it can be.
enum Samples {
    static let template: JSON = [
        "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "c", "image": "nginx:1"]]],
    ]
    static let statefulSet: JSON = [
        "metadata": ["name": "web", "namespace": "ns"],
        "spec": ["serviceName": "web", "selector": ["matchLabels": ["app": "web"]], "template": template],
    ]
    static let deployment: JSON = [
        "metadata": ["name": "web", "namespace": "ns"],
        "spec": ["selector": ["matchLabels": ["app": "web"]], "template": template],
    ]
    static let pod: JSON = [
        "metadata": ["name": "p", "namespace": "ns"], "spec": ["containers": [["name": "c", "image": "nginx:1"]]],
    ]
    static let service: JSON = [
        "metadata": ["name": "s", "namespace": "ns"], "spec": ["clusterIP": "10.0.0.1", "ports": [["port": 80]]],
    ]
    static let claim: JSON = [
        "metadata": ["name": "d", "namespace": "ns"],
        "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
    ]
    static let volume: JSON = [
        "metadata": ["name": "v"],
        "spec": [
            "accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"], "hostPath": ["path": "/data"],
        ],
    ]
    static let node: JSON = ["metadata": ["name": "n"], "status": ["capacity": ["cpu": "4"]]]
    static let configMap: JSON = ["metadata": ["name": "c", "namespace": "ns"], "data": ["k": "v"]]
    static let revision: JSON = ["metadata": ["name": "r", "namespace": "ns"], "data": ["a": 1], "revision": 1]
    static let endpoints: JSON = [
        "metadata": ["name": "e", "namespace": "ns"],
        "subsets": [["addresses": [["ip": "10.0.0.9"]], "ports": [["port": 80]]]],
    ]
    static let slice: JSON = [
        "metadata": ["name": "e", "namespace": "ns"], "addressType": "IPv4",
        "endpoints": [["addresses": ["10.0.0.9"]]], "ports": [["port": 80]],
    ]
    static let storageClass: JSON = ["metadata": ["name": "fast"], "provisioner": "example.org/disk"]
    static let named: JSON = ["metadata": ["name": "x", "namespace": "ns"]]
    static let clusterNamed: JSON = ["metadata": ["name": "x"]]
    static let event: JSON = [
        "metadata": ["name": "e", "namespace": "ns"], "involvedObject": ["namespace": "ns", "name": "p"],
    ]
}

extension JSON {
    /// The object of a type, as a server reads it.
    func decoded<Object: APIObject>(as type: Object.Type) throws -> Object {
        let schema = try #require(Schema.type(for: Object.kind))
        return try Object(manifest: schema.canonical(self))
    }
}

extension Admitted {
    /// The messages of all problems with a new object: a sample with a merge patch applied.
    static func problems(creating sample: JSON, with patch: String) throws -> [String] {
        do throws(InvalidObject) {
            _ = try read(sample, patch).admittedForCreate(at: Timestamp(seconds: 1))
            return []
        } catch {
            return error.problems.map(\.message)
        }
    }

    /// The messages of all problems with a change, a merge patch, to a sample.
    static func problems(updating sample: JSON, with patch: String) throws -> [String] {
        let old = try stored(sample)
        do throws(InvalidObject) {
            _ = try read(old.manifest, patch).admittedForUpdate(from: old)
            return []
        } catch {
            return error.problems.map(\.message)
        }
    }

    /// The messages of all problems with a change of a sample's status.
    static func problems(reporting patch: String, on sample: JSON) throws -> [String] {
        let old = try stored(sample)
        do throws(InvalidObject) {
            _ = try read(old.manifest, patch).admittedForStatusUpdate(from: old)
            return []
        } catch {
            return error.problems.map(\.message)
        }
    }

    /// The sample as a store would hold it.
    static func stored(_ sample: JSON) throws -> Self {
        var object = try sample.decoded(as: Self.self).admittedForCreate(at: Timestamp(seconds: 1))
        object.metadata.uid = "1"
        object.metadata.resourceVersion = "1"
        return object
    }

    private static func read(_ sample: JSON, _ patch: String) -> Self {
        guard let change = try? JSON(parsing: patch),
            let object = try? sample.mergePatched(with: change).decoded(as: Self.self)
        else {
            Issue.record("the sample cannot be patched with \(patch)")
            return Self()
        }
        return object
    }
}
