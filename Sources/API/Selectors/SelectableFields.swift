import Model

extension ServedKind {
    /// The fields that a selector may name beside the object's name and namespace; `nil` for kinds without any.
    private var selectableFields: Set<String>? {
        switch (kind.group, kind.name) {
        case ("", "Pod"):
            [
                "spec.hostNetwork", "spec.nodeName", "spec.restartPolicy", "spec.schedulerName",
                "spec.serviceAccountName", "status.nominatedNodeName", "status.phase", "status.podIP",
                "status.podIPs",
            ]
        case ("", "Event"):
            [
                "involvedObject.apiVersion", "involvedObject.fieldPath", "involvedObject.kind", "involvedObject.name",
                "involvedObject.namespace", "involvedObject.resourceVersion", "involvedObject.uid", "reason",
                "reportingComponent", "source", "type",
            ]
        case ("events.k8s.io", "Event"):
            [
                "reason", "regarding.apiVersion", "regarding.fieldPath", "regarding.kind", "regarding.name",
                "regarding.namespace", "regarding.resourceVersion", "regarding.uid", "reportingController", "type",
            ]
        case ("", "Node"): ["spec.unschedulable"]
        case ("", "Namespace"): ["status.phase"]
        case ("", "ReplicationController"), ("apps", "ReplicaSet"): ["status.replicas"]
        case ("", "Secret"): ["type"]
        case ("", "Service"): ["spec.clusterIP", "spec.type"]
        case ("batch", "Job"): ["status.successful"]
        default: nil
        }
    }

    /// Refuses a field that nobody can select by.
    ///
    /// - Throws: ``Refusal`` in Kubernetes' words.
    func checkSelectable(_ field: String) throws {
        if field == "metadata.name" || field == "metadata.namespace" { return }
        guard let fields = selectableFields else {
            throw Refusal.badRequest(
                "\(JSON.string(field).canonicalText) is not a known field selector: only \"metadata.name\", "
                    + "\"metadata.namespace\"")
        }
        guard fields.contains(field) else { throw Refusal.badRequest("field label not supported: \(field)") }
    }
}

extension APIObject {
    /// The text that a field selector compares.
    func selectable(_ field: String) -> String {
        switch (field, self) {
        case ("metadata.name", _): metadata.name
        case ("metadata.namespace", _): metadata.namespace
        case (_, let pod as Pod): pod.selectableText(field)
        case (_, let event as Event): event.selectableText(field)
        case ("spec.unschedulable", let node as Node): node.spec.unschedulable ? "true" : "false"
        case ("status.phase", let namespace as Namespace): namespace.status.phase
        case ("status.replicas", let set as ReplicaSet): String(set.status.replicas)
        case ("spec.clusterIP", let service as Service): service.spec.clusterIP
        case ("spec.type", let service as Service): service.spec.type
        default: ""
        }
    }
}

extension Pod {
    fileprivate func selectableText(_ field: String) -> String {
        switch field {
        case "spec.hostNetwork": spec.other["hostNetwork"]?.bool == true ? "true" : "false"
        case "spec.nodeName": spec.nodeName
        case "spec.restartPolicy": spec.restartPolicy
        case "spec.schedulerName": spec.json["schedulerName"]?.string ?? ""
        case "spec.serviceAccountName": spec.json["serviceAccountName"]?.string ?? ""
        case "status.nominatedNodeName": status.json["nominatedNodeName"]?.string ?? ""
        case "status.phase": status.phase.rawValue
        case "status.podIP", "status.podIPs": status.podIP
        default: ""
        }
    }
}

extension Event {
    fileprivate func selectableText(_ field: String) -> String {
        switch field {
        case "reason": return reason
        case "reportingComponent", "reportingController": return reportingComponent
        case "source": return source.component.isEmpty ? reportingComponent : source.component
        case "type": return type
        default:
            let parts = field.split(separator: ".")
            guard parts.count == 2 else { return "" }
            return involvedObject.json[String(parts[1])]?.string ?? ""
        }
    }
}
