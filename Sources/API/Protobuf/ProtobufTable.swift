/// The numbers of fields in Kubernetes' protobuf messages, as far as kubectl sends such messages.
enum ProtobufTable {
    /// What a field holds.
    indirect enum Value: Sendable {
        /// Text; absent where it is empty.
        case text
        /// A whole number.
        case integer
        /// True or false.
        case flag
        /// A point in time.
        case time
        /// A whole number, or text.
        case integerOrText
        /// An amount, which is a message of one text.
        case quantity
        /// What the server decides itself, and never reads.
        case ignored
        /// A message of the table.
        case message(String)
        /// Several of them.
        case list(Value)
        /// Values by free names.
        case map(Value)
    }

    /// A field's name and what it holds.
    struct Field: Sendable {
        let name: String
        let value: Value
    }

    /// The fields of a message by their numbers.
    static func fields(of message: String) -> [Int: Field]? { messages[message] }

    private static let messages: [String: [Int: Field]] = {
        var messages: [String: [Int: Field]] = [:]
        var name = ""
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if !line.hasPrefix(" ") {
                name = words[0]
                messages[name] = [:]
                continue
            }
            for word in words {
                let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
                let names = parts[0].split(separator: "=").map(String.init)
                guard let number = Int(names[0]) else { continue }
                messages[name]?[number] = Field(name: names[1], value: parts.count > 1 ? value(parts[1]) : .text)
            }
        }
        return messages
    }()

    private static func value(_ text: String) -> Value {
        switch text {
        case "int": .integer
        case "bool": .flag
        case "time": .time
        case "intOrString": .integerOrText
        case "quantity": .quantity
        case "string": .text
        case "ignored": .ignored
        case _ where text.hasPrefix("["): .list(value(String(text.dropFirst().dropLast())))
        case _ where text.hasPrefix("{"): .map(value(String(text.dropFirst().dropLast())))
        default: .message(text)
        }
    }

    /// Each message, and below it number, name and type of its fields; text where no type is named.
    private static let text = """
        ConfigMap
          1=metadata:ObjectMeta 2=data:{string} 4=immutable:bool
        Container
          1=name 2=image 3=command:[string] 4=args:[string] 5=workingDir 6=ports:[ContainerPort] 7=env:[EnvVar]
          8=resources:ResourceRequirements 13=terminationMessagePath 14=imagePullPolicy 16=stdin:bool 17=stdinOnce:bool
          18=tty:bool 20=terminationMessagePolicy
        ContainerPort
          1=name 2=hostPort:int 3=containerPort:int 4=protocol 5=hostIP
        DeleteOptions
          1=gracePeriodSeconds:int 2=preconditions:Preconditions 3=orphanDependents:bool 4=propagationPolicy
          5=dryRun:[string]
        Deployment
          1=metadata:ObjectMeta 2=spec:DeploymentSpec 3=status:ignored
        DeploymentSpec
          1=replicas:int 2=selector:LabelSelector 3=template:PodTemplateSpec 4=strategy:DeploymentStrategy
          5=minReadySeconds:int 6=revisionHistoryLimit:int 7=paused:bool 9=progressDeadlineSeconds:int
        DeploymentStrategy
          1=type 2=rollingUpdate:RollingUpdateDeployment
        EnvVar
          1=name 2=value
        Eviction
          1=metadata:ObjectMeta 2=deleteOptions:DeleteOptions
        LabelSelector
          1=matchLabels:{string} 2=matchExpressions:[LabelSelectorRequirement]
        LabelSelectorRequirement
          1=key 2=operator 3=values:[string]
        Namespace
          1=metadata:ObjectMeta 2=spec:NamespaceSpec 3=status:ignored
        NamespaceSpec
          1=finalizers:[string]
        NonResourceAttributes
          1=path 2=verb
        ObjectMeta
          1=name 2=generateName 3=namespace 4=selfLink 5=uid 6=resourceVersion 7=generation:ignored
          8=creationTimestamp:time 9=deletionTimestamp:time 10=deletionGracePeriodSeconds:int 11=labels:{string}
          12=annotations:{string} 13=ownerReferences:[OwnerReference] 14=finalizers:[string] 17=managedFields:ignored
        ObjectReference
          1=kind 2=namespace 3=name 4=uid 5=apiVersion 6=resourceVersion 7=fieldPath
        LocalObjectReference
          1=name
        OwnerReference
          1=kind 3=name 4=uid 5=apiVersion 6=controller:bool 7=blockOwnerDeletion:bool
        PodSpec
          2=containers:[Container] 3=restartPolicy 4=terminationGracePeriodSeconds:int 5=activeDeadlineSeconds:int
          6=dnsPolicy 7=nodeSelector:{string} 8=serviceAccountName 9=serviceAccount 10=nodeName 11=hostNetwork:bool
          12=hostPID:bool 13=hostIPC:bool 15=imagePullSecrets:[LocalObjectReference] 16=hostname 17=subdomain
          19=schedulerName 20=initContainers:[Container]
        PodTemplateSpec
          1=metadata:ObjectMeta 2=spec:PodSpec
        Preconditions
          1=uid 2=resourceVersion
        ResourceAttributes
          1=namespace 2=verb 3=group 4=version 5=resource 6=subresource 7=name
        ResourceRequirements
          1=limits:{quantity} 2=requests:{quantity}
        RollingUpdateDeployment
          1=maxUnavailable:intOrString 2=maxSurge:intOrString
        SelfSubjectAccessReview
          1=metadata:ObjectMeta 2=spec:SelfSubjectAccessReviewSpec 3=status:ignored
        SelfSubjectAccessReviewSpec
          1=resourceAttributes:ResourceAttributes 2=nonResourceAttributes:NonResourceAttributes
        SelfSubjectReview
          1=metadata:ObjectMeta 2=status:ignored
        SelfSubjectRulesReview
          1=metadata:ObjectMeta 2=spec:SelfSubjectRulesReviewSpec 3=status:ignored
        SelfSubjectRulesReviewSpec
          1=namespace
        Service
          1=metadata:ObjectMeta 2=spec:ServiceSpec 3=status:ignored
        ServiceAccount
          1=metadata:ObjectMeta 2=secrets:[ObjectReference] 3=imagePullSecrets:[LocalObjectReference]
          4=automountServiceAccountToken:bool
        ServicePort
          1=name 2=protocol 3=port:int 4=targetPort:intOrString 5=nodePort:int 6=appProtocol
        ServiceSpec
          1=ports:[ServicePort] 2=selector:{string} 3=clusterIP 4=type 5=externalIPs:[string] 7=sessionAffinity
          8=loadBalancerIP 9=loadBalancerSourceRanges:[string] 10=externalName 11=externalTrafficPolicy
          12=healthCheckNodePort:int 13=publishNotReadyAddresses:bool 17=ipFamilyPolicy 18=clusterIPs:[string]
          19=ipFamilies:[string] 20=allocateLoadBalancerNodePorts:bool 21=loadBalancerClass 22=internalTrafficPolicy
          23=trafficDistribution
        """
}
