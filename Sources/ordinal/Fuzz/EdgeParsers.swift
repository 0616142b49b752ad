import Cluster
import Faults
import LabKit
import Manifests
import Model
import Server

/// Every parser that reads what comes from outside.
enum EdgeParsers {
    /// All of them; the API's are in a file of their own.
    static let all = values + commands + seams + api

    /// The parser with a name.
    static func named(_ name: String) -> EdgeParser? { all.first { $0.name == name } }

    /// A manifest that has a bit of everything.
    static let manifest = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web","namespace":"default","labels":\
        {"app":"web"}},"spec":{"replicas":3,"serviceName":"web","selector":{"matchLabels":{"app":"web"}},"template":\
        {"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"nginx:1.27","ports":\
        [{"containerPort":80}],"resources":{"requests":{"cpu":"500m","memory":"1.5Gi"}}}]}}}}
        """

    private static let values = [
        EdgeParser("json", text: [manifest, #"[1,-2.5e3,true,null,"\u00e9\ud83d\ude00\n",{"a":[]}]"#]) { text in
            guard let value = try? JSON(parsing: Array(text.utf8)) else { return nil }
            // -2.5e3 is written as -2500, which is a whole number; what is written does not change any more.
            let again = try? JSON(parsing: value.bytes())
            return again?.bytes() == value.bytes() ? nil : "it reads back as something else"
        },
        EdgeParser(
            "yaml", text: [manifest, Self.yaml],
            words: ["---\n", "- ", ": ", "&a ", "*a", "!!int ", "|\n  ", "? ", "<<: "]
        ) { text in
            // What is wrong with a manifest is told by an error; that is no complaint.
            _ = try? ManifestReader.read(text: Array(text.utf8), name: "fuzz.yaml")
            return nil
        },
        EdgeParser(
            "quantity", text: ["1", "500m", "1.5Gi", "-0.1", "12e6", "100Ki", "3E", "7n"],
            words: [
                "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "n", "u", "m", "k", "M", "G", "T", "P", "E", "e", "-", "+", ".",
            ]
        ) { text in
            guard let value = try? Quantity(json: .string(text)) else { return nil }
            guard let again = try? Quantity(json: value.json) else { return "it does not read back" }
            return again < value || value < again ? "it reads back as something else" : nil
        },
        EdgeParser(
            "timestamp", text: ["2026-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999+14:00"],
            words: ["T", "Z", "+", "-", ":", ".", "24", "60", "99", "0000"]
        ) { text in
            _ = Timestamp(text)
            return nil
        },
        EdgeParser("history", text: ["ordered: 0 image 1; 4 crash statefulset 1 0 0", "claims: 0 retention 1 0"]) {
            text in
            guard let trial = Trial(text: text) else { return nil }
            return Trial(text: trial.text) == trial ? nil : "it reads back as something else"
        },
    ]

    private static let yaml = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, labels: &l {app: "x"}}
        data:
          one: |
            text
          two: 'it''s'
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: b
          labels: *l
        spec:
          clusterIP: None
          selector: {app: x}
        """

    private static let commands = [
        EdgeParser(
            "move",
            text: [
                "kubectl scale sts/web --replicas=3", "set image sts web '*=nginx:1.27'", "delete pod web-0 --force",
                #"patch sts/web -p '{"spec":{"replicas":2}}'"#, "rollout undo sts/web --to-revision=2", "kill node-1",
            ], words: ["--replicas=", "-n ", "'", "\"", "\\", "sts/", "--", "-p ", "=", "/"]
        ) { text in
            _ = try? MoveCommand.move(for: text)
            return nil
        },
        EdgeParser("duration", text: ["30s", "1m30s", "500ms", "2h"], words: ["s", "m", "h", "ms", "+", "."]) { text in
            _ = VirtualDuration(argument: text)
            return nil
        },
        EdgeParser("listen address", text: ["127.0.0.1:8080", "[::1]:80", "localhost:0"], words: ["[", "]", ":"]) {
            text in
            _ = try? ListenAddress(text)
            return nil
        },
        EdgeParser(
            "request target",
            text: ["/api/v1/pods?limit=5&labelSelector=a%3Db", "/apis/apps/v1/namespaces/%C3%A9/x?a=+"],
            words: ["%", "%2", "%00", "%FF", "/", "//", "?", "&", "=", "+", ".."]
        ) { text in
            let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            _ = RequestTarget(path: halves.first ?? "", query: halves.count > 1 ? halves[1] : "")
            return nil
        },
    ]
}
