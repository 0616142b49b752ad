import Tiny

/// The function under test.
let subject: @Sendable (Int) -> Int = double
