/// Thrown where a submission cannot be read any further.
extension Refusal: Error {}
