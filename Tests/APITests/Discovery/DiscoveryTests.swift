import API
import Model
import Testing

@Suite("Discovery")
struct DiscoveryTests {
    static let aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

    @Test("The version is the one whose behaviour the API has")
    func version() throws {
        let version = try document("/version")
        #expect(version["gitVersion"] == "v1.36.2")
        #expect(version["major"] == "1" && version["minor"] == "36")
        for key in ["gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler", "platform"] {
            #expect(version[key]?.string != nil, "clients decode \(key)")
        }
    }

    @Test("The core group tells where the client reached it")
    func coreVersions() throws {
        let versions = try document("/api", headers: ["host": "127.0.0.1:8001"])
        #expect(versions["kind"] == "APIVersions")
        #expect(versions["versions"] == ["v1"])
        #expect(versions["serverAddressByClientCIDRs"]?[0]?["serverAddress"] == "127.0.0.1:8001")
    }

    @Test("Groups stand in the order in which Kubernetes prefers them, each with its preferred version")
    func groups() throws {
        let groups = try #require(try document("/apis")["groups"]?.array)
        let names = groups.compactMap { $0["name"]?.string }
        #expect(names.prefix(2) == ["apps", "events.k8s.io"])
        #expect(Set(names).count == names.count && !names.contains(""))
        let autoscaling = try #require(groups.first { $0["name"] == "autoscaling" })
        #expect(autoscaling["preferredVersion"] == ["groupVersion": "autoscaling/v2", "version": "v2"])
        #expect(autoscaling["versions"]?.array?.count == 2)
        let alone = try document("/apis/apps")
        #expect(alone["kind"] == "APIGroup" && alone["apiVersion"] == "v1")
        #expect(alone["versions"] == [["groupVersion": "apps/v1", "version": "v1"]])
    }

    @Test("Each kind is found under its group with names, verbs and scope", arguments: Kinds.all.indices)
    func kinds(index: Int) throws {
        let kind = Kinds.all[index].kind
        let path = kind.group.isEmpty ? "/api/v1" : "/apis/\(kind.apiVersion)"
        let list = try document(path)
        #expect(list["kind"] == "APIResourceList")
        #expect(list["groupVersion"] == .string(kind.apiVersion))
        let resources = try #require(list["resources"]?.array)
        let found = resources.filter { $0["name"] == .string(kind.plural) }
        #expect(found.count == 1)
        let resource = try #require(found.first)
        #expect(resource["kind"] == .string(kind.name))
        #expect(resource["singularName"] == .string(kind.singular))
        #expect(resource["namespaced"] == .bool(kind.isNamespaced))
        let verbs = try #require(resource["verbs"]?.array?.compactMap { $0.string })
        #expect(verbs == verbs.sorted() && verbs.contains("watch") && verbs.contains("patch"))
    }

    @Test("A StatefulSet is scaled through autoscaling's Scale and belongs to `all`")
    func statefulSets() throws {
        let resources = try #require(try document("/apis/apps/v1")["resources"]?.array)
        let scale = try #require(resources.first { $0["name"] == "statefulsets/scale" })
        #expect(scale["group"] == "autoscaling" && scale["version"] == "v1" && scale["kind"] == "Scale")
        #expect(scale["verbs"] == ["get", "patch", "update"] && scale["singularName"] == "")
        let set = try #require(resources.first { $0["name"] == "statefulsets" })
        #expect(set["categories"] == ["all"] && set["shortNames"] == ["sts"])
        let revisions = try #require(resources.first { $0["name"] == "controllerrevisions" })
        #expect(revisions["categories"] == nil && revisions["shortNames"] == nil)
    }

