import Model

/// The addresses of this machine that stand for those of Pods: 127.244.1.3 for 10.244.1.3.
enum LoopbackNumber {
    /// The address that stands for a Pod's; `nil` for other addresses.
    static func standing(for address: String) -> String? {
        address.hasPrefix("10.244.") ? "127" + address.dropFirst(2) : nil
    }

    /// What is published of an object, with the addresses of Pods replaced by those that stand for them.
    static func published(_ object: any APIObject) -> any APIObject {
        guard var slice = object as? EndpointSlice else { return object }
        for index in slice.endpoints.indices {
            slice.endpoints[index].addresses = slice.endpoints[index].addresses.map { standing(for: $0) ?? $0 }
        }
        return slice
    }
}
