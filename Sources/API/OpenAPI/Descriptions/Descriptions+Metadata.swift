extension Descriptions {
    /// Metadata, references, and the small kinds that carry little else.
    static let metadata = """
        Binding: Ties a Pod to a node; schedulers post it.
            target: The node to run the Pod on.
        Condition: One observation about an object, with the time and the reason of its last change.
            type: Name of the condition in upper camel case, unique within the object.
            message: Details of the last change for people to read; may be empty.
            reason: Why the condition last changed, as one word in upper camel case. Must not be empty.
        ConfigMap: Configuration as keys and values, for Pods to read as environment variables or files.
            binaryData: Values that are not UTF-8 text, in base64. Keys follow the rules of data and may not stand
                there as well.
            data: Values as UTF-8 text. Keys consist of letters, digits, '-', '_' and '.'. With binaryData it may
                hold 1 MiB.
            immutable: If true, data and binaryData can never change again, and this field cannot be unset; only the
                object can be deleted.
        DeleteOptions: How an object is to be deleted.
            dryRun: All: check everything and delete nothing. No other value is known.
            gracePeriodSeconds: Seconds the object gets to end, at least 0; 0 deletes at once. Absent means the
                object's own grace period, which is 30 for most Pods.
            ignoreStoreReadErrorWithClusterBreakingPotential: Deletes an object that the store can no longer decode,
                without finalizers and checks. Only for repairing a broken store.
            orphanDependents: Deprecated, use propagationPolicy: true leaves the dependents alone. Only one of the
                two may be set.
            preconditions: What must hold of the object, or nothing is deleted and the answer is 409 Conflict.
            propagationPolicy: What becomes of dependents: Orphan leaves them, Background deletes them afterwards,
                Foreground deletes them first. The default depends on the kind and is mostly Background.
        Eviction: Asks for a Pod's deletion, which disruption budgets may refuse.
            metadata: Name and namespace of the Pod to evict.
            deleteOptions: How the Pod is then deleted.
        LabelSelector: Selects objects by labels. All its requirements must hold; an empty selector matches everything,
                an absent one nothing.
            matchExpressions: Requirements, all of which must hold.
            matchLabels: Labels that must be there with exactly these values. Same as an In requirement with one
                value each.
        LabelSelectorRequirement: One requirement on a label.
            key: Name of the label.
            operator: In, NotIn, Exists or DoesNotExist.
            values: Values for In and NotIn, at least one; must be empty for Exists and DoesNotExist.
        LocalObjectReference: Names an object of the same namespace.
            name: Name of the object. An empty name is accepted for the sake of old clients and is nearly always a
                mistake.
        ManagedFieldsEntry: The fields that one manager set by one kind of operation.
            apiVersion: Group and version that the fields are written in.
            fieldsType: Format of the field set: always FieldsV1.
            fieldsV1: The set of fields, each member named f: and the field, or k:, v: or i: and a key, value or
                index of a list.
            manager: Who set the fields, such as kubectl-client-side-apply.
            operation: How they were set: Apply or Update.
            subresource: The subresource through which they were set, such as status or scale; empty for the object
                itself.
            time: When the manager last added, changed or released a field here.
        Namespace: A scope for names; deleting it deletes everything within.
            spec: What the namespace should be.
            status: Where the namespace is in its life.
        NamespaceCondition: What stands in the way of a namespace's deletion.
            type: Name of the condition, such as NamespaceContentRemaining.
        NamespaceSpec: What a namespace should be.
            finalizers: Must all be gone before the namespace is. The server puts kubernetes here and removes it
                once the content is deleted.
        NamespaceStatus: Where a namespace is in its life.
            conditions: What stands in the way of the deletion.
            phase: Active, or Terminating once it is being deleted.
        ObjectMeta: What every stored object has: its name, its labels, its owners and the server's record of it.
            annotations: Values for tools and people, by key. They select nothing and together may take 256 KiB.
            creationTimestamp: When the object was created, in UTC. Set by the server.
            deletionGracePeriodSeconds: Seconds that the object was given to end; may only be shortened. Set by the
                server on deletion.
            deletionTimestamp: When the object is to be gone. Set by the server on deletion; the object stays until
                its finalizers are removed, and this cannot be undone.
            finalizers: What must be done before the object may go. Whoever did it removes its entry; after a
                deletion none can be added.
            generateName: Start of a name that the server completes with five random characters. Used only if name
                is absent.
            generation: Rises by one whenever the desired state changes. Set by the server.
            labels: Short values by key, by which selectors find the object.
            managedFields: Who set which field, as server-side apply tracks it. Kept by the server.
            name: Unique among the objects of its kind in the namespace. Cannot be changed.
            namespace: The namespace that the object lives in; default if absent, empty for kinds that cover the
                cluster. Cannot be changed.
            ownerReferences: The objects this one depends on; once all are gone the garbage collector deletes it. At
                most one may be the controller.
            selfLink: Deprecated and always empty.
            uid: Unique among all objects that ever were. Set by the server; tells apart two objects that bore the
                same name.
        ObjectReference: Points to another object, or to a part of it.
            apiVersion: Group and version of the object.
            fieldPath: The part of the object that is meant, such as spec.containers{web}.
            kind: Kind of the object.
            name: Name of the object.
            namespace: Namespace of the object.
            resourceVersion: The version of the object that is meant, if a certain one is.
            uid: UID of the object.
        OwnerReference: Points to an object that this one depends on: in the same namespace, or one that covers the
                cluster.
            apiVersion: Group and version of the owner.
            blockOwnerDeletion: If true, a foreground deletion of the owner waits until this object is gone.
                Defaults to false.
            controller: Whether the owner manages this object. At most one owner does.
            kind: Kind of the owner.
            name: Name of the owner.
            uid: UID of the owner; another object of the same name is not the owner.
        Preconditions: What must hold before something is done to an object.
            resourceVersion: The version that the object must have.
            uid: The UID that the object must have.
        Scale: How many replicas an object should have and has, whatever its kind.
            spec: The wanted size.
            status: The observed size.
        ScaleSpec: The wanted size.
            replicas: How many replicas there should be, at least 0.
        ScaleStatus: The observed size.
            replicas: How many replicas there are.
            selector: Label selector of the replicas, as text in the form of a query parameter.
        SecretReference: Names a Secret of any namespace.
            name: Name of the Secret.
            namespace: Namespace of the Secret.
        ServiceAccount: An identity for the processes in Pods.
            automountServiceAccountToken: Whether Pods with this account get an API token mounted. A Pod's own field
                wins; defaults to true.
            imagePullSecrets: Secrets for pulling images, given to every Pod with this account that names none.
            secrets: Secrets that Pods with this account may use. Of little use today: tokens are requested, not
                stored.
        TypedLocalObjectReference: Points to an object of any kind in the same namespace.
            apiGroup: Group of the object's kind; absent for the core group.
            kind: Kind of the object.
            name: Name of the object.
        TypedObjectReference: Points to an object of any kind, perhaps in another namespace.
            apiGroup: Group of the object's kind; absent for the core group.
            kind: Kind of the object.
            name: Name of the object.
            namespace: Namespace of the object; absent for the same one. Crossing namespaces needs a ReferenceGrant.
        """
}
