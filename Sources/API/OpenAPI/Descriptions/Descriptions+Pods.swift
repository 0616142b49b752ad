extension Descriptions {
    /// Where a Pod runs, and how it finds others.
    static let pods = """
        Affinity: Where a Pod should run, in relation to nodes and to other Pods.
            nodeAffinity: Which nodes it should run on.
            podAffinity: Which Pods it should run near.
            podAntiAffinity: Which Pods it should keep away from.
        HostAlias: Names for an address in the Pod's hosts file.
            hostnames: The names.
            ip: The address.
        NodeAffinity: Which nodes a Pod should run on.
            preferredDuringSchedulingIgnoredDuringExecution: Preferences: of the nodes that will do, the one with
                the highest sum of weights is taken.
            requiredDuringSchedulingIgnoredDuringExecution: What a node must match when the Pod is scheduled.
                Changes of the node afterwards do not move the Pod.
        NodeSelector: Matches a node if at least one of its terms does.
            nodeSelectorTerms: The terms, of which one must match. At least one is needed.
        NodeSelectorRequirement: One requirement on a node.
            key: Name of the label or field.
            operator: In, NotIn, Exists, DoesNotExist, Gt or Lt.
            values: Values for In and NotIn, at least one; one integer for Gt and Lt; none for Exists and
                DoesNotExist.
        NodeSelectorTerm: Requirements that must all hold. A term without any matches no node.
            matchExpressions: Requirements on the node's labels.
            matchFields: Requirements on the node's fields; only metadata.name is known.
        PodAffinity: Which Pods a Pod should run near.
            preferredDuringSchedulingIgnoredDuringExecution: Preferences: of the nodes that will do, the one with
                the highest sum of weights is taken.
            requiredDuringSchedulingIgnoredDuringExecution: What must hold when the Pod is scheduled; all terms must
                be met. Changes afterwards do not move the Pod.
        PodAffinityTerm: A set of Pods, and what counts as the same place.
            labelSelector: Which Pods are meant. Absent, it matches none.
            matchLabelKeys: Labels whose values, taken from the incoming Pod, are added to labelSelector as In
                requirements.
            mismatchLabelKeys: Labels whose values, taken from the incoming Pod, are added to labelSelector as NotIn
                requirements.
            namespaceSelector: Namespaces to look in, together with those in namespaces. Empty means all; absent,
                with no namespaces, the Pod's own.
            namespaces: Names of namespaces to look in, together with those that namespaceSelector matches.
            topologyKey: The node label whose value is the place: nodes with the same value count as one. Must not
                be empty.
        PodAntiAffinity: Which Pods a Pod should keep away from.
            preferredDuringSchedulingIgnoredDuringExecution: Preferences: nodes that break terms of a high weight
                are avoided.
            requiredDuringSchedulingIgnoredDuringExecution: What must hold when the Pod is scheduled: no Pod of any
                term in the same place. Changes afterwards do not move the Pod.
        PodDNSConfig: How the Pod resolves names, added to what dnsPolicy gives.
            nameservers: Addresses of name servers, put after those of dnsPolicy; at most 3 in all.
            options: Options of the resolver; one here wins over one of the same name from dnsPolicy.
            searches: Domains to search, put after those of dnsPolicy.
        PodDNSConfigOption: One option of the resolver.
            name: Name of the option, such as ndots. Required.
            value: Value of the option, if it takes one.
        PodOS: The operating system that a Pod's containers are made for.
            name: linux or windows.
        PodReadinessGate: A condition that must be True for the Pod to be ready.
            conditionType: Type of the condition in the Pod's status.
        PodResourceClaim: A claim to special resources, such as a device, that containers can refer to.
            name: Name of the claim within the Pod; must be unique there.
            resourceClaimName: The ResourceClaim to use. Exactly one of this and resourceClaimTemplateName is set.
            resourceClaimTemplateName: The template from which a claim for this Pod alone is made, and deleted with
                it.
        PodSchedulingGate: Keeps a Pod from being scheduled until it is removed.
            name: Name of the gate; unique within the Pod.
        PodSchedulingGroup: Pods that are scheduled together.
            podGroupName: The PodGroup of the same namespace that the Pod belongs to.
        PreferredSchedulingTerm: A preference for nodes; an empty one matches all and changes nothing.
            preference: Which nodes are preferred.
            weight: How much it counts, from 1 to 100.
        Toleration: Lets a Pod onto nodes with certain taints.
            effect: The effect of the taints: NoSchedule, PreferNoSchedule or NoExecute. Empty matches all.
            key: Key of the taints. Empty matches all keys, and operator must then be Exists.
            operator: Exists, Equal, Lt or Gt. Defaults to Equal; Exists leaves the value open, Lt and Gt compare
                integers and need a feature gate.
            tolerationSeconds: Seconds the Pod stays after a NoExecute taint appears; absent means for ever, 0 or
                less not at all.
            value: Value of the taints. Must be empty with Exists.
        TopologySpreadConstraint: How evenly Pods are spread over zones, nodes or the like.
            labelSelector: Which Pods are counted.
            matchLabelKeys: Labels whose values, taken from the incoming Pod, narrow labelSelector;
                pod-template-hash counts each revision by itself.
            maxSkew: How many Pods more than the least filled place one may have, at least 1. With ScheduleAnyway it
                is a preference.
            minDomains: If there are fewer places than this, the least filled counts as empty. At least 1; only with
                DoNotSchedule. Defaults to 1.
            nodeAffinityPolicy: Whether only nodes that the Pod's affinity and selector allow count: Honor (the
                default) or Ignore.
            nodeTaintsPolicy: Whether nodes with taints that the Pod does not tolerate are left out: Honor, or
                Ignore (the default).
            topologyKey: The node label whose values are the places.
            whenUnsatisfiable: DoNotSchedule makes the Pod wait; ScheduleAnyway puts it where the skew is least.
        WeightedPodAffinityTerm: A preference for places.
            podAffinityTerm: The Pods and the places that are meant.
            weight: How much it counts, from 1 to 100.
        """
}
