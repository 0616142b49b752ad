import Model
import Rollout
import Testing

@Suite("Revision names")
struct RevisionHashTests {
    /// The template of the course's nginx example, with the API server's defaults.
    static let template: JSON = [
        "metadata": ["labels": ["app": "nginx"]],
        "spec": [
            "containers": [
                [
                    "image": "nginx:alpine", "imagePullPolicy": "IfNotPresent", "name": "nginx",
                    "ports": [["containerPort": 80, "name": "web", "protocol": "TCP"]], "resources": [:],
                    "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
                    "volumeMounts": [["mountPath": "/usr/share/nginx/html", "name": "www-storage"]],
                ]
            ],
            "dnsPolicy": "ClusterFirst", "restartPolicy": "Always", "schedulerName": "default-scheduler",
            "securityContext": [:], "terminationGracePeriodSeconds": 30,
        ],
    ]

    @Test("The course's example is called as on a real cluster")
    func courseExample() throws {
        let data = RevisionHash.data(for: try PodTemplateSpec(json: Self.template))
        let hash = RevisionHash.hash(of: data, collisionCount: 0)
        #expect(RevisionHash.name(set: "nginx-web", hash: hash) == "nginx-web-688fd4d9cb")
        #expect(RevisionHash.hash(of: data, collisionCount: 1) != hash)
    }

    @Test("A revision gives back the template that it was made from")
    func roundTrip() throws {
        let template = try PodTemplateSpec(json: Self.template)
        #expect(try RevisionHash.template(in: RevisionHash.data(for: template)) == template)
        #expect(throws: FieldError.self) { try RevisionHash.template(in: ["spec": [:]]) }
    }

    @Test("A very long name of a set is cut so that the hash fits")
    func longNames() {
        let name = RevisionHash.name(set: String(repeating: "x", count: 253), hash: "abc")
        #expect(name.rawValue == String(repeating: "x", count: 223) + "-abc")
    }
}
