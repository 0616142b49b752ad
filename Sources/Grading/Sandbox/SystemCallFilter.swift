/// A filter of system calls for Linux: what a program of pure computation never calls fails with "not permitted".
///
/// It adds to the namespaces what they cannot do for root: no process, thread or socket comes into being, and no memory
/// beside the address space that is limited.
package enum SystemCallFilter {
    private struct Machine {
        /// What the kernel calls it.
        var audit: UInt32
        var refused: [UInt32]
        /// Answered as unknown, so that the C library tries the older call.
        var unknown: [UInt32]
    }

    private static var machine: Machine? {
        #if arch(x86_64)
            Machine(
                audit: 0xC000_003E,
                refused: [
                    56, 57, 58,  // clone, fork, vfork
                    29, 41, 53, 64, 68,  // shmget, socket, socketpair, semget, msgget
                    101, 155, 161, 165, 166,  // ptrace, pivot_root, chroot, mount, umount2
                    248, 249, 250, 272, 298, 308, 310, 311,  // keys, unshare, perf_event_open, setns, process_vm_*
                    319, 321, 322, 323, 425, 426, 427, 434, 438,  // memfd_create, bpf, execveat, userfaultfd, io_uring…
                ],
                unknown: [435])  // clone3
        #elseif arch(arm64)
            Machine(
                audit: 0xC000_00B7,
                refused: [
                    220, 194, 198, 199, 190, 186,  // clone, shmget, socket, socketpair, semget, msgget
                    117, 41, 51, 40, 39,  // ptrace, pivot_root, chroot, mount, umount2
                    217, 218, 219, 97, 241, 268, 270, 271,  // keys, unshare, perf_event_open, setns, process_vm_*
                    279, 280, 281, 282, 425, 426, 427, 434, 438,  // memfd_create, bpf, execveat, userfaultfd, io_uring…
                ],
                unknown: [435])  // clone3
        #else
            nil
        #endif
    }

    private static let allow: UInt32 = 0x7FFF_0000
    private static let kill: UInt32 = 0x8000_0000
    private static let notPermitted: UInt32 = 0x0005_0001
    private static let notImplemented: UInt32 = 0x0005_0026

    /// The program of the Berkeley packet filter, as the kernel takes it; nil on machines whose calls are not known.
    package static var bytes: [UInt8]? {
        guard let machine else { return nil }
        var program: [UInt8] = []
        func add(_ code: UInt16, _ jumpTrue: UInt8, _ jumpFalse: UInt8, _ value: UInt32) {
            withUnsafeBytes(of: code.littleEndian) { program += $0 }
            program += [jumpTrue, jumpFalse]
            withUnsafeBytes(of: value.littleEndian) { program += $0 }
        }
        let (load, jumpIfEqual, jumpIfAtLeast, answer): (UInt16, UInt16, UInt16, UInt16) = (0x20, 0x15, 0x35, 0x06)
        add(load, 0, 0, 4)
        add(jumpIfEqual, 1, 0, machine.audit)
        add(answer, 0, 0, kill)
        add(load, 0, 0, 0)
        // The second set of numbers that some machines have.
        add(jumpIfAtLeast, 0, 1, 0x4000_0000)
        add(answer, 0, 0, notPermitted)
        for (numbers, result) in [(machine.refused, notPermitted), (machine.unknown, notImplemented)] {
            for number in numbers {
                add(jumpIfEqual, 0, 1, number)
                add(answer, 0, 0, result)
            }
        }
        add(answer, 0, 0, allow)
        return program
    }
}
