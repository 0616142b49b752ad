package import Model

/// Kinds that clients expect of any cluster and of which this one has no objects.
///
/// `kubectl get all` and `kubectl apply --prune` list them without asking whether they exist; they find nothing.
package enum AbsentKinds {
    /// Every such kind.
    package static let all: [Kind] = [
        Kind(group: "", version: "v1", name: "LimitRange", plural: "limitranges", shortNames: ["limits"]),
        Kind(group: "", version: "v1", name: "PodTemplate", plural: "podtemplates"),
        Kind(
            group: "", version: "v1", name: "ReplicationController", plural: "replicationcontrollers",
            shortNames: ["rc"]),
        Kind(group: "", version: "v1", name: "ResourceQuota", plural: "resourcequotas", shortNames: ["quota"]),
        Kind(group: "", version: "v1", name: "Secret", plural: "secrets"),
        Kind(group: "apps", version: "v1", name: "DaemonSet", plural: "daemonsets", shortNames: ["ds"]),
        Kind(
            group: "autoscaling", version: "v2", name: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
            shortNames: ["hpa"]),
        Kind(
            group: "autoscaling", version: "v1", name: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
            shortNames: ["hpa"]),
        Kind(group: "batch", version: "v1", name: "CronJob", plural: "cronjobs", shortNames: ["cj"]),
        Kind(group: "batch", version: "v1", name: "Job", plural: "jobs"),
        Kind(group: "networking.k8s.io", version: "v1", name: "Ingress", plural: "ingresses", shortNames: ["ing"]),
        Kind(
            group: "networking.k8s.io", version: "v1", name: "NetworkPolicy", plural: "networkpolicies",
            shortNames: ["netpol"]),
        Kind(
            group: "policy", version: "v1", name: "PodDisruptionBudget", plural: "poddisruptionbudgets",
            shortNames: ["pdb"]),
    ]
}
