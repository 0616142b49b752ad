/// A moment that JSON shows to the microsecond, always with six digits, as leases and events do.
public struct MicroTime: Hashable, Sendable {
    /// The moment.
    public let moment: Timestamp

    /// The moment, cut to whole microseconds.
    public init(_ moment: Timestamp) {
        self.moment = Timestamp(nanoseconds: moment.nanoseconds.flooredDivision(by: 1000) * 1000)
    }
}

extension MicroTime: FieldValue {
    /// Reads an RFC 3339 time.
    public init(json: JSON) throws(FieldError) { self.init(try Timestamp(json: json)) }
    /// The RFC 3339 text.
    public var json: JSON { .string(moment.text(fractionDigits: 6)) }
}
