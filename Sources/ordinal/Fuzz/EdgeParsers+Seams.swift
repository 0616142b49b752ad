import Cluster
import Controller
import Faults
import LabKit
import Model
import Network
import Rollout

extension EdgeParsers {
    /// What a learner's process answers, seam by seam: whatever it is, the controllers' passes survive it.
    static let seams = Seam.allCases.map { seam in
        EdgeParser("seam \(seam.rawValue)", text: examples(of: seam), words: ["_0", ":", ",", "null", "-", "{}", "[]"])
        {
            text in
            let policies = seam.policies(through: OneAnswer(json: try? JSON(parsing: Array(text.utf8))))
            if seam == .deployment {
                _ = try? DeploymentPass(policy: policies.deployment).plan(for: Scenes.deployment)
            } else {
                _ = StatefulSetPass(policies: policies).plan(for: Scenes.statefulSet)
            }
            return nil
        }
    }

    private static func examples(of seam: Seam) -> [String] {
        let answers: [any Encodable] =
            switch seam {
            case .identity:
                [
                    ReferenceIdentity().identity(of: 3, inSet: "web", service: "web"),
                    ParsedPodName(set: "web", ordinal: 2), ["app": "web"],
                ]
            case .ordering: [[OrderingStep.create(3), .wait(0), .delete(2), .keep(1)], true]
            case .storage: ["data-web-0", true, [OwnerReference()]]
            case .deployment: [[SetSize(set: "web-1", size: 2)], 3]
            case .canary: [RevisionDecision.create(number: 3), RevisionName("web-1"), [2, 1], ["web-1"]]
            }
        return answers.compactMap { try? JSON(encoding: $0).canonicalText }
    }
}

/// Answers every question with the same value.
private struct OneAnswer: SeamLineChannel {
    let json: JSON?

    func ask(_ question: JSON, method: String) throws -> JSON {
        guard let json else { throw PolicyFailure(reason: "Damaged", description: "the answer is no JSON") }
        return json
    }
}

/// What the passes look at: a set and a Deployment in the middle of a change.
private enum Scenes {
    static let statefulSet: StatefulSetObservation = {
        var cluster = Profile.claims.cluster()
        // Both moves are about the set with which the profile begins.
        _ = try? cluster.perform(.scale(Profile.claims.target, replicas: 5))
        _ = try? cluster.perform(.setImage(Profile.claims.target, images: ["*": "app:1"]))
        let server = cluster.server
        let claims = server.list(PersistentVolumeClaim.self).map { ($0.metadata.name, $0) }
        return StatefulSetObservation(
            set: server.find(StatefulSet.self, Profile.workloadKey) ?? StatefulSet(), pods: server.list(Pod.self),
            claims: Dictionary(claims) { first, _ in first }, revisions: server.list(ControllerRevision.self),
            now: server.now)
    }()

    static let deployment: DeploymentObservation = {
        var cluster = Profile.deployment.cluster()
        _ = try? cluster.perform(.setImage(Profile.deployment.target, images: ["*": "app:1"]))
        let server = cluster.server
        return DeploymentObservation(
            deployment: server.find(Deployment.self, Profile.workloadKey) ?? Deployment(),
            replicaSets: server.list(ReplicaSet.self), pods: server.list(Pod.self), now: server.now)
    }()
}
