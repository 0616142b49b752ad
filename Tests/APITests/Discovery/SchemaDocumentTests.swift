import Model
import Testing

@testable import API

@Suite("Published schemas")
struct SchemaDocumentTests {
    static let core = "io.k8s.api.core.v1"

    @Test("The index leads to a document for each version of a group that stores objects")
    func index() throws {
        let index = try document("/openapi/v3")
        let paths = try #require(index["paths"]?.object)
        for kind in Kinds.all.map({ $0.kind }) {
            let path = kind.group.isEmpty ? "api/v1" : "apis/\(kind.apiVersion)"
            let location = try #require(paths[path]?["serverRelativeURL"]?.string)
            #expect(location.hasPrefix("/openapi/v3/\(path)?hash="))
        }
        #expect(Discovery.answer(APIRequest("GET", path: ["openapi", "v3", "apis", "nonsense", "v1"])) == nil)
    }

    @Test("Each kind's schema has its name, its type's fields and its group", arguments: Kinds.all.indices)
    func objects(index: Int) throws {
        let kind = Kinds.all[index].kind
        let schemas = try schemas(of: kind)
        let schema = try #require(schemas[SchemaNames.component(of: kind.name)])
        let type = try #require(Schema.type(for: kind))
        let properties = try #require(schema["properties"]?.object)
        #expect(Array(properties.keys) == type.fields.map(\.name))
        let identity: JSON = [
            "group": .string(kind.group), "version": .string(kind.version), "kind": .string(kind.name),
        ]
        #expect(schema["x-kubernetes-group-version-kind"] == [identity])
        #expect(schemas[SchemaNames.list(of: kind)]?["required"] == ["items"])
    }

    @Test("Every reference leads to a schema of the same document", arguments: ["/api/v1", "/apis/apps/v1"])
    func references(path: String) throws {
        let document = try document("/openapi/v3\(path)")
        let schemas = try #require(document["components"]?["schemas"]?.object)
        var targets: Set<String> = []
        Self.collectReferences(of: document, into: &targets)
        let prefix = "#/components/schemas/"
        #expect(targets.allSatisfy { $0.hasPrefix(prefix) && schemas[String($0.dropFirst(prefix.count))] != nil })
        #expect(targets.count > 50)
    }

    @Test("A schema tells how lists are shared and merged")
    func sharing() throws {
        let schemas = try schemas(of: Pod.kind)
        let containers = try #require(schemas["\(Self.core).PodSpec"]?["properties"]?["containers"])
        #expect(containers["x-kubernetes-list-type"] == "map")
        #expect(containers["x-kubernetes-list-map-keys"] == ["name"])
        #expect(containers["x-kubernetes-patch-merge-key"] == "name")
        #expect(containers["x-kubernetes-patch-strategy"] == "merge")
        let volumes = try #require(schemas["\(Self.core).PodSpec"]?["properties"]?["volumes"])
        #expect(volumes["x-kubernetes-patch-strategy"] == "merge,retainKeys")
        let command = try #require(schemas["\(Self.core).Container"]?["properties"]?["command"])
        #expect(command["x-kubernetes-list-type"] == "atomic" && command["items"] == ["type": "string"])
        #expect(schemas["\(SchemaNames.meta).LabelSelector"]?["x-kubernetes-map-type"] == "atomic")
        #expect(schemas["\(Self.core).PodSpec"]?["required"] == ["containers"])
    }

    @Test("Values of more than one form stand under the names that Kubernetes gives them")
    func values() throws {
        let schemas = try schemas(of: StatefulSet.kind)
        let update = try #require(schemas["io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy"]?["properties"])
        #expect(update["maxUnavailable"]?["allOf"] == [SchemaNames.reference(to: SchemaNames.intOrString)])
        #expect(update["partition"]?["format"] == "int32")
        #expect(schemas[SchemaNames.quantity]?["oneOf"] == [["type": "string"], ["type": "number"]])
        #expect(schemas["\(SchemaNames.meta).Time"]?["format"] == "date-time")
        let condition = try #require(schemas["io.k8s.api.apps.v1.StatefulSetCondition"]?["properties"])
        #expect(condition["lastTransitionTime"]?["default"] == nil)
    }

    @Test("Patching a kind announces field validation and dry runs", arguments: Kinds.all.indices)
    func patching(index: Int) throws {
        let kind = Kinds.all[index].kind
        let root = kind.group.isEmpty ? "/api/v1" : "/apis/\(kind.apiVersion)"
        let scope = kind.isNamespaced ? "/namespaces/{namespace}" : ""
        let document = try document("/openapi/v3\(root)")
        let item = try #require(document["paths"]?["\(root)\(scope)/\(kind.plural)/{name}"])
        let patch = try #require(item["patch"])
        #expect(patch["x-kubernetes-action"] == "patch")
        #expect(patch["x-kubernetes-group-version-kind"]?["kind"] == .string(kind.name))
        let names = patch["parameters"]?.array?.compactMap { $0["name"]?.string }
        #expect(names == ["dryRun", "fieldManager", "fieldValidation", "force"])
        #expect(item["put"] != nil && item["get"] != nil && item["delete"] != nil)
    }

    @Test("A scale is spoken of as autoscaling's, below the resource that it scales")
    func scale() throws {
        let document = try document("/openapi/v3/apis/apps/v1")
        let path = "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}/scale"
        let patch = try #require(document["paths"]?[path]?["patch"])
        #expect(patch["x-kubernetes-group-version-kind"]?["group"] == "autoscaling")
        #expect(document["components"]?["schemas"]?["io.k8s.api.autoscaling.v1.Scale"] != nil)
    }

    @Test("No two operations of a document have one name", arguments: ["/api/v1", "/apis/apps/v1"])
    func operations(path: String) throws {
        let document = try document("/openapi/v3\(path)")
        let paths = try #require(document["paths"]?.object)
        var names: [String] = []
        for item in paths {
            for operation in item.value.object ?? [:] {
                if let name = operation.value["operationId"]?.string { names.append(name) }
            }
        }
        #expect(names.count > 20 && Set(names).count == names.count)
    }

    private func schemas(of kind: Kind) throws -> JSONObject {
        let path = kind.group.isEmpty ? "/openapi/v3/api/v1" : "/openapi/v3/apis/\(kind.apiVersion)"
        let document = try document(path)
        return try #require(document["components"]?["schemas"]?.object)
    }

    private func document(_ path: String) throws -> JSON {
        let request = APIRequest("GET", path: DiscoveryTests.segments(path))
        let answer = try #require(Discovery.answer(request))
        return try JSON(parsing: answer.body)
    }

    private static func collectReferences(of json: JSON, into targets: inout Set<String>) {
        switch json {
        case .object(let object):
            for member in object {
                if member.key == "$ref", let target = member.value.string { targets.insert(target) }
                collectReferences(of: member.value, into: &targets)
            }
        case .array(let elements):
            for element in elements { collectReferences(of: element, into: &targets) }
        default: break
        }
    }
}
