extension JSON {
    /// Whether the value, written without spaces and escapes, has more bytes than a number; known without writing it.
    package func isLonger(than limit: Int) -> Bool {
        var left = limit
        return spend(&left) == nil
    }

    /// Takes the value's bytes from what is left; `nil` once nothing is.
    private func spend(_ left: inout Int) -> Void? {
        switch self {
        case .null, .bool(true): left -= 4
        case .bool(false): left -= 5
        case .integer(let number): left -= number == 0 ? 1 : String(number).utf8.count
        case .number: left -= 3
        case .string(let text): left -= text.utf8.count + 2
        case .array(let elements):
            left -= 1 + Swift.max(elements.count, 1)
            for element in elements {
                guard left >= 0, element.spend(&left) != nil else { return nil }
            }
        case .object(let members):
            left -= 1 + Swift.max(members.count, 1)
            for member in members {
                left -= member.key.utf8.count + 3
                guard left >= 0, member.value.spend(&left) != nil else { return nil }
            }
        }
        return left >= 0 ? () : nil
    }
}
