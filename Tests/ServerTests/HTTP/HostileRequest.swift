import Model

/// A request that no server may follow, as the bytes that a client sends.
struct HostileRequest {
    var bytes: [UInt8]
    /// Whether it is not HTTP, so that the connection may end without an answer.
    var isBroken = false

    /// Made up from random numbers, for a server that has a StatefulSet `web` and the ConfigMap `settings`.
    ///
    /// - Parameters:
    ///   - prefix: the secret before every path.
    ///   - isLast: whether it may end its connection.
    init(_ random: inout SplitMix64, prefix: String, isLast: Bool) {
        if isLast {
            self = Bool.random(using: &random) ? .broken(&random) : .ending(&random, prefix)
            return
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: self = .path(&random, prefix)
        case 3: self = .query(&random, prefix)
        case 4: self = .fields(&random, prefix)
        default: self = .body(&random, prefix)
        }
    }

    private init(_ method: String, _ target: String, fields: [String] = [], body: [UInt8]? = nil) {
        var lines = ["\(method) \(target) HTTP/1.1"] + fields
        if !fields.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: localhost") }
        if let body { lines.append("Content-Length: \(body.count)") }
        bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
    }
}

// MARK: - Targets and fields

extension HostileRequest {
    private static let places = [
        "/", "/api/", "/apis/", "/api/v1/", "/apis/apps/v1/", "/openapi/v3/", "/api/v1/nodes/", "/api/v1/namespaces/",
        "/api/v1/namespaces/default/", "/api/v1/namespaces/default/pods/", "/api/v1/namespaces/default/pods/web-0/",
        "/apis/apps/v1/namespaces/default/statefulsets/", "/apis/apps/v1/namespaces/default/statefulsets/web/",
        "/api/v1/namespaces/default/services/", "/apis/apps/v1/namespaces/default/deployments/none/",
    ]

    private static func path(_ random: inout SplitMix64, _ prefix: String) -> Self {
        var path = random.pick(places) + segment(&random)
        if random.isOneOf(3) { path += "/" + segment(&random) }
        return Self(random.pick(["GET", "GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS"]), prefix + path)
    }

