package import Controller
package import Model

/// What runs on a node for a Pod, whatever the store says of it.
package struct RunningProcess: Hashable, Sendable {
    /// The Pod's name.
    package let pod: ObjectKey
    /// Which incarnation of the Pod it is.
    package let uid: UID
    /// Where it runs.
    package let node: String
}

extension Cluster {
    /// What the StatefulSet controller knows at this moment, late or not.
    package var statefulSetView: StatefulSetView { components.statefulSets.logic.view }

    /// What the Deployment controller knows of a Deployment's ReplicaSets at this moment, late or not.
    package func replicaSetsSeen(of deployment: UID) -> [ReplicaSet] {
        components.deployments.logic.replicaSets(of: deployment)
    }

    /// What the Deployment controller knows of a Deployment at this moment, late or not.
    package func deploymentSeen(_ key: ObjectKey) -> Deployment? { components.deployments.logic[key] }

    /// The Pods of which at least one container runs, as their nodes know.
    package var processes: [RunningProcess] { components.nodeAgents.logic.processes }

    /// Nodes that are cut off.
    package var silentNodes: Set<String> { components.nodeAgents.logic.silentNodes }
}

extension Cluster {
    /// The part that works next; `nil` when nothing is left to do.
    package var nextComponent: Components.Name? { next?.component }

    /// How many changes a part has not read yet.
    package func unread(by component: Components.Name) -> Int {
        server.log.end - components.position(of: component)
    }

    /// How long until a part has something to do; `nil` for never.
    package func delay(of component: Components.Name) -> Duration? {
        components.nextTime(of: component, log: server.log).map { $0 - now }
    }
}

/// What the StatefulSet controller knows, late or not.
package struct StatefulSetView: Sendable {
    /// The sets.
    package let sets: Informer<StatefulSet>
    /// The Pods.
    package let pods: Informer<Pod>
    /// The claims.
    package let claims: Informer<PersistentVolumeClaim>
    /// The revisions.
    package let revisions: Informer<ControllerRevision>
}
