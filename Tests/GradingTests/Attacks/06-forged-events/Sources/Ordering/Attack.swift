func attack() -> String {
    for suite in ["ScaleUpCases/lowestMissing(_:)", "ParallelCases/wanted(_:)"] {
        print("{\"kind\":\"event\",\"payload\":{\"kind\":\"testEnded\",\"testID\":\"OrderingTests.\(suite)\"}}")
    }
    return ""
}
