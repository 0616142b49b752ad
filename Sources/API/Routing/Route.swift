import Model

/// What a path names.
struct Route: Sendable {
    /// The kind of the objects.
    let resource: ServedKind
    /// The namespace, or empty: everywhere, or outside of all.
    let namespace: String
    /// The object, if the path names one.
    let name: String?
    /// What it names behind the object.
    let subresource: String?
    /// What stands behind that.
    let rest: [String]
    /// Whether the path has the old form of a watch.
    let isWatch: Bool

    /// Where the object is.
    var key: ObjectKey { ObjectKey(namespace: namespace, name: name ?? "") }
}

extension Route {
    /// What a path was found to be.
    enum Finding: Sendable {
        /// A resource's.
        case resource(Route)
        /// In a group version that exists, but of nothing there.
        case unknownResource
        /// Anything else, such as discovery.
        case other
    }

    /// Finds what a path names.
    static func find(_ path: [String]) -> Finding {
        let segments = path.filter { !$0.isEmpty }
        let group: String
        let version: String
        var rest: ArraySlice<String>
        switch segments.first {
        case "api" where segments.count > 2: (group, version, rest) = ("", segments[1], segments[2...])
        case "apis" where segments.count > 3: (group, version, rest) = (segments[1], segments[2], segments[3...])
        default: return .other
        }
        let isWatch = rest.first == "watch"
        if isWatch { rest = rest.dropFirst() }
        let (first, behind) = (rest.startIndex, rest.dropFirst(3))
        let route: Route? =
            if rest.count > 2, rest[first] == "namespaces",
                !["status", "finalize"].contains(rest[first + 2]) || !behind.isEmpty
            {
                find(
                    rest[first + 2], group, version, namespace: rest[first + 1], behind: behind, isWatch: isWatch)
            } else if let plural = rest.first {
                find(plural, group, version, namespace: nil, behind: rest.dropFirst(), isWatch: isWatch)
            } else {
                nil
            }
        if let route { return .resource(route) }
        return ServedKind.knows(group: group, version: version) ? .unknownResource : .other
    }

    private static func find(
        _ plural: String, _ group: String, _ version: String, namespace: String?, behind: ArraySlice<String>,
        isWatch: Bool
    ) -> Route? {
        guard let resource = ServedKind.named(plural, group: group, version: version) else { return nil }
        // One object of a namespaced kind is found only by way of its namespace.
        if resource.kind.isNamespaced ? namespace == nil && !behind.isEmpty : namespace != nil { return nil }
        let subresource = behind.dropFirst().first
        if let subresource, !resource.has(subresource) { return nil }
        let rest = Array(behind.dropFirst(2))
        if !rest.isEmpty, subresource != "proxy" { return nil }
        return Route(
            resource: resource, namespace: namespace ?? "", name: behind.first, subresource: subresource, rest: rest,
            isWatch: isWatch)
    }
}
