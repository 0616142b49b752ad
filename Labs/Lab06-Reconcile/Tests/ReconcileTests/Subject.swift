import LabKit
import Reconcile

/// The reconciler under test.
let subject: any StatefulSetReconciler = Reconcile()
