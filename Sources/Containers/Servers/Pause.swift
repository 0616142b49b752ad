/// A program that does nothing until it is told to end.
package struct Pause: Program {
    private var isEnding = false

    package init() {}

    package mutating func receive(_ signal: Signal) -> SignalResponse {
        guard signal == .terminate || signal == .interrupt else {
            return signal == .kill ? .standard : .ignored
        }
        isEnding = true
        return .caught
    }

    package mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        isEnding ? .exited(0) : .signal
    }
}
