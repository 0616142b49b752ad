/// A kind whose unset fields the API server fills in.
public protocol Defaulted: APIObject {
    /// Sets each unset field to what Kubernetes 1.36 sets it to when it reads the object.
    ///
    /// Applying the defaults twice is the same as applying them once. What depends on other objects (a default storage
    /// class, a free cluster IP) is not set here.
    mutating func applyDefaults()
}

extension Defaulted {
    /// The object with its unset fields filled in.
    public func defaulted() -> Self {
        var copy = self
        copy.applyDefaults()
        return copy
    }
}

extension String {
    /// Sets the text where it is empty.
    mutating func setIfEmpty(_ text: String) {
        if isEmpty { self = text }
    }
}

extension NamedString {
    /// Sets the name where it is empty.
    mutating func setIfEmpty(_ name: Self) {
        if rawValue.isEmpty { self = name }
    }
}

extension Optional {
    /// Sets the value where there is none.
    mutating func setIfAbsent(_ value: Wrapped) {
        if self == nil { self = value }
    }
}

extension [String: Quantity] {
    /// Rounds every amount up to thousandths, the finest that Kubernetes keeps.
    mutating func roundUpToThousandths() {
        for (name, amount) in self where amount != amount.roundedUpToThousandths {
            self[name] = amount.roundedUpToThousandths
        }
    }
}

extension ResourceRequirements {
    /// Rounds every amount.
    mutating func applyDefaults() {
        limits.roundUpToThousandths()
        requests.roundUpToThousandths()
    }
}

extension JSON {
    /// Sets a member that is missing or `null`, if this is an object.
    mutating func setIfAbsent(_ key: String, _ value: JSON) {
        guard case .object(var members) = self, members[key] ?? .null == .null else { return }
        members[key] = value
        self = .object(members)
    }

    /// Sets a member that is missing or empty, if this is an object.
    mutating func setIfEmpty(_ key: String, _ value: JSON) {
        guard case .object(let members) = self, members[key]?.isEmptyValue ?? true else { return }
        self = .object(members.with(key, value))
    }

    /// Changes a member, if this is an object that has it.
    mutating func update(_ key: String, _ change: (inout JSON) -> Void) {
        guard case .object(let members) = self, var value = members[key], value != .null else { return }
        change(&value)
        self = .object(members.with(key, value))
    }

    /// Changes each element, if this is an array.
    mutating func updateElements(_ change: (inout JSON) -> Void) {
        guard case .array(var elements) = self else { return }
        for index in elements.indices { change(&elements[index]) }
        self = .array(elements)
    }

    /// Changes the value by way of its type, if it has the type's shape.
    mutating func update<Value: FieldMapped>(as type: Value.Type, _ change: (inout Value) -> Void) {
        guard var value = try? Value(json: self) else { return }
        change(&value)
        self = value.json
    }
}

extension JSONObject {
    /// The object with one member set.
    func with(_ key: String, _ value: JSON) -> JSONObject {
        var copy = self
        copy[key] = value
        return copy
    }

    /// Changes a member, if the object has it.
    mutating func update(_ key: String, _ change: (inout JSON) -> Void) {
        guard var value = self[key], value != .null else { return }
        change(&value)
        self[key] = value
    }
}