    /// A part of a path that names nothing.
    private static func segment(_ random: inout SplitMix64) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: random.bytes(1...40).map { "%" + String(256 + Int($0), radix: 16).dropFirst() }.joined()
        case 1:
            random.pick([
                "%", "%zz", "%4", "%C3", "%00", "x%00y", "..", ".", "..%2f..%2fetc%2fpasswd", "%2e%2e", "%ff%fe",
                "a%0d%0aX-Injected:%201", "%E5%90%8D", "%f0%9f%92%a5", "*", ";", "'or'1'='1", "${7*7}", "%252e",
            ])
        case 2:
            String(
                repeating: random.pick(["a", "-", "%41", "%2F", "%C3%A9"]),
                count: Int.random(in: 1...800, using: &random))
        default: random.pick(["UPPER", "-x", "x-", "a_b", "web.", ".web", "0x7f", "null", "nil", "__proto__", "NaN"])
        }
    }

    private static func query(_ random: inout SplitMix64, _ prefix: String) -> Self {
        let query = random.pick([
            "limit=abc", "limit=99999999999999999999", "limit=1.5", "labelSelector=%28%28", "labelSelector=a+in+",
            "labelSelector=a+in+%28b", "labelSelector=%21", "labelSelector=a%3D%3D%3Db", "labelSelector=-a%3Db",
            "fieldSelector=nonsense", "fieldSelector=spec.nothing%3Db", "fieldSelector=%5C", "continue=%21%21%21",
            "continue=AAAA", "resourceVersion=abc", "resourceVersion=-1", "watch=1&resourceVersion=abc",
            "watch=1&fieldSelector=a%3Db", "timeoutSeconds=x", "watch=1&timeoutSeconds=x", "a=%zz", "%C3=1",
            "resourceVersionMatch=Exact", "resourceVersionMatch=Nonsense&resourceVersion=1",
        ])
        return Self("GET", prefix + "/api/v1/namespaces/default/configmaps?" + query)
    }

    private static func fields(_ random: inout SplitMix64, _ prefix: String) -> Self {
        let path = prefix + "/api/v1/namespaces"
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            return Self(
                "GET", path,
                fields: ["Host: " + random.pick(["rebound.example", "", "[", "localhost:x:y", "127.0.0.1.nip.io"])])
        case 1: return Self("GET", path, fields: ["Host: localhost", "Host: localhost"])
        case 2:
            return Self("GET", path, fields: ["Origin: " + random.pick(["http://page.example", "null", "file://"])])
        case 3: return Self("GET", random.pick(["/api", "/k/0000/api", "/k/", "/k//api", "/../api", "*"]))
        case 4:
            let accept = random.pick([
                "application/xml", "text/html", "application/json;as=Nonsense;v=v1;g=x", "image/*",
            ])
            return Self("GET", path, fields: ["Accept: " + accept])
        default:
            // However odd the rest is, what it asks for is not there.
            let odd = String(decoding: random.bytes(1...2000).map { $0 % 95 + 32 }, as: UTF8.self)
            let name = random.pick([
                "Cookie", "Authorization", "User-Agent", "X-Remote-User", "Range", "If-Match", "Forwarded",
            ])
            return Self("GET", path + "/none", fields: ["\(name): \(odd)"])
        }
    }

    /// One after which the server ends the connection.
    private static func ending(_ random: inout SplitMix64, _ prefix: String) -> Self {
        let namespaces = prefix + "/api/v1/namespaces"
        let pod = namespaces + "/default/pods/none"
        var request =
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                Self("POST", namespaces, fields: ["Content-Length: \(random.pick([3_145_729, 99_999_999, Int.max]))"])
            case 1:
                Self("GET", pod + "/exec?command=sh&stdout=1", fields: ["Connection: Upgrade", "Upgrade: SPDY/3.1"])
            case 2:
                Self(
                    "GET", pod + "/attach",
                    fields: [
                        "Connection: Upgrade", "Upgrade: " + random.pick(["websocket", "h2c", "\u{7F}", "a,b,c"]),
                    ])
            default: Self("GET", pod, fields: ["Connection: close"])
            }
        request.isBroken = request.bytes.contains(0x7F)
        return request
    }

    /// Bytes that are no request of HTTP, or two requests in one to some who read them.
    private static func broken(_ random: inout SplitMix64) -> Self {
        let head = "POST /api HTTP/1.1\r\nHost: localhost\r\n"
        var request = Self("GET", "/")
        request.bytes =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: random.bytes(1...300) + Array("\r\n\r\n".utf8)
            case 1:
                Array(
                    random.pick([
                        "GET / HTTP/9.9", "GET  HTTP/1.1", "GET", " GET / HTTP/1.1", "GET /\u{0} HTTP/1.1",
                        "PRI * HTTP/2.0", "\u{16}\u{3}\u{1}", "CONNECT", "BREW / HTTP/1.1", "GET / HTTP/1.1 extra",
                        "G\u{E9}T / HTTP/1.1",
                    ]).utf8) + Array("\r\nHost: localhost\r\n\r\n".utf8)
            case 2: Array((head + "X: " + String(repeating: "x", count: 100_000) + "\r\n\r\n").utf8)
            default:
                Array(
                    (head
                        + random.pick([
                            "Content-Length: -1", "Content-Length: 1x", "Content-Length: 3\r\nContent-Length: 4",
                            "Content-Length: 3\r\nTransfer-Encoding: chunked", "Bad Name: 1", ": 1", "X\u{0}Y: 1",
                            "Transfer-Encoding: chunked\r\n\r\nzz",
                            "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff",
                            "Transfer-Encoding: gzip", "Content-Length: 99999999999999999999999",
                        ]) + "\r\n\r\n").utf8)
            }
        request.isBroken = true
        return request
    }
}

// MARK: - Bodies

