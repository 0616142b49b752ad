/// A condition on an object's labels: all of its parts must hold.
public struct LabelSelector: FieldMapped {
    /// Labels that must be there with these values.
    public var matchLabels: [String: String] = [:]
    /// Further conditions.
    public var matchExpressions: [Requirement] = []
    /// Fields that this type does not know.
    public var other = JSONObject()

    /// A selector without conditions, which selects everything.
    public init() {}

    /// A selector of exactly these labels.
    public init(matchLabels: [String: String]) {
        self.matchLabels = matchLabels
    }

    /// Names the fields.
    public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
        try fields.field("matchLabels", &matchLabels)
        try fields.field("matchExpressions", &matchExpressions)
    }

    /// One condition on one label.
    public struct Requirement: FieldMapped {
        /// The label's key.
        public var key = ""
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
        public var `operator` = ""
        /// What the operator compares with.
        public var values: [String] = []
        /// Fields that this type does not know.
        public var other = JSONObject()

        /// A condition with every field empty.
        public init() {}

        /// Names the fields.
        public mutating func mapFields(_ fields: inout some FieldMap) throws(FieldError) {
            try fields.always("key", &key)
            try fields.always("operator", &`operator`)
            try fields.field("values", &values)
        }
    }

    /// Whether there are no conditions.
    public var selectsEverything: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }

    /// Whether labels meet every condition; an operator that is not known meets none.
    public func matches(_ labels: [String: String]) -> Bool {
        matchLabels.allSatisfy { labels[$0.key] == $0.value } && matchExpressions.allSatisfy { $0.matches(labels) }
    }
}

extension LabelSelector.Requirement {
    /// Whether labels meet the condition; as in Kubernetes, `NotIn` holds where the label is missing.
    public func matches(_ labels: [String: String]) -> Bool {
        switch (`operator`, labels[key]) {
        case ("In", let value?): values.contains(value)
        case ("In", nil): false
        case ("NotIn", let value): value.map { !values.contains($0) } ?? true
        case ("Exists", let value): value != nil
        case ("DoesNotExist", let value): value == nil
        default: false
        }
    }
}
