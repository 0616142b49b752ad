import CZlib

/// Compresses the header blocks of one direction of a SPDY connection, in the order in which they are to be sent.
final class HeaderDeflater {
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

    init() {
        stream.initialize(to: z_stream())
        _ = czlib_deflate_init(stream)
        _ = deflateSetDictionary(stream, SPDYDictionary.bytes, UInt32(SPDYDictionary.bytes.count))
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The next block.
    func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var input = bytes
        var output: [UInt8] = []
        input.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            repeat {
                var part = [UInt8](repeating: 0, count: 4096)
                part.withUnsafeMutableBufferPointer { part in
                    stream.pointee.next_out = part.baseAddress
                    stream.pointee.avail_out = UInt32(part.count)
                    _ = CZlib.deflate(stream, Z_SYNC_FLUSH)
                }
                output += part.dropLast(Int(stream.pointee.avail_out))
            } while stream.pointee.avail_out == 0
            stream.pointee.next_in = nil
            stream.pointee.next_out = nil
        }
        return output
    }
}
