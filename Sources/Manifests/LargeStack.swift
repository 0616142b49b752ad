import Dispatch
import Foundation
import Synchronization

/// Runs code on a thread of its own with a stack that deep nesting cannot overflow, and waits for it.
///
/// YAML is parsed and released level by level; how much stack the caller's thread has left differs by platform
/// (512 KiB on some).
func withLargeStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value? {
    let box = Box<Value>()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
        let value = body()
        box.value.withLock { $0 = value }
        isDone.signal()
    }
    thread.stackSize = 128 << 20
    thread.start()
    isDone.wait()
    return box.value.withLock { $0 }
}

/// Carries a value from one thread to another.
private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
