/// Where the labels of the marks are drawn: in steps, so that no label covers another or another's line.
struct MarkLayout: Sendable, Hashable {
    /// The narrowest plot that the page draws, in pixels; labels that fit there fit in every window.
    static let narrowestPlot = 760.0

    /// The width of a letter in pixels, in the widest of the usual fonts.
    static let letterWidth = 6.1

    /// The room that a mark's sign takes beside its label, in pixels.
    private static let signWidth = 16.0

    /// The room right of the plot that a label may use, in per cent of the narrowest plot.
    private static let gutter = 4.5

    /// How many rows of labels there may be; a mark that finds none free keeps its line and tooltip only.
    static let rowLimit = 8

    /// How many characters of a label are drawn; tooltip and table have all of them.
    static let labelLimit = 48

    /// A mark with the place of its label.
    struct PlacedMark: Sendable, Hashable {
        var mark: Timeline.Mark
        /// The line's place in per cent of the plot's width.
        var x: Double
        /// What is drawn beside the line; empty if there is no room.
        var label: String
        /// Whether the label ends at the line, because it would leave the plot on the other side.
        var isLeftOfLine: Bool
        /// Rows above the axis; zero is the lowest.
        var row: Int
    }

    /// The marks in order of time.
    let marks: [PlacedMark]

    /// How many rows the labels take.
    var rowCount: Int { marks.map { $0.row + 1 }.max() ?? 0 }

    init(_ marks: [Timeline.Mark], on axis: TimeAxis) {
        var placed = marks.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map {
                PlacedMark(mark: $0.element, x: axis.percent($0.element.at), label: "", isLeftOfLine: false, row: 0)
            }
        Self.chooseLabels(&placed)
        Self.chooseRows(&placed)
        self.marks = placed
    }

    /// Writes labels to the right of their lines, except where one would leave the plot or cross a line whose label
    /// stands on its left; where neither side has room for all of it, the roomier side gets what fits.
    private static func chooseLabels(_ marks: inout [PlacedMark]) {
        var wall = 100 + gutter
        for index in marks.indices.reversed() {
            let (x, label) = (marks[index].x, marks[index].mark.label)
            let needed = width(of: shortened(label, to: labelLimit))
            let isLeft = x + needed > wall && (x >= needed || x > wall - x)
            marks[index].isLeftOfLine = isLeft
            marks[index].label = shortened(label, to: min(labelLimit, characters(in: isLeft ? x : wall - x)))
            if isLeft { wall = x }
        }
    }

    /// Gives each label the lowest row above everything that it would touch.
    ///
    /// Labels on the right are placed from right to left and can touch only later marks; labels on the left then go
    /// from left to right. So a line, which runs from its label down, never meets another label.
    private static func chooseRows(_ marks: inout [PlacedMark]) {
        let order =
            marks.indices.reversed().filter { !marks[$0].isLeftOfLine }
            + marks.indices.filter { marks[$0].isLeftOfLine }
        var placed: [(extent: ClosedRange<Double>, row: Int)] = []
        for index in order {
            let (x, width) = (marks[index].x, width(of: marks[index].label))
            let extent = marks[index].isLeftOfLine ? x - width...x : x...x + width
            let row = (placed.filter { $0.extent.overlaps(extent) }.map(\.row).max() ?? -1) + 1
            if row < rowLimit {
                marks[index].row = row
                placed.append((extent, row))
            } else {
                marks[index].label = ""
                placed.append((x...x, 0))
            }
        }
    }

    /// The label itself if it is short enough, or as much as fits; a few letters would say nothing.
    private static func shortened(_ label: String, to limit: Int) -> String {
        if label.count <= limit { return label }
        return limit < 8 ? "" : label.prefix(limit - 1) + "…"
    }

    /// A cautious guess, in per cent of the narrowest plot, with room for the mark's sign.
    private static func width(of label: String) -> Double {
        (Double(label.count) * letterWidth + signWidth) / narrowestPlot * 100
    }

    private static func characters(in width: Double) -> Int {
        Int(max(0, width * narrowestPlot / 100 - signWidth) / letterWidth)
    }
}
