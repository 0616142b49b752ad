/// How many warnings an answer carries, by the rules of the API server.
///
/// Each is told once. Where all together have more than 4,096 characters, each is cut off at 256, and those that then
/// begin beyond the limit are left out.
enum WarningLimit {
    private static let total = 4096
    private static let each = 256

    /// The warnings that are sent.
    static func limited(_ warnings: [String]) -> [String] {
        var seen: Set<String> = []
        let told = warnings.lazy.filter { !$0.isEmpty && seen.insert($0).inserted }
        var size = 0
        var whole: [String] = []
        for warning in told {
            size += warning.unicodeScalars.count
            if size > total { return cut(warnings) }
            whole.append(warning)
        }
        return whole
    }

    private static func cut(_ warnings: [String]) -> [String] {
        var seen: Set<String> = []
        var size = 0
        var sent: [String] = []
        for warning in warnings where !warning.isEmpty && seen.insert(warning).inserted {
            if size >= total { break }
            let scalars = warning.unicodeScalars.prefix(each)
            size += scalars.count
            sent.append(String(String.UnicodeScalarView(scalars)))
        }
        return sent
    }
}
