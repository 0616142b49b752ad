import CZlib

/// Reads the compressed header blocks of one direction of a SPDY connection, in the order in which they came.
final class HeaderInflater {
    // zlib keeps the address, so it must never change.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let isUsable: Bool

    init() {
        stream.initialize(to: z_stream())
        isUsable = czlib_inflate_init(stream) == Z_OK
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The next block.
    ///
    /// - Parameter limit: the most bytes that it may have; more are never held.
    /// - Throws: ``SPDYError/badHeaders(_:)``; no later block can be read then.
    func inflate(_ bytes: [UInt8], limit: Int) throws(SPDYError) -> [UInt8] {
        guard isUsable else { throw .badHeaders("zlib could not begin") }
        var input = bytes
        var output: [UInt8] = []
        var code = Z_OK
        var isComplete = false
        input.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            repeat {
                let room = min(4096, limit + 1 - output.count)
                var part = [UInt8](repeating: 0, count: room)
                part.withUnsafeMutableBufferPointer { part in
                    stream.pointee.next_out = part.baseAddress
                    stream.pointee.avail_out = UInt32(room)
                    code = CZlib.inflate(stream, Z_SYNC_FLUSH)
                    if code == Z_NEED_DICT {
                        code = inflateSetDictionary(
                            stream, SPDYDictionary.bytes, UInt32(SPDYDictionary.bytes.count))
                    }
                }
                output += part.prefix(room - Int(stream.pointee.avail_out))
                // A full part may have more behind it; one that is not full has not.
                isComplete = stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
            } while code == Z_OK && !isComplete && output.count <= limit
            stream.pointee.next_in = nil
            stream.pointee.next_out = nil
        }
        guard output.count <= limit else { throw .badHeaders("they have more than \(limit) bytes") }
        // With nothing left to read zlib calls it an error to be asked for more.
        guard code == Z_OK || code == Z_BUF_ERROR, isComplete else {
            throw .badHeaders("zlib gives up with code \(code)")
        }
        return output
    }
}
