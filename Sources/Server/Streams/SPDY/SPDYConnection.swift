/// The server's end of a SPDY/3.1 connection, as a value: bytes in, events and bytes out.
///
/// ## Guarantees
///
/// - Whatever comes, it holds a bounded number of streams and bytes of what came; an error ends the connection.
/// - A client is sent no more than its windows allow, once it has shown that it knows of windows. kubectl's library
///   never opens one, so that a client which has not is sent what there is, and TCP alone holds it back.
///
/// ## Caveats
///
/// - What is sent on a stream whose window is closed waits here; ``waitingBytes`` tells its user to stop.
/// - A copy shares the compression of headers with its original; only one of them can go on.
struct SPDYConnection {
    /// How much is allowed.
    struct Limits: Sendable {
        /// How many streams may be open at once.
        var streams = 1024
        /// How many bytes the headers of a stream may have.
        var headerBytes = 64 << 10
    }

    /// What the client did.
    enum Event: Hashable, Sendable {
        /// It opened a stream; it is to be accepted or reset.
        case opened(UInt32, HeaderBlock)
        /// It sent bytes.
        case data(UInt32, [UInt8])
        /// It will send no more on a stream.
        case finished(UInt32)
        /// It gave a stream up.
        case reset(UInt32)
        /// It will open no more streams.
        case goAway
    }

    static let initialWindow = 64 << 10
    private static let largestWindow = Int(Int32.max)
    /// The most bytes in one frame that is sent.
    private static let frameBytes = 32 << 10

    private struct Stream {
        var isRemoteOpen = true
        var isLocalOpen = true
        /// How much may be sent; below zero after the client made its windows smaller.
        var window: Int
        /// What is to be sent once the window opens.
        var waiting: [UInt8] = []
        var finishesAfterWaiting = false
        /// What was read and not given back to the client's window.
        var consumed = 0
    }

    private let limits: Limits
    private var reader = SPDYFrameReader()
    private let inflater = HeaderInflater()
    private let deflater = HeaderDeflater()
    private var streams: [UInt32: Stream] = [:]
    private var lastStream: UInt32 = 0
    private var output: [UInt8] = []
    /// The window of all streams together.
    private var window = initialWindow
    private var consumed = 0
    private var newWindow = initialWindow
    /// Whether the client has shown that it opens windows.
    private var keepsWindows = false

    init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// How many bytes wait for windows to open.
    var waitingBytes: Int { streams.values.reduce(0) { $0 + $1.waiting.count } }

    /// How many streams are open on either side.
    var openStreams: Int { streams.count }

    /// What is to be sent to the client since the last call.
    mutating func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }
}

// MARK: - What comes

extension SPDYConnection {
    /// Takes bytes from the client.
    ///
    /// - Throws: ``SPDYError``; ``end(for:)`` then says good-bye, and nothing more can be read.
    mutating func receive(_ bytes: [UInt8]) throws(SPDYError) -> [Event] {
        reader.append(bytes)
        var events: [Event] = []
        while let frame = try reader.next() { try receive(frame, &events) }
        return events
    }

    private mutating func receive(_ frame: SPDYFrame, _ events: inout [Event]) throws(SPDYError) {
        switch frame {
        case .synStream(let id, _, _, let block, let flags): try open(id, block, flags, &events)
        case .synReply(let id, let block, _):
            // This end opens no streams; the block is read because later ones build on it.
            _ = try inflater.inflate(block, limit: limits.headerBytes)
            write(.rstStream(stream: id, status: .invalidStream))
        case .headers(let id, let block, let flags):
            _ = try inflater.inflate(block, limit: limits.headerBytes)
            if flags.contains(.fin) { finishRemote(id, &events) }
        case .rstStream(let id, _):
            if streams.removeValue(forKey: id) != nil { events.append(.reset(id)) }
        case .settings(let settings): try apply(settings)
        case .ping(let id): if id % 2 == 1 { write(frame) }
        case .goAway: events.append(.goAway)
        case .windowUpdate(let id, let delta): try widen(id, by: Int(delta))
        case .data(let id, let bytes, let flags): receive(bytes, flags, on: id, &events)
        case .unknown: break
        }
    }

    private mutating func open(
        _ id: UInt32, _ block: [UInt8], _ flags: SPDYFrame.Flags, _ events: inout [Event]
    ) throws(SPDYError) {
        let headers = try HeaderBlock(bytes: inflater.inflate(block, limit: limits.headerBytes))
        guard id % 2 == 1, id > lastStream else { throw .badStream(id) }
        lastStream = id
        guard streams.count < limits.streams else {
            return write(.rstStream(stream: id, status: .refusedStream))
        }
        var stream = Stream(window: newWindow)
        if flags.contains(.unidirectional) { stream.isLocalOpen = false }
        streams[id] = stream
        events.append(.opened(id, headers))
        if flags.contains(.fin) { finishRemote(id, &events) }
    }

