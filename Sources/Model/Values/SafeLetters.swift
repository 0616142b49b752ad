/// The letters and digits of generated names: none that spell words or look alike.
public enum SafeLetters {
    private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")

    /// The letter for a number, counted around the alphabet.
    public static func letter(_ number: UInt64) -> Character {
        alphabet[Int(number % UInt64(alphabet.count))]
    }

    /// A text in which each byte has become a letter.
    public static func encode(_ text: some StringProtocol) -> String {
        String(text.utf8.map { letter(UInt64($0)) })
    }
}
