/// Points, in hundredths, so that sums are exact and every report writes the same digits.
package struct Score: Hashable, Comparable, Sendable {
    package var hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package init(points: Int) {
        hundredths = points * 100
    }

    /// What is left after a percentage has been taken off, rounded to the nearest hundredth, half up.
    package func less(percent: Score) -> Score {
        let left = max(0, 10_000 - percent.hundredths)
        return Score(hundredths: (hundredths * left + 5_000) / 10_000)
    }

    /// For formats that take a number.
    package var number: Double { Double(hundredths) / 100 }

    package static func < (left: Score, right: Score) -> Bool { left.hundredths < right.hundredths }
}

extension Score: CustomStringConvertible {
    /// Without zeros that say nothing: `87.5`, `100`.
    package var description: String {
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (hundredths < 0 ? "-" : "") + "\(whole)\(digits)"
    }
}

extension Score: Codable {
    package init(from decoder: any Decoder) throws {
        let number = try decoder.singleValueContainer().decode(Double.self)
        guard number.isFinite, abs(number) < 1e9 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected a number of points"))
        }
        hundredths = Int((number * 100).rounded())
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        if hundredths % 100 == 0 { try value.encode(hundredths / 100) } else { try value.encode(number) }
    }
}
