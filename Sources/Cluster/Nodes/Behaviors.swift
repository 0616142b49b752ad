import Model

/// Which images behave in a way of their own, whatever their programs do: a table in which the first rule that fits
/// decides.
public struct Behaviors: Hashable, Sendable {
    /// One line of the table.
    public struct Rule: Hashable, Sendable {
        /// The containers that the rule is about.
        public var pattern: Pattern
        /// What they do.
        public var behavior: ContainerBehavior

        /// Containers that fit the pattern behave so.
        public init(_ pattern: Pattern, _ behavior: ContainerBehavior) {
            self.pattern = pattern
            self.behavior = behavior
        }
    }

    /// What a rule asks of a container.
    public enum Pattern: Hashable, Sendable {
        /// The image has exactly this text.
        case image(String)
        /// The image has this tag, such as `broken` in `nginx:broken`.
        case tag(String)
        /// The last part of the image's name, without the tag, contains this text.
        case nameContains(String)
    }

    /// The rules, the strongest first.
    public var rules: [Rule]
    /// What init containers do where no rule fits and their program would wait for others for ever.
    public var initContainers: ContainerBehavior

    /// A table of these rules; init containers succeed after a second.
    public init(
        rules: [Rule],
        initContainers: ContainerBehavior = ContainerBehavior(exit: .init(after: .seconds(1), code: 0))
    ) {
        self.rules = rules
        self.initContainers = initContainers
    }

    /// The tags `broken` (never ready), `crash` (ends with 1 after a second) and `missing` (cannot be fetched).
    ///
    /// What containers of other images do is up to their programs.
    public static let standard = Behaviors(rules: [
        Rule(.tag("broken"), ContainerBehavior(readiness: .never)),
        Rule(.tag("crash"), ContainerBehavior(exit: .init(after: .seconds(1), code: 1))),
        Rule(.tag("missing"), ContainerBehavior(pullFails: true)),
        Rule(.nameContains("missing"), ContainerBehavior(pullFails: true)),
    ])

    /// What a rule says of a container; `nil` where it is up to the container's program.
    func rule(for container: Container) -> ContainerBehavior? {
        let image = ImageName(container.image)
        return rules.first { rule in
            switch rule.pattern {
            case .image(let text): container.image == text
            case .tag(let tag): image.tag == tag
            case .nameContains(let text): image.name.contains(text)
            }
        }?.behavior
    }
}

/// The parts of an image's reference that rules look at.
private struct ImageName {
    /// The last part of the path, without tag and digest.
    let name: Substring
    /// `latest` where there is none.
    let tag: Substring

    init(_ reference: String) {
        let path = reference.prefix { $0 != "@" }
        let last = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path
        let colon = last.firstIndex(of: ":")
        name = last[..<(colon ?? last.endIndex)]
        tag = colon.map { last[last.index(after: $0)...] } ?? "latest"
    }
}
