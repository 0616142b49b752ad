import Cluster
import Controller
import Foundation
import Manifests
import Testing

@testable import ordinal

@Suite("A run whose cluster asks the learner's code")
struct LearnerClusterTests {
    /// The checkout that this file is in.
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A copy of the Ordering lab that holds the worked answer, as deep in the checkout as the lab.
    func solvedLab() throws -> URL {
        let name = "Lab02-Ordering"
        let copy = root.appendingPathComponent(".build-seams/\(name)")
        let files = FileManager.default
        try? files.removeItem(at: copy)
        try files.createDirectory(at: copy, withIntermediateDirectories: true)
        for (folder, part) in [("Labs", "Package.swift"), ("Labs", "Tests"), ("Solutions", "Sources")] {
            try files.copyItem(
                at: root.appendingPathComponent("\(folder)/\(name)/\(part)"), to: copy.appendingPathComponent(part))
        }
        return copy
    }

    func printed(by policies: Policies) throws -> String {
        var settings = Cluster.Settings()
        settings.policies = policies
        var simulation = Simulation(settings: settings)
        try simulation.apply(
            try ManifestReader.read(text: Array(PackageResources.nginx_yaml), name: "nginx.yaml").manifests)
        let moves = [(30, "scale sts/nginx-web --replicas=5"), (60, "fail pod/nginx-web-2"), (90, "kill node-1")]
        simulation.run(
            moves: try moves.map { seconds, text in
                Simulation.ScheduledMove(time: .seconds(seconds), text: text, move: try MoveCommand.move(for: text))
            }, for: .seconds(180))
        return RunReport(simulation: simulation).text()
    }

    /// Builds the lab and the program around it, which takes long the first time.
    @Test("With the worked answer it prints what Kubernetes' own ordering prints")
    func solution() throws {
        let policies = try LearnerCluster(lab: "2", directory: root, package: try solvedLab()).policies()
        let printed = try printed(by: policies)
        #expect(printed == (try self.printed(by: Policies())))
        #expect(printed.contains("nginx-web-4"))
    }

    @Test("A lab that no cluster asks, or that there is not, ends the command")
    func refusal() throws {
        for lab in ["00", "77"] {
            #expect(throws: (any Error).self) { try LearnerCluster(lab: lab, directory: root).policies() }
        }
    }
}