    @Test("A Pod's subresources are those that clients call", arguments: ["/api/v1"])
    func pods(path: String) throws {
        let names = try #require(document(path)["resources"]?.array?.compactMap { $0["name"]?.string })
        #expect(
            names.filter { $0.hasPrefix("pods/") } == [
                "pods/attach", "pods/binding", "pods/ephemeralcontainers", "pods/eviction", "pods/exec", "pods/log",
                "pods/portforward", "pods/proxy", "pods/status",
            ])
        #expect(names == names.sorted())
    }

    @Test("Kinds without objects can be listed and nothing else", arguments: AbsentKinds.all.indices)
    func absentKinds(index: Int) throws {
        let kind = AbsentKinds.all[index]
        let resource = try #require(
            ResourceTable.resource(group: kind.group, version: kind.version, plural: kind.plural))
        #expect(resource.verbs == ["get", "list", "watch"])
        #expect(resource.subresources.isEmpty)
    }

    @Test("The aggregated document says what the older ones say", arguments: ["/api", "/apis"])
    func agreement(path: String) throws {
        let list = try document(path, headers: ["accept": Self.aggregated])
        #expect(list["kind"] == "APIGroupDiscoveryList")
        for item in try #require(list["items"]?.array) {
            let group = item["metadata"]?["name"]?.string ?? ""
            for version in try #require(item["versions"]?.array) {
                let name = try #require(version["version"]?.string)
                let older = try document(group.isEmpty ? "/api/\(name)" : "/apis/\(group)/\(name)")
                let newer = (version["resources"]?.array ?? []).flatMap { resource in
                    let plural = resource["resource"]?.string ?? ""
                    return [plural]
                        + (resource["subresources"]?.array ?? []).map { "\(plural)/\($0["subresource"]?.string ?? "")" }
                }
                #expect(newer == older["resources"]?.array?.compactMap { $0["name"]?.string })
                #expect(version["freshness"] == "Current")
            }
        }
    }

    @Test(
        "The aggregated document comes in the first version that the client accepts",
        arguments: [
            ("\(aggregated),application/json", "v2"),
            ("application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json", "v2beta1"),
            ("application/json; g=apidiscovery.k8s.io; v=v2beta1; as=APIGroupDiscoveryList, \(aggregated)", "v2beta1"),
        ])
    func negotiation(accept: String, version: String) throws {
        let answer = try answer("/apis", headers: ["accept": accept])
        let type = "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
        #expect(answer.headers == [.init("Content-Type", type)])
        #expect(try JSON(parsing: answer.body)["apiVersion"] == .string("apidiscovery.k8s.io/\(version)"))
    }

    @Test("A client that takes plain JSON first, or a kind unknown here, gets the older document")
    func olderDocument() throws {
        for accept in ["application/json,\(Self.aggregated)", "*/*", "application/json;g=other;v=v9;as=Other"] {
            #expect(try document("/apis", headers: ["accept": accept])["kind"] == "APIGroupList")
        }
    }

    @Test("What nobody has asked to be JSON is refused, and so is writing")
    func refusals() throws {
        let unacceptable = try answer("/apis", headers: ["accept": "application/vnd.kubernetes.protobuf"])
        #expect(unacceptable.code == 406)
        #expect(try JSON(parsing: unacceptable.body)["reason"] == "NotAcceptable")
        let write = try #require(Discovery.answer(APIRequest("POST", path: ["apis"])))
        #expect(write.code == 405)
        #expect(write.headers.contains(.init("Allow", "GET, HEAD")))
    }

    @Test(
        "Other paths are left to others",
        arguments: ["/api/v1/pods", "/api/v2", "/apis/nonsense", "/apis/apps/v2", "/apis/apps/v1/x", "/healthz", "/x"])
    func otherPaths(path: String) {
        #expect(Discovery.answer(APIRequest("GET", path: Self.segments(path))) == nil)
    }

    @Test("The root lists what there is to ask for")
    func root() throws {
        let paths = try #require(try document("/")["paths"]?.array?.compactMap { $0.string })
        #expect(paths == paths.sorted())
        #expect(paths.contains("/apis/apps/v1") && paths.contains("/openapi/v3") && paths.contains("/api/v1"))
    }

    @Test("Older clients get the schemas in protobuf under a media type that they can read")
    func openAPIv2() throws {
        let accept = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"
        let answer = try answer("/openapi/v2", headers: ["accept": accept])
        #expect(
            answer.headers == [
                .init("Content-Type", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")
            ])
        let plain = try document("/openapi/v2")
        #expect(plain["swagger"] == "2.0")
        let fields = try ProtobufFields(answer.body)
        #expect(fields[1].map { String(decoding: $0, as: UTF8.self) } == ["2.0"])
        let definitions = try ProtobufFields(try #require(fields[9].first))
        let names = try definitions[1].map { definition in
            String(decoding: try ProtobufFields(definition)[1].joined(), as: UTF8.self)
        }
        #expect(names == names.sorted() && names.contains("io.k8s.api.apps.v1.StatefulSetSpec"))
        let paths = try ProtobufFields(try #require(fields[8].first))
        #expect(paths[2].count > 20)
    }

    static func segments(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    private func answer(_ path: String, headers: [String: String] = [:]) throws -> APIAnswer {
        try #require(Discovery.answer(APIRequest("GET", path: Self.segments(path), headers: headers)))
    }

    private func document(_ path: String, headers: [String: String] = [:]) throws -> JSON {
        let answer = try answer(path, headers: headers)
        #expect(answer.code == 200)
        return try JSON(parsing: answer.body)
    }
}
