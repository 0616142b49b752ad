import Testing

@testable import Grading

struct IntakeLimitsTests {
    @Test
    func `one file's limit is within that of all, and that within the limit of what is unpacked`() {
        let limits = IntakeLimits()
        #expect(limits.sourceBytes <= limits.allSourceBytes)
        #expect(limits.allSourceBytes <= limits.bytes)
    }
}