    private mutating func receive(
        _ bytes: [UInt8], _ flags: SPDYFrame.Flags, on id: UInt32, _ events: inout [Event]
    ) {
        guard streams[id]?.isRemoteOpen == true else {
            // The window of all streams is used up whether anybody wants the bytes or not.
            consume(bytes.count)
            if id > lastStream || id == 0 { write(.rstStream(stream: id, status: .invalidStream)) }
            return
        }
        if !bytes.isEmpty { events.append(.data(id, bytes)) }
        if flags.contains(.fin) { finishRemote(id, &events) }
    }

    private mutating func finishRemote(_ id: UInt32, _ events: inout [Event]) {
        guard streams[id]?.isRemoteOpen == true else { return }
        streams[id]?.isRemoteOpen = false
        events.append(.finished(id))
        forgetIfDone(id)
    }

    private mutating func forgetIfDone(_ id: UInt32) {
        if let stream = streams[id], !stream.isRemoteOpen, !stream.isLocalOpen { streams[id] = nil }
    }
}

// MARK: - Windows

extension SPDYConnection {
    private mutating func apply(_ settings: [SPDYFrame.Setting]) throws(SPDYError) {
        for setting in settings where setting.id == SPDYFrame.Setting.initialWindow {
            guard let size = Int(exactly: setting.value), size <= Self.largestWindow else { throw .windowOverflow(0) }
            keepsWindows = true
            for id in streams.keys.sorted() { try widen(id, by: size - newWindow) }
            newWindow = size
        }
    }

    private mutating func widen(_ id: UInt32, by delta: Int) throws(SPDYError) {
        keepsWindows = true
        if id == 0 {
            window += delta
            guard window <= Self.largestWindow else { throw .windowOverflow(0) }
            for id in streams.keys.sorted() { push(id) }
        } else if let stream = streams[id] {
            guard stream.window + delta <= Self.largestWindow else { throw .windowOverflow(id) }
            streams[id]?.window += delta
            push(id)
        }
    }

    /// Says that bytes of a stream were used, so that the client may send as many more.
    mutating func consume(_ count: Int, on id: UInt32) {
        consume(count)
        guard let stream = streams[id], stream.isRemoteOpen else { return }
        let total = stream.consumed + count
        let isDue = total >= Self.initialWindow / 2
        streams[id]?.consumed = isDue ? 0 : total
        if isDue { write(.windowUpdate(stream: id, delta: UInt32(total))) }
    }

    private mutating func consume(_ count: Int) {
        consumed += count
        if consumed >= Self.initialWindow / 2 {
            write(.windowUpdate(stream: 0, delta: UInt32(consumed)))
            consumed = 0
        }
    }
}

// MARK: - What goes

extension SPDYConnection {
    /// Accepts a stream.
    mutating func accept(_ id: UInt32) {
        guard streams[id] != nil else { return }
        write(.synReply(stream: id, block: deflater.deflate(HeaderBlock().bytes), flags: []))
    }

    /// Gives a stream up.
    mutating func reset(_ id: UInt32, _ status: SPDYFrame.ResetStatus) {
        guard streams.removeValue(forKey: id) != nil else { return }
        write(.rstStream(stream: id, status: status))
    }

    /// Sends bytes on a stream; on one that is closed already they are dropped.
    mutating func send(_ bytes: [UInt8], on id: UInt32) {
        guard let stream = streams[id], stream.isLocalOpen, !stream.finishesAfterWaiting else { return }
        streams[id]?.waiting += bytes
        push(id)
    }

    /// Ends this side of a stream, after what was sent.
    mutating func finish(_ id: UInt32) {
        guard let stream = streams[id], stream.isLocalOpen else { return }
        streams[id]?.finishesAfterWaiting = true
        push(id)
    }

    /// The last words: no stream is taken any more.
    mutating func end(for error: SPDYError?) {
        write(.goAway(lastStream: lastStream, status: error == nil ? 0 : 1))
    }

    /// Sends what the windows of a stream allow.
    private mutating func push(_ id: UInt32) {
        guard var stream = streams[id], stream.isLocalOpen else { return }
        // The dictionary's own copy goes first, so that the bytes are moved in place.
        streams[id] = nil
        var sent = 0
        while sent < stream.waiting.count {
            var count = min(stream.waiting.count - sent, Self.frameBytes)
            if keepsWindows { count = min(count, stream.window, window) }
            if count <= 0 { break }
            let isLast = stream.finishesAfterWaiting && sent + count == stream.waiting.count
            write(
                .data(stream: id, bytes: Array(stream.waiting[sent..<sent + count]), flags: isLast ? .fin : []))
            sent += count
            stream.window -= count
            window -= count
            if isLast { stream.isLocalOpen = false }
        }
        stream.waiting.removeFirst(sent)
        if stream.isLocalOpen, stream.finishesAfterWaiting, stream.waiting.isEmpty {
            write(.data(stream: id, bytes: [], flags: .fin))
            stream.isLocalOpen = false
        }
        streams[id] = stream
        forgetIfDone(id)
    }

    private mutating func write(_ frame: SPDYFrame) {
        output += frame.bytes
    }
}
