import Canary
import Rollout

/// The policy under test.
let subject: any CanaryPolicy = Canary()
