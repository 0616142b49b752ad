extension ObjectMeta {
    /// The fields themselves, which copies of the metadata share.
    @usableFromInline struct Fields: FieldMapped {
        @usableFromInline var name = ""
        @usableFromInline var generateName = ""
        @usableFromInline var namespace = ""
        @usableFromInline var uid: UID = ""
        @usableFromInline var resourceVersion = ""
        @usableFromInline var generation: Int64 = 0
        @usableFromInline var creationTimestamp: Timestamp?
        @usableFromInline var deletionTimestamp: Timestamp?
        @usableFromInline var deletionGracePeriodSeconds: Int64?
        @usableFromInline var labels: [String: String] = [:]
        @usableFromInline var annotations: [String: String] = [:]
        @usableFromInline var ownerReferences: [OwnerReference] = []
        @usableFromInline var finalizers: [String] = []
        @usableFromInline var managedFields: [JSON] = []
        @usableFromInline var other = JSONObject()

        @usableFromInline init() {}

        @usableFromInline mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
            try fields.field("name", &name)
            try fields.field("generateName", &generateName)
            try fields.field("namespace", &namespace)
            try fields.field("uid", &uid)
            try fields.field("resourceVersion", &resourceVersion)
            try fields.field("generation", &generation)
            try fields.optional("creationTimestamp", &creationTimestamp)
            try fields.optional("deletionTimestamp", &deletionTimestamp)
            try fields.optional("deletionGracePeriodSeconds", &deletionGracePeriodSeconds)
            try fields.field("labels", &labels)
            try fields.field("annotations", &annotations)
            try fields.field("ownerReferences", &ownerReferences)
            try fields.field("finalizers", &finalizers)
            try fields.field("managedFields", &managedFields)
        }
    }
}
