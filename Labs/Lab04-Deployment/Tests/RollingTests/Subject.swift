import LabKit
import Rolling
import Rollout

/// The policy under test.
let subject: any DeploymentPolicy = Rolling()

/// The measures under test.
let measures: any RunMeasures = Measures()
