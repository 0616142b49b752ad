extension SchemaTable {
    /// Metadata, references, and the small kinds that carry little else.
    static let metadata = """
        Binding
            apiVersion:string kind:string metadata:+ObjectMeta target:!ObjectReference
        Condition
            lastTransitionTime:!time message:!string observedGeneration:int64 reason:!string status:!string
            type:!string
        ConfigMap
            apiVersion:string binaryData:{bytes} data:{string} immutable:?bool kind:string metadata:+ObjectMeta
        DeleteOptions
            apiVersion:string dryRun:[string] gracePeriodSeconds:?int64
            ignoreStoreReadErrorWithClusterBreakingPotential:?bool kind:string orphanDependents:?bool
            preconditions:?Preconditions propagationPolicy:?string
        Event
            action:string apiVersion:string count:int32 eventTime:+microtime firstTimestamp:+time
            involvedObject:!ObjectReference kind:string lastTimestamp:+time message:string metadata:!ObjectMeta
            reason:string related:?ObjectReference reportingComponent:+string reportingInstance:+string
            series:?EventSeries source:+EventSource type:string
        EventSeries
            count:int32 lastObservedTime:+microtime
        EventSource
            component:string host:string
        Eviction
            apiVersion:string deleteOptions:?DeleteOptions kind:string metadata:+ObjectMeta
        LabelSelector@atomic
            matchExpressions:[LabelSelectorRequirement] matchLabels:{string}
        LabelSelectorRequirement
            key:!string operator:!string values:[string]
        Lease
            apiVersion:string kind:string metadata:+ObjectMeta spec:+LeaseSpec
        LeaseSpec
            acquireTime:?microtime holderIdentity:?string leaseDurationSeconds:?int32 leaseTransitions:?int32
            preferredHolder:?string renewTime:?microtime strategy:?string
        LocalObjectReference@atomic
            name:string
        ManagedFieldsEntry
            apiVersion:string fieldsType:string fieldsV1:json manager:string operation:string subresource:string
            time:?time
        Namespace
            apiVersion:string kind:string metadata:+ObjectMeta spec:+NamespaceSpec status:+NamespaceStatus
        NamespaceCondition
            lastTransitionTime:+time message:string reason:string status:!string type:!string
        NamespaceSpec
            finalizers:[string]
        NamespaceStatus
            conditions:[NamespaceCondition]@map(type)~merge(type) phase:string
        ObjectMeta
            annotations:{string} creationTimestamp:time deletionGracePeriodSeconds:?int64 deletionTimestamp:?time
            finalizers:[string]@set~merge generateName:string generation:int64 labels:{string}
            managedFields:[ManagedFieldsEntry] name:string namespace:string
            ownerReferences:[OwnerReference]@map(uid)~merge(uid) resourceVersion:string selfLink:string uid:string
        ObjectReference@atomic
            apiVersion:string fieldPath:string kind:string name:string namespace:string resourceVersion:string
            uid:string
        OwnerReference@atomic
            apiVersion:!string blockOwnerDeletion:?bool controller:?bool kind:!string name:!string uid:!string
        Preconditions
            resourceVersion:?string uid:?string
        Scale
            apiVersion:string kind:string metadata:+ObjectMeta spec:+ScaleSpec status:+ScaleStatus
        ScaleSpec
            replicas:int32
        ScaleStatus
            replicas:!int32 selector:string
        SecretReference@atomic
            name:string namespace:string
        ServiceAccount
            apiVersion:string automountServiceAccountToken:?bool imagePullSecrets:[LocalObjectReference] kind:string
            metadata:+ObjectMeta secrets:[ObjectReference]@map(name)~merge(name)
        TypedLocalObjectReference@atomic
            apiGroup:+string kind:!string name:!string
        TypedObjectReference
            apiGroup:+string kind:!string name:!string namespace:?string
        events.Event
            action:string apiVersion:string deprecatedCount:int32 deprecatedFirstTimestamp:+time
            deprecatedLastTimestamp:+time deprecatedSource:+EventSource eventTime:!microtime kind:string
            metadata:+ObjectMeta note:string reason:string regarding:+ObjectReference related:?ObjectReference
            reportingController:string reportingInstance:string series:?events.EventSeries type:string
        events.EventSeries
            count:!int32 lastObservedTime:!microtime
        """
}
