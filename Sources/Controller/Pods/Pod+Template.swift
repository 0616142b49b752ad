public import Model

extension Pod {
    /// A new Pod made from a template, managed by its owner; the caller or the store gives it a name.
    ///
    /// - Parameter owner: the set that the Pod belongs to; its name becomes the prefix of generated names.
    public init(template: PodTemplateSpec, owner: some APIObject) {
        self.init()
        metadata.generateName = "\(owner.metadata.name)-"
        metadata.namespace = owner.metadata.namespace
        metadata.labels = template.metadata.labels
        metadata.annotations = template.metadata.annotations
        metadata.finalizers = template.metadata.finalizers
        metadata.ownerReferences = [OwnerReference(controller: owner)]
        spec = template.spec
    }
}
