import Testing

/// Task 2, The name taken apart.
@Suite("Parsing")
struct ParsingCases {
    @Test(
        "The last hyphen divides",
        arguments: [
            Situation("Two digits", .name("web-12", isOf: "web", 12)),
            Situation("Two hyphens", .name("nginx-web-0", isOf: "nginx-web", 0)),
            Situation("A set that ends with a number", .name("db-2-0", isOf: "db-2", 0)),
            Situation("A set that is a number", .name("7-3", isOf: "7", 3)),
            Situation("A set of numbers alone", .name("1-2-3", isOf: "1-2", 3)),
            Situation("A set with digits in it", .name("web2-1", isOf: "web2", 1)),
            Situation("Two hyphens in a row belong to the set", .name("a--b-4", isOf: "a--b", 4)),
        ])
    func setNames(_ situation: Situation) { check(situation.question) }

    @Test(
        "What is not a number makes no ordinal",
        arguments: [
            Situation("No hyphen", .stranger("web")),
            Situation("A number, but no hyphen", .stranger("web0")),
            Situation("A hyphen, but no number", .stranger("web-")),
            Situation("A letter after the number", .stranger("web-1a")),
            Situation("A letter before the number", .stranger("web-x1")),
            Situation("A number that is not last", .stranger("web-1-a")),
            Situation("A sign is not a digit", .stranger("web-+1")),
            Situation("Hexadecimal", .stranger("web-0x1f")),
            Situation("Digits of another script", .stranger("web-\u{0663}")),
            Situation("Nothing at all", .stranger("")),
        ])
    func strangers(_ situation: Situation) { check(situation.question) }

    @Test(
        "Leading zeros mean nothing",
        arguments: [
            Situation("One", .name("web-01", isOf: "web", 1)),
            Situation("Two", .name("web-007", isOf: "web", 7)),
            Situation("Only zeros", .name("web-000", isOf: "web", 0)),
            Situation("It is not octal", .name("web-010", isOf: "web", 10)),
            Situation("Not even octal", .name("web-08", isOf: "web", 8)),
            Situation("More zeros than 32 bits have digits", .name("web-000000000001", isOf: "web", 1)),
        ])
    func leadingZeros(_ situation: Situation) { check(situation.question) }

    @Test(
        "An ordinal fits into 32 bits",
        arguments: [
            Situation("The greatest", .name("web-2147483647", isOf: "web", 2_147_483_647)),
            Situation("One more", .stranger("web-2147483648")),
            Situation("All of 32 bits", .stranger("web-4294967295")),
            Situation("One more than 32 bits", .stranger("web-4294967296")),
            Situation("More than 64 bits", .stranger("web-99999999999999999999")),
            Situation("A time stamp", .stranger("backup-20261122203629")),
        ])
    func limits(_ situation: Situation) { check(situation.question) }
}
