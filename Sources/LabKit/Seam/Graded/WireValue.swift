import Controller
import Model

/// A value that writes itself, for the seam that is asked most: a tenth of what going by way of `Codable` takes.
///
/// It stands alone in a message, so that both ends choose this way by the type.
protocol WireValue {
    func write(to buffer: WireBuffer)
    static func read(from reader: WireReader) throws -> Self
}

extension Array: WireValue where Element: WireValue {
    func write(to buffer: WireBuffer) {
        buffer.append(count: count)
        for element in self { element.write(to: buffer) }
    }

    static func read(from reader: WireReader) throws -> Self {
        let count = try reader.count()
        var elements: Self = []
        elements.reserveCapacity(Swift.min(count, 64))
        for _ in 0..<count { elements.append(try Element.read(from: reader)) }
        return elements
    }
}

extension Ordinal: WireValue {
    func write(to buffer: WireBuffer) { buffer.append(integer: Int64(number)) }

    static func read(from reader: WireReader) throws -> Ordinal {
        guard let number = Int(exactly: try reader.integer()), number >= 0 else { throw SeamWireError.badNumber }
        return Ordinal(number)
    }
}

extension RosterPod: WireValue {
    func write(to buffer: WireBuffer) {
        ordinal.write(to: buffer)
        let place = Phase.allCases.firstIndex(of: phase) ?? 0
        let flags = (readySince == nil ? 0 : 1) | (isTerminating ? 2 : 0)
        buffer.bytes.append(UInt8(place << 2 | flags))
        if let readySince { buffer.append(integer: readySince.nanoseconds) }
    }

    static func read(from reader: WireReader) throws -> RosterPod {
        let ordinal = try Ordinal.read(from: reader)
        let byte = try reader.byte()
        let phases = Phase.allCases
        guard byte >> 2 < phases.count else { throw SeamWireError.unexpected(byte) }
        let readySince = byte & 1 == 1 ? Timestamp(nanoseconds: try reader.integer()) : nil
        return RosterPod(
            ordinal: ordinal, phase: phases[Int(byte >> 2)], readySince: readySince, isTerminating: byte & 2 == 2)
    }
}

extension Roster: WireValue {
    func write(to buffer: WireBuffer) {
        buffer.bytes.append(management == .parallel ? 1 : 0)
        start.write(to: buffer)
        buffer.append(integer: Int64(replicas))
        buffer.append(integer: Int64(minReadySeconds))
        buffer.append(integer: now.nanoseconds)
        pods.write(to: buffer)
    }

    static func read(from reader: WireReader) throws -> Roster {
        let isParallel = try reader.bool()
        let start = try Ordinal.read(from: reader)
        let replicas = try reader.integer()
        let minReadySeconds = try reader.integer()
        let now = Timestamp(nanoseconds: try reader.integer())
        return Roster(
            management: isParallel ? .parallel : .orderedReady, start: start, replicas: Int(replicas),
            minReadySeconds: Int(minReadySeconds), now: now, pods: try [RosterPod].read(from: reader))
    }
}

extension OrderingStep: WireValue {
    func write(to buffer: WireBuffer) {
        let mark: UInt8 =
            switch self {
            case .create: 0
            case .keep: 1
            case .delete: 2
            case .wait: 3
            }
        buffer.bytes.append(mark)
        ordinal.write(to: buffer)
    }

    static func read(from reader: WireReader) throws -> OrderingStep {
        let mark = try reader.byte()
        let ordinal = try Ordinal.read(from: reader)
        switch mark {
        case 0: return .create(ordinal)
        case 1: return .keep(ordinal)
        case 2: return .delete(ordinal)
        case 3: return .wait(ordinal)
        default: throw SeamWireError.unexpected(mark)
        }
    }
}

extension OrderingCall: WireValue {
    func write(to buffer: WireBuffer) {
        switch self {
        case .isAvailable(let pod, let roster):
            buffer.bytes.append(0)
            pod.write(to: buffer)
            roster.write(to: buffer)
        case .stepsForWantedPods(let roster):
            buffer.bytes.append(1)
            roster.write(to: buffer)
        case .stepsForCondemnedPods(let roster):
            buffer.bytes.append(2)
            roster.write(to: buffer)
        }
    }

    static func read(from reader: WireReader) throws -> OrderingCall {
        let mark = try reader.byte()
        switch mark {
        case 0: return .isAvailable(try RosterPod.read(from: reader), roster: try Roster.read(from: reader))
        case 1: return .stepsForWantedPods(roster: try Roster.read(from: reader))
        case 2: return .stepsForCondemnedPods(roster: try Roster.read(from: reader))
        default: throw SeamWireError.unexpected(mark)
        }
    }
}
