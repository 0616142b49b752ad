import Model

/// What an object is to a controller that looks for its own.
enum Ownership: Hashable {
    /// The controller manages it, and its selector chooses it.
    case owned
    /// Nobody manages it, and the selector chooses it: the controller makes it its own.
    case adopt
    /// The controller manages it, but the selector no longer chooses it: the controller lets it go.
    case release
    /// It is none of the controller's business.
    case foreign

    /// What an object is to a controller with this selector; a controller that is terminating takes and gives nothing.
    ///
    /// A controller without a selector chooses nothing.
    init(of object: ObjectMeta, for controller: ObjectMeta, selector: LabelSelector?) {
        let isChosen = selector?.matches(object.labels) ?? false
        let isManaged = object.controller.map { $0.uid == controller.uid }
        switch (isManaged, isChosen, controller.isTerminating) {
        case (true?, true, _): self = .owned
        case (true?, false, false): self = .release
        case (nil, true, false) where !object.isTerminating && object.namespace == controller.namespace: self = .adopt
        case (true?, false, true), (false?, _, _), (nil, _, _): self = .foreign
        }
    }
}

extension ObjectMeta {
    /// The metadata of an object that a controller has made its own.
    func adopted(by owner: some APIObject) -> ObjectMeta {
        var metadata = self
        metadata.ownerReferences.append(OwnerReference(controller: owner))
        return metadata
    }

    /// The metadata of an object that a controller has let go.
    func released(by owner: some APIObject) -> ObjectMeta {
        var metadata = self
        metadata.ownerReferences.removeAll { $0.uid == owner.metadata.uid }
        return metadata
    }
}
