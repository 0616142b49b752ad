import LabKit

/// What the lesson says, and the tests hold the manifests to.
enum TourRules {
    static let accepted = LessonRule(
        "accepted", "A cluster takes a manifest as a whole or not at all, and it says which field is wrong.")
    static let headless = LessonRule(
        "headless",
        "A headless Service has clusterIP None: its name leads to the Pods, and not to an address of its own.")
    static let selected = LessonRule(
        "selected",
        "A Service stands for the Pods that have all labels of its selector, and the set's template gives them.")
    static let port = LessonRule("port", "The Service nginx has the label app=nginx, and one port, 80, called web.")
    static let twoObjects = LessonRule(
        "two-objects", "nginx.yaml describes the Service nginx and the StatefulSet nginx-web.")
    static let inOrder = LessonRule(
        "in-order", "Three Pods come, nginx-web-0 to nginx-web-2, each when the one before it is Ready.")
    static let ownClaim = LessonRule(
        "own-claim", "Each Pod has a claim of its own, www-storage-<Pod>: 20Gi, written by one node, mounted by nginx.")
    static let ownName = LessonRule(
        "own-name", "Each Pod has a DNS name of its own below the Service that serviceName names.")
    static let revision = LessonRule(
        "revision", "The same template makes the same revision: the example's is nginx-web-688fd4d9cb.")
    static let comesBack = LessonRule(
        "comes-back", "A deleted Pod comes back as another Pod with the same name and the same claim.")
    static let claimsStay = LessonRule(
        "claims-stay", "Scaling down deletes Pods and keeps their claims; scaling up finds them again.")
    static let sameSet = LessonRule(
        "same-set", "canary.yaml is the same set: beside the image and the updateStrategy nothing is changed.")
    static let highest = LessonRule(
        "highest", "With three replicas and partition 2 only nginx-web-2 is replaced, and runs nginx:1.27.")
    static let rest = LessonRule(
        "rest", "The Pods below the partition stay as they are, at the old revision.")
}