extension HostileRequest {
    private static func body(_ random: inout SplitMix64, _ prefix: String) -> Self {
        let sets = prefix + "/apis/apps/v1/namespaces/default/statefulsets"
        let maps = prefix + "/api/v1/namespaces/default/configmaps"
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            let (type, body) = patch(&random)
            return Self("PATCH", sets + "/web", fields: ["Content-Type: " + type], body: body)
        case 1:
            let json = manifest(set: random.pick(wrongSets))
            let isNew = Bool.random(using: &random)
            return Self(
                isNew ? "POST" : "PUT", isNew ? sets : sets + "/web", fields: ["Content-Type: application/json"],
                body: json)
        case 2:
            let type = random.pick([
                "application/yaml", "application/json", "text/plain", "application/xml", "\u{2200}", "a/b;c",
            ])
            return Self("POST", maps, fields: ["Content-Type: " + type], body: garbage(&random))
        default:
            let envelope = Array("k8s\u{0}".utf8) + random.bytes(0...200)
            let type = "application/vnd.kubernetes.protobuf"
            return Self(
                random.pick(["POST", "PUT"]), maps + "/settings", fields: ["Content-Type: " + type],
                body: envelope)
        }
    }

    /// What takes the place of a member of a StatefulSet that could be.
    private static let wrongSets: [(member: String, value: String)] = [
        ("replicas", #""three""#), ("replicas", "-1"), ("replicas", "1e999"), ("replicas", "99999999999999999999"),
        ("replicas", "1.5"), ("replicas", "{}"), ("selector", "[]"), ("selector", "null"), ("selector", "{}"),
        ("selector", #"{"matchLabels":{"app":1}}"#), ("template", "null"), ("template", #""x""#),
        ("template", #"{"spec":{"containers":{}}}"#), ("template", #"{"spec":{"containers":[{}]}}"#),
        ("serviceName", "[1]"), ("updateStrategy", #"{"type":"Never"}"#), ("podManagementPolicy", #""Chaos""#),
        ("updateStrategy", #"{"rollingUpdate":{"partition":"x"}}"#), ("volumeClaimTemplates", #"[{"spec":7}]"#),
        ("minReadySeconds", "-5"), ("revisionHistoryLimit", #""\ud800""#), ("ordinals", #"{"start":-1}"#),
    ]

    private static func manifest(set wrong: (member: String, value: String)) -> [UInt8] {
        var members = [
            "replicas": "3", "selector": #"{"matchLabels":{"app":"web"}}"#, "serviceName": #""web""#,
            "template": #"{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"a","image":"b"}]}}"#,
        ]
        members[wrong.member] = wrong.value
        let spec = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
        return Array(#"{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web"},"spec":{\#(spec)}}"#.utf8)
    }

    /// A patch that cannot be applied; but none of those strategic ones to which Kubernetes itself says 500.
    private static func patch(_ random: inout SplitMix64) -> (type: String, body: [UInt8]) {
        let (type, body) = random.pick([
            ("json-patch", "{}"), ("json-patch", #"[{"op":"explode","path":"/spec"}]"#), ("json-patch", "[1]"),
            ("json-patch", #"[{"op":"remove","path":"/spec/nothing/there"}]"#), ("json-patch", "["),
            ("json-patch", #"[{"op":"test","path":"/kind","value":"Pod"}]"#),
            ("json-patch", #"[{"op":"replace","path":"/spec/replicas","value":-7}]"#),
            ("json-patch", #"[{"op":"move","from":"/spec","path":"/spec/template"}]"#),
            ("merge-patch", "[]"), ("merge-patch", "7"), ("merge-patch", #"{"spec":null}"#),
            ("merge-patch", #"{"a""#),
            ("merge-patch", #"{"metadata":{"name":"other"}}"#), ("merge-patch", #"{"spec":{"replicas":"x"}}"#),
            ("strategic-merge-patch", #"{"$retainKeys":"a"}"#), ("strategic-merge-patch", #"{"$setElementOrder":[]}"#),
            ("strategic-merge-patch", #"{"spec":7}"#),
            ("strategic-merge-patch", #"{"spec":{"template":{"spec":{"containers":7}}}}"#),
            ("apply-patch", "a: ["), ("apply-patch", "{}"), ("nonsense-patch", "{}"), ("", ""),
        ])
        return ("application/\(type)+\(type == "apply-patch" ? "yaml" : "json")", Array(body.utf8))
    }

    /// A body that is no ConfigMap, whatever it is read as.
    private static func garbage(_ random: inout SplitMix64) -> [UInt8] {
        let depth = Int.random(in: 1...5_000, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return random.bytes(0...300)
        case 1: return Array(String(repeating: random.pick(["[", #"{"a":"#, "- ", "a: {"]), count: depth).utf8)
        case 2:
            // Each line is nine times the one before it.
            let lines = (1...9).map {
                "l\($0): &l\($0) [" + Array(repeating: "*l\($0 - 1)", count: 9).joined(separator: ",") + "]"
            }
            return Array((["l0: &l0 [x]"] + lines).joined(separator: "\n").utf8)
        case 3:
            let whole = Array(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"a":"b"}}"#.utf8)
            return Array(whole.prefix(Int.random(in: 1..<whole.count, using: &random)))
        case 4:
            return Array(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":""#.utf8) + [0xFF, 0xC0]
                + Array(#""}}"#.utf8)
        default:
            let names = [
                #""UPPER""#, #""a/b""#, "7", "[]", #"".""#, #""\u0000""#, "\"\(String(repeating: "a", count: 300))\"",
            ]
            return Array(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":\#(random.pick(names))}}"#.utf8)
        }
    }
}

extension SplitMix64 {
    fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    fileprivate mutating func isOneOf(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    fileprivate mutating func bytes(_ count: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: count, using: &self)).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }
}
