import LabKit

/// One look at what the cluster makes of the learner's manifests.
struct Visit: Examination {
    let title: String
    let look: (inout Stage) throws -> Void

    init(_ title: String, look: @escaping (inout Stage) throws -> Void) {
        self.title = title
        self.look = look
    }

    func story(replay: String) -> Story? {
        var stage = Stage()
        return Self.story(title, replay: replay, on: &stage, look: look)
    }

    /// The story of one look, if it breaks a rule.
    static func story(
        _ title: String, replay: String, on stage: inout Stage, look: (inout Stage) throws -> Void
    ) -> Story? {
        do {
            try look(&stage)
            return nil
        } catch let broken as BrokenRule {
            return Story(title: title, chronicle: stage.chronicle, broken: broken, replay: replay)
        } catch {
            let broken = BrokenRule(expected: "no error", instead: "\(error)", rule: TourRules.accepted)
            return Story(title: title, chronicle: stage.chronicle, broken: broken, replay: replay)
        }
    }
}

/// Two values that should be the same.
func expect<Value: Equatable>(_ what: String, _ value: Value, is wanted: Value, _ rule: LessonRule) throws {
    guard value != wanted else { return }
    throw BrokenRule(expected: "\(what) is \(wanted)", instead: "\(what) is \(value)", rule: rule)
}

/// Something that should be so.
func expect(_ isSo: Bool, _ wanted: String, else found: @autoclosure () -> String, _ rule: LessonRule) throws {
    if !isSo { throw BrokenRule(expected: wanted, instead: found(), rule: rule) }
}

/// A field of the learner's file; a failure says where it stands, or the object in which it is missing.
struct WrittenField {
    let place: String
    let name: String

    func expect<Value: Equatable>(_ value: Value, is wanted: Value, _ rule: LessonRule) throws {
        guard value != wanted else { return }
        let found = "\(value)"
        throw BrokenRule(
            expected: "\(name) is \(wanted)",
            instead: "\(place): \(name) is \(found.isEmpty || found == "nil" ? "not set" : found)", rule: rule)
    }
}
