import API
import Cluster
import Faults
import Model
import Server

/// The parts of requests to the API, each damaged by itself in a request that is otherwise right.
///
/// Whatever a client sends, the answer is its answer or a refusal of what it sent; never an error of the server's.
extension EdgeParsers {
    static let api = queries + paths + bodies

    private static let pods = ["api", "v1", "namespaces", "default", "pods"]
    private static let set = ["apis", "apps", "v1", "namespaces", "default", "statefulsets", "web"]

    private static let queries = [
        query(
            "label selector", "labelSelector",
            ["app=web", "app in (web,db),tier notin (x),!gone,a!=b", "a.b/c==d", "x>1,y<2"],
            words: ["(", ")", ",", "!", "=", "==", "!=", " in ", " notin ", ">", "<", "/"]),
        query(
            "field selector", "fieldSelector",
            ["metadata.name=web-0,status.phase!=Running", "spec.nodeName==node-1", #"metadata.name=a\,b\=c"#],
            words: ["=", "!=", "==", ",", "\\", "metadata.", "spec.", "status."]),
        query(
            "continue token", "continue",
            ["eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NSwic3RhcnQiOiJkZWZhdWx0L3dlYi0wIn0=", "e30="],
            words: ["=", "-", "_", "+", "/", "ey"]),
        query("limit", "limit", ["1", "500"]),
        query("resource version", "resourceVersion", ["0", "42"]),
        query("timeout", "timeoutSeconds", ["30"]),
    ]

    private static func query(
        _ name: String, _ parameter: String, _ examples: [String], words: [String] = []
    ) -> EdgeParser {
        EdgeParser(name, text: examples, words: words) { text in
            let asked = [APIRequest.Parameter(parameter, text)]
            return complaint(about: APIRequest("GET", path: pods, query: asked))
                ?? complaint(about: APIRequest("GET", path: pods, query: asked + [.init("watch", "1")]))
        }
    }

    private static let paths = [
        EdgeParser(
            "path",
            text: [
                "GET /api/v1/namespaces/default/pods/web-0/log",
                "DELETE /apis/apps/v1/namespaces/default/statefulsets/web",
                "GET /openapi/v3/apis/apps/v1", "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "GET /api/v1/watch/pods", "HEAD /apis", "GET /livez/ping",
            ],
            words: [
                "/", "..", "%2F", "namespaces", "status", "scale", "eviction", "PUT ", "PATCH ", "watch", "?watch=1",
            ]
        ) { text in
            let words = text.split(separator: " ", maxSplits: 1)
            let uri = (words.last ?? "").split(separator: "?", maxSplits: 1)
            guard let target = RequestTarget(path: uri.first ?? "", query: uri.count > 1 ? uri[1] : "") else {
                return nil
            }
            return complaint(
                about: APIRequest(String(words.first ?? "GET"), path: target.path, query: target.query))
        },
        EdgeParser(
            "headers", text: ["application/json;as=Table;v=v1;g=meta.k8s.io, application/json;q=0.9, */*"],
            words: [";", ",", "=", "q=", "as=", "*/*", "application/", "protobuf"]
        ) { text in
            complaint(about: APIRequest("GET", path: pods, headers: ["accept": text]))
                ?? complaint(
                    about: APIRequest("POST", path: pods, headers: ["content-type": text, "accept": text]))
        },
    ]

    private static let bodies = [
        body("object", "POST", pods, type: "application/json", [pod, manifest], words: fields),
        body(
            "json patch", "PATCH", set, type: "application/json-patch+json",
            [
                #"[{"op":"replace","path":"/spec/replicas","value":2},{"op":"test","path":"/spec/replicas","value":2}]"#,
                #"[{"op":"move","from":"/metadata/labels/app","path":"/metadata/labels/a~1b~0c"},{"op":"add","path":"#
                    + #""/spec/template/spec/containers/-","value":{}},{"op":"copy","from":"/spec","path":"/x"}]"#,
            ],
            words: ["/", "/-", "/0", "~0", "~1", "\"op\":", "\"remove\"", "\"add\"", "\"move\"", "/metadata", "/spec"]),
        body(
            "merge patch", "PATCH", set, type: "application/merge-patch+json",
            [#"{"spec":{"replicas":2,"template":null}}"#, #"{"metadata":{"labels":{"a":null,"b":"c"}}}"#], words: fields
        ),
        body(
            "strategic merge patch", "PATCH", set, type: "application/strategic-merge-patch+json",
            [
                #"{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"app:2"}]}}}}"#,
                #"{"spec":{"template":{"spec":{"$setElementOrder/containers":[{"name":"web"}],"containers":[{"$patch":"#
                    + #""delete","name":"web"}]}}},"metadata":{"$deleteFromPrimitiveList/finalizers":["a"]}}"#,
                #"{"metadata":{"$retainKeys":["name"]},"spec":{"$patch":"replace"}}"#,
            ],
            words: fields + [
                "\"$patch\":", "\"$retainKeys\":", "\"$setElementOrder/\"", "\"$deleteFromPrimitiveList/\"",
            ]),
        body(
            "apply", "PATCH", set, type: "application/apply-patch+yaml", query: [.init("fieldManager", "fuzz")],
            [manifest], words: fields),
        body(
            "delete options", "DELETE", pods + ["web-0"], type: "application/json",
            [
                #"{"gracePeriodSeconds":0,"propagationPolicy":"Orphan","preconditions":{"uid":"x","resourceVersion":"1"}}"#
            ],
            words: fields),
        body(
            "protobuf", bytes: "POST", pods, type: "application/vnd.kubernetes.protobuf",
            examples: [protobufPod, protobufPod + protobufPod]),
    ]

    private static let fields = [
        "\"spec\":", "\"status\":", "\"metadata\":", "\"name\":", "\"containers\":", "\"template\":", "null", "{}",
        "[]",
        "\"kind\":", "\"apiVersion\":", "\"generateName\":", "\"managedFields\":", "\"ownerReferences\":",
    ]

    private static let pod = """
        {"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"a-"},"spec":{"containers":[{"name":"a","image":"b",\
        "env":[{"name":"X","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],"livenessProbe":{"httpGet":{"port":\
        80}}}],"volumes":[{"name":"v","emptyDir":{"sizeLimit":"1Gi"}}],"tolerations":[{"operator":"Exists"}]}}
        """

    /// A Pod `a` with a container `b` that runs the image `c`, as clients of Kubernetes send it.
    private static let protobufPod: [UInt8] =
        [0x6B, 0x38, 0x73, 0x00] + field(1, field(1, Array("v1".utf8)) + field(2, Array("Pod".utf8)))
        + field(2, field(1, field(1, Array("a".utf8))) + field(2, field(2, field(1, [0x62]) + field(2, [0x63]))))

    private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        [number << 3 | 2, UInt8(content.count)] + content
    }

    private static func body(
        _ name: String, _ method: String, _ path: [String], type: String, query: [APIRequest.Parameter] = [],
        _ examples: [String], words: [String] = []
    ) -> EdgeParser {
        body(
            name, bytes: method, path, type: type, query: query, examples: examples.map { Array($0.utf8) }, words: words
        )
    }

    private static func body(
        _ name: String, bytes method: String, _ path: [String], type: String, query: [APIRequest.Parameter] = [],
        examples: [[UInt8]], words: [String] = []
    ) -> EdgeParser {
        EdgeParser(name, examples: examples, words: words) { bytes in
            complaint(about: APIRequest(method, path: path, query: query, headers: ["content-type": type], body: bytes))
        }
    }

    /// The API as every request finds it: a set of three Pods.
    private static let server = Profile.ordered.cluster().server

    /// Whether Kubernetes itself answers such a request like this: what it has not built, revisions that are still to come,
    /// and patches of a shape that the schema does not know.
    private static func isOwn(_ code: Int, to request: APIRequest) -> Bool {
        code == 501 || code == 504 || (code == 500 && request.method == "PATCH")
    }

    /// What is wrong with the answer to a request; a refusal of what the client sent is right.
    private static func complaint(about sent: APIRequest) -> String? {
        var server = server
        let request: APIRequest
        switch RequestBody.converted(sent) {
        case .success(let converted): request = converted
        case .failure: return nil
        }
        switch KubernetesAPI().answer(request, on: &server) {
        case .watch, .upgrade, .log, .proxied: return nil
        case .answer(let answer) where answer.code < 500 || isOwn(answer.code, to: request): return nil
        case .answer(let answer):
            return "the answer is \(answer.code): \(String(decoding: answer.body.prefix(300), as: UTF8.self))"
        }
    }
}
