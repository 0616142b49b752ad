import Synchronization

extension ObjectSchema {
    /// The object as a server would store and return it.
    ///
    /// Unknown members are gone, empty values are left out or written as each field demands, amounts and times are in
    /// their canonical form. The order of keys apart, this is what Go makes of the object by reading and writing it.
    public func canonical(_ json: JSON) -> JSON {
        .object(canonical(json.object ?? JSONObject()))
    }

    /// The object of which nothing is set.
    var zero: JSON {
        if let known = knownZero.load() { return known.json }
        return knownZero.storeIfNil(Zero(.object(canonical(JSONObject())))).json
    }

    private func canonical(_ members: JSONObject) -> JSONObject {
        var result = JSONObject()
        result.reserveCapacity(members.count)
        // Both are sorted by name. A field is read where it stands: most are not set, and a copy holds on to much.
        var next = 0
        for place in fields.indices {
            while let key = members.key(at: next), key < fields[place].name { next += 1 }
            var value: JSON?
            if members.key(at: next) == fields[place].name {
                let member = members[next].value
                if member != .null { value = fields[place].type.canonical(member) }
                next += 1
            }
            switch (fields[place].presence, value) {
            case (.always, let value): result.append(sorted: fields[place].name, value ?? fields[place].type.zero)
            case (.whenSet, let value?): result.append(sorted: fields[place].name, value)
            case (.unlessEmpty, let value?):
                if !value.isEmptyValue { result.append(sorted: fields[place].name, value) }
            case (_, nil): break
            }
        }
        return result
    }
}

extension FieldType {
    /// The value as the server would write it.
    fileprivate func canonical(_ value: JSON) -> JSON {
        switch (self, value) {
        case (.object(let schema), .object): schema.canonical(value)
        case (.list(let element), .array(let elements)): .array(elements.map { element.canonicalElement($0) })
        case (.map(let element), .object(let members)):
            .object(JSONObject(members.lazy.map { ($0.key, element.canonicalElement($0.value)) }))
        case (.quantity, .string), (.quantity, .integer), (.quantity, .number):
            (try? Quantity(json: value))?.json ?? value
        case (.time, .string(let text)) where Timestamp.isWrittenInSeconds(text): value
        case (.time, .string(let text)): Timestamp(text).map { .string($0.wholeSeconds.description) } ?? value
        case (.microTime, .string(let text)): Timestamp(text).map { .string($0.text(fractionDigits: 6)) } ?? value
        default: value
        }
    }

    private func canonicalElement(_ value: JSON) -> JSON { value == .null ? zero : canonical(value) }

    /// What an unset field of the type is written as.
    fileprivate var zero: JSON {
        switch self {
        case .string: ""
        case .bool: false
        case .int32, .int64, .intOrString: 0
        case .quantity: "0"
        case .object(let schema): schema.zero
        case .bytes, .time, .microTime, .json, .list, .map: .null
        }
    }
}
