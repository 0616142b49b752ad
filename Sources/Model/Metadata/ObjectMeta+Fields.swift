extension ObjectMeta {
    /// The fields themselves, which copies of the metadata share.
    struct Fields: FieldMapped {
        var name = ""
        var generateName = ""
        var namespace = ""
        var uid: UID = ""
        var resourceVersion = ""
        var generation: Int64 = 0
        var creationTimestamp: Timestamp?
        var deletionTimestamp: Timestamp?
        var deletionGracePeriodSeconds: Int64?
        var labels: [String: String] = [:]
        var annotations: [String: String] = [:]
        var ownerReferences: [OwnerReference] = []
        var finalizers: [String] = []
        var managedFields: [JSON] = []
        var other = JSONObject()

        mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
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
