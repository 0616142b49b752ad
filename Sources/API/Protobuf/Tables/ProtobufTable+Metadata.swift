extension ProtobufTable {
    /// Numbers of metadata, references, and the small kinds that carry little else.
    static let metadata = """
        Binding
            metadata=1 target=2
        Condition
            type=1 status=2 observedGeneration=3 lastTransitionTime=4 reason=5 message=6
        ConfigMap
            metadata=1 data=2 binaryData=3 immutable=4
        DeleteOptions
            gracePeriodSeconds=1 preconditions=2 orphanDependents=3 propagationPolicy=4 dryRun=5
            ignoreStoreReadErrorWithClusterBreakingPotential=6
        Event
            metadata=1 involvedObject=2 reason=3 message=4 source=5 firstTimestamp=6 lastTimestamp=7 count=8 type=9
            eventTime=10 series=11 action=12 related=13 reportingComponent=14 reportingInstance=15
        EventSeries
            count=1 lastObservedTime=2
        EventSource
            component=1 host=2
        Eviction
            metadata=1 deleteOptions=2
        LabelSelector
            matchLabels=1 matchExpressions=2
        LabelSelectorRequirement
            key=1 operator=2 values=3
        Lease
            metadata=1 spec=2
        LeaseSpec
            holderIdentity=1 leaseDurationSeconds=2 acquireTime=3 renewTime=4 leaseTransitions=5 strategy=6
            preferredHolder=7
        LocalObjectReference
            name=1
        ManagedFieldsEntry
            manager=1 operation=2 apiVersion=3 time=4 fieldsType=6 fieldsV1=7 subresource=8
        Namespace
            metadata=1 spec=2 status=3
        NamespaceCondition
            type=1 status=2 lastTransitionTime=4 reason=5 message=6
        NamespaceSpec
            finalizers=1
        NamespaceStatus
            phase=1 conditions=2
        ObjectMeta
            name=1 generateName=2 namespace=3 selfLink=4 uid=5 resourceVersion=6 generation=7 creationTimestamp=8
            deletionTimestamp=9 deletionGracePeriodSeconds=10 labels=11 annotations=12 ownerReferences=13 finalizers=14
            managedFields=17
        ObjectReference
            kind=1 namespace=2 name=3 uid=4 apiVersion=5 resourceVersion=6 fieldPath=7
        OwnerReference
            kind=1 name=3 uid=4 apiVersion=5 controller=6 blockOwnerDeletion=7
        Preconditions
            uid=1 resourceVersion=2
        Scale
            metadata=1 spec=2 status=3
        ScaleSpec
            replicas=1
        ScaleStatus
            replicas=1 selector=2
        SecretReference
            name=1 namespace=2
        ServiceAccount
            metadata=1 secrets=2 imagePullSecrets=3 automountServiceAccountToken=4
        TypedLocalObjectReference
            apiGroup=1 kind=2 name=3
        TypedObjectReference
            apiGroup=1 kind=2 name=3 namespace=4
        events.Event
            metadata=1 eventTime=2 series=3 reportingController=4 reportingInstance=5 action=6 reason=7 regarding=8
            related=9 note=10 type=11 deprecatedSource=12 deprecatedFirstTimestamp=13 deprecatedLastTimestamp=14
            deprecatedCount=15
        events.EventSeries
            count=1 lastObservedTime=2
        """
}
