import Cluster
import Foundation
import Model
import Testing

/// Tables as kube-apiserver 1.36.2 sent them, for objects that the same conversations had stored.
@Suite struct `Tables recorded from a real server` {
    static let now = Timestamp(seconds: 1_800_000_000)

    static let conversations: [JSON] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/tables", withExtension: "jsonl"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return data.split(separator: UInt8(ascii: "\n")).compactMap { try? JSON(parsing: $0) }
    }()

    @Test func `there are recordings`() {
        #expect(Self.conversations.count == 10)
    }

    @Test(arguments: conversations)
    func `every table is the one that was sent`(conversation: JSON) throws {
        var stored: [any APIObject] = []
        for step in conversation["steps"]?.array ?? [] {
            let expected = try #require(step["expect"]?["body"])
            switch (step["method"]?.string, expected["kind"]?.string) {
            case ("POST", _): stored.append(try object(from: expected))
            case ("GET", "Table"):
                let path = try #require(step["path"]?.string)
                #expect(masked(try table(of: stored, for: path)) == expected, "\(path)")
            case ("GET", "PartialObjectMetadata"):
                let metadata = Table.Row.metadataOnly(try #require(stored.first).manifest)["metadata"]?.object
                #expect(metadata.map { Array($0.keys) } == expected["metadata"]?.object.map { Array($0.keys) })
            default: break
            }
        }
    }

    /// The stored object, five seconds old.
    private func object(from json: JSON) throws -> any APIObject {
        let type = try #require(
            Kinds.type(apiVersion: json["apiVersion"]?.string ?? "", kind: json["kind"]?.string ?? ""))
        var members = try #require(json.object)
        var metadata = try #require(json["metadata"]?.object)
        metadata["creationTimestamp"] = (Self.now + .seconds(-5)).json
        members["metadata"] = .object(metadata)
        return try type.init(manifest: .object(members))
    }

    /// What a server answers to a GET of this path.
    private func table(of stored: [any APIObject], for path: String) throws -> JSON {
        let parts = path.split(separator: "?")
        let last = parts[0].split(separator: "/").last.map(String.init)
        let one = stored.filter { $0.metadata.name == last }
        let type = Swift.type(of: try #require(stored.first))
        let objects = (one.isEmpty ? stored : one).sorted { $0.key < $1.key }
        let table = Table(of: type, objects: objects, at: Self.now, list: .init(resourceVersion: "7"))
        return table.json(including: parts.count > 1 ? .none : .metadata)
    }

    /// The table with what differs from run to run replaced as in the recording.
    private func masked(_ table: JSON) -> JSON {
        guard var members = table.object else { return table }
        members["metadata"] = ["resourceVersion": "<rv>"]
        members["columnDefinitions"] = .array(
            (table["columnDefinitions"]?.array ?? []).map { column in
                var column = column.object ?? [:]
                column["description"] = nil
                return .object(column)
            })
        members["rows"] = .array(
            (table["rows"]?.array ?? []).map { row in
                let cells = (row["cells"]?.array ?? []).map { $0 == "5s" || $0 == "<unknown>" ? "<age>" : $0 }
                var object = row["object"]?.object
                object?["name"] = row["object"]?["metadata"]?["name"]
                object?["metadata"] = nil
                return ["cells": .array(cells), "object": object.map(JSON.object) ?? .null]
            })
        return .object(members)
    }
}
