/// What each field is for, in the words that `kubectl explain` shows.
///
/// The text is a table. A line that stands furthest left names a type and describes it, an indented one describes a
/// field of it, and a line that is indented further continues the one before. A field that means the same everywhere
/// stands once, under `*`, and `A = B` gives the type A what the type B says of fields that A says nothing of.
enum Descriptions {
    /// The description of a type, if it has one.
    static func ofType(_ name: String) -> String? { entries[name]?.text }

    /// The description of a field, if it has one.
    static func ofField(_ name: String, in type: String) -> String? {
        var next: String? = type
        while let current = next {
            if let text = entries[current]?.fields[name] { return text }
            next = entries[current]?.base
        }
        return entries["*"]?.fields[name]
    }

    /// A type's description and those of its fields.
    struct Entry: Sendable {
        var text: String
        var base: String?
        var fields: [String: String] = [:]
    }

    /// Every entry by the type's name.
    static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for text in texts { read(text, into: &entries) }
        return entries
    }()

    private static let texts = [
        shared, metadata, events, workloads, pods, podSpec, containers, podStatus, volumes, olderVolumes,
        storage, nodes, network,
    ]

    private static func read(_ text: String, into entries: inout [String: Entry]) {
        var type = ""
        var field: String?
        for line in text.split(separator: "\n") {
            let words = line.drop { $0 == " " }
            let indentation = line.count - words.count
            if indentation > 4 {
                append(String(words), to: field, of: type, in: &entries)
                continue
            }
            let (name, text) = split(words)
            if indentation == 0 {
                let names = name.split(separator: " ")
                (type, field) = (String(names[0]), nil)
                entries[type] = Entry(text: text, base: names.count == 3 ? String(names[2]) : nil)
            } else {
                field = name
                entries[type]?.fields[name] = text
            }
        }
    }

    private static func append(
        _ text: String, to field: String?, of type: String, in entries: inout [String: Entry]
    ) {
        if let field {
            entries[type]?.fields[field]? += " \(text)"
        } else {
            entries[type]?.text += " \(text)"
        }
    }

    /// The name before the first colon, and the text after it.
    private static func split(_ line: Substring) -> (name: String, text: String) {
        let name = line.prefix { $0 != ":" }
        return (String(name), String(line.dropFirst(name.count).drop { $0 == ":" || $0 == " " }))
    }
}
