/// A request from outside to a Pod, under which its answer comes.
package struct PodRequest: Hashable, Sendable {
    let number: Int
}
