package import Foundation

/// When submissions were handed in and due.
package struct HandInTimes: Equatable, Sendable {
    /// Those of one submission.
    package struct Entry: Equatable, Sendable {
        package var submitted: GradingTime
        /// Nil where only the common time counts.
        package var due: GradingTime?
    }

    private var entries: [String: Entry] = [:]
    /// Counts for every submission whose identity is not listed; Gradescope grades one at a time.
    private var common: Entry?

    package func entry(of id: String) -> Entry? { entries[id] ?? common }

    /// Reads a table of times, or Gradescope's `submission_metadata.json` if the file's name ends in `.json`.
    package init(file: URL) throws(GradingInputError) {
        let path = file.path(percentEncoded: false)
        guard let data = try? Data(contentsOf: file) else {
            throw .table(path: path, problem: "it cannot be read")
        }
        if file.pathExtension.lowercased() == "json" {
            common = try Self.gradescope(data, path: path)
        } else {
            entries = try Self.table(String(decoding: data, as: UTF8.self), path: path)
        }
    }

    package init(table text: String, path: String) throws(GradingInputError) {
        entries = try Self.table(text, path: path)
    }

    package init(gradescope data: Data, path: String) throws(GradingInputError) {
        common = try Self.gradescope(data, path: path)
    }

    private static func table(_ text: String, path: String) throws(GradingInputError) -> [String: Entry] {
        guard let rows = CommaSeparatedValues.rows(of: text) else {
            throw .table(path: path, problem: "a quotation mark is not closed")
        }
        guard let header = rows.first?.map({ $0.lowercased() }),
            let id = header.firstIndex(of: "id"), let submitted = header.firstIndex(of: "submitted")
        else { throw .table(path: path, problem: "it has no columns id and submitted") }
        let due = header.firstIndex(of: "due")
        var entries: [String: Entry] = [:]
        for (number, row) in rows.enumerated().dropFirst() where row != [""] {
            guard row.count == header.count else {
                throw .table(path: path, problem: "row \(number + 1) has \(row.count) of \(header.count) fields")
            }
            guard entries[row[id]] == nil else {
                throw .table(path: path, problem: "\(row[id]) is there twice")
            }
            let place = "\(path), row \(number + 1)"
            let dueText = due.map { row[$0] } ?? ""
            entries[row[id]] = Entry(
                submitted: try time(row[submitted], place: place),
                due: dueText.isEmpty ? nil : try time(dueText, place: place))
        }
        return entries
    }

    private static func time(_ text: String, place: String) throws(GradingInputError) -> GradingTime {
        guard let time = GradingTime(text) else { throw .time(text, place: place) }
        return time
    }

    /// The due time of a user who was given another one counts before the assignment's; of several users, the latest.
    private static func gradescope(_ data: Data, path: String) throws(GradingInputError) -> Entry {
        let metadata: Metadata
        do {
            metadata = try JSONDecoder().decode(Metadata.self, from: data)
        } catch {
            throw .metadata(path: path, problem: "\(error)")
        }
        let submitted = try time(metadata.createdAt, place: "\(path), created_at")
        let own = (metadata.users ?? []).compactMap { $0.assignment?.dueDate }
        let dues = own.isEmpty ? [metadata.assignment?.dueDate].compactMap(\.self) : own
        var due: GradingTime?
        for text in dues {
            let found = try time(text, place: "\(path), due_date")
            due = due.map { max($0, found) } ?? found
        }
        return Entry(submitted: submitted, due: due)
    }

    /// What is read of Gradescope's file.
    private struct Metadata: Decodable {
        var createdAt: String
        var assignment: Assignment?
        var users: [User]?

        struct Assignment: Decodable {
            var dueDate: String?

            enum CodingKeys: String, CodingKey {
                case dueDate = "due_date"
            }
        }

        struct User: Decodable {
            var assignment: Assignment?
        }

        enum CodingKeys: String, CodingKey {
            case assignment, users
            case createdAt = "created_at"
        }
    }
}
