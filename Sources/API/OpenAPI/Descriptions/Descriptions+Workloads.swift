extension Descriptions {
    /// Types of the apps group.
    static let workloads = """
        ControllerRevision: One state of an object, such as a StatefulSet's template, kept so that it can be returned
                to.
            data: The state, as its controller wrote it. Cannot be changed.
            revision: Number of the revision; of two, the newer has the higher.
        Deployment: Keeps a number of interchangeable Pods running and replaces them step by step when their template
                changes.
            spec: What the Deployment should be.
            status: What was last observed of it.
        DeploymentCondition: One observation about a Deployment.
            lastUpdateTime: When the condition was last written, changed or not.
            type: Available, Progressing or ReplicaFailure.
        DeploymentSpec: What a Deployment should be.
            minReadySeconds: Seconds a new Pod must be ready, without a crash, before it counts as available.
                Defaults to 0.
            paused: If true, a change of the template is not rolled out; scaling goes on.
            progressDeadlineSeconds: Seconds without progress after which the Deployment reports
                ProgressDeadlineExceeded; it keeps trying. Must exceed minReadySeconds. Defaults to 600.
            replicas: How many Pods there should be. Defaults to 1.
            revisionHistoryLimit: How many old ReplicaSets are kept for a rollback. Defaults to 10.
            selector: Which Pods belong to the Deployment. Must match the template's labels and cannot be changed.
            strategy: How old Pods give way to new ones.
            template: What the Pods are made from. Its restartPolicy can only be Always.
        DeploymentStatus: What was last observed of a Deployment.
            availableReplicas: Pods that have been ready for at least minReadySeconds.
            collisionCount: How often the name of a new ReplicaSet was taken already; goes into the hash for the
                next one.
            readyReplicas: Pods that are ready and not being deleted.
            replicas: Pods of the Deployment that are not being deleted, of any revision.
            terminatingReplicas: Pods of the Deployment that are being deleted and are not gone yet.
            unavailableReplicas: Pods still missing for the Deployment to be fully available: running but not
                available, or not yet created.
            updatedReplicas: Pods made from the present template that are not being deleted.
        DeploymentStrategy: How old Pods give way to new ones.
            rollingUpdate: How fast. Only with type RollingUpdate.
            type: RollingUpdate, or Recreate, which deletes all old Pods before it creates new ones. Defaults to
                RollingUpdate.
        PodTemplateSpec: What new Pods are made from.
            metadata: Labels, annotations and finalizers of the new Pods. The labels must match the selector of the
                owner.
            spec: What the new Pods should be.
        ReplicaSet: Keeps a number of interchangeable Pods running. A Deployment makes one for each revision.
            spec: What the ReplicaSet should be.
            status: What was last observed of it.
        ReplicaSetCondition: One observation about a ReplicaSet.
            type: ReplicaFailure, while Pods cannot be created or deleted.
        ReplicaSetSpec: What a ReplicaSet should be.
            minReadySeconds: Seconds a new Pod must be ready, without a crash, before it counts as available.
                Defaults to 0.
            replicas: How many Pods there should be. Defaults to 1.
            selector: Which Pods belong to the ReplicaSet. Must match the template's labels and cannot be changed.
            template: What missing Pods are made from. A change does not touch the Pods that exist.
        ReplicaSetStatus: What was last observed of a ReplicaSet.
            availableReplicas: Pods that have been ready for at least minReadySeconds.
            fullyLabeledReplicas: Pods that carry all the labels of the template.
            readyReplicas: Pods that are ready and not being deleted.
            replicas: Pods of the ReplicaSet that are not being deleted.
            terminatingReplicas: Pods of the ReplicaSet that are being deleted and are not gone yet.
        RollingUpdateDeployment: How fast a rolling update goes.
            maxSurge: How many Pods there may be above the wanted number: a number, or a percentage rounded up.
                Defaults to 25%. Not 0 if maxUnavailable is.
            maxUnavailable: How many Pods may be unavailable: a number, or a percentage rounded down. Defaults to
                25%. Not 0 if maxSurge is.
        RollingUpdateStatefulSetStrategy: Which Pods a rolling update replaces, and how many at once.
            maxUnavailable: How many Pods may be unavailable during the update: a number, or a percentage of
                replicas rounded up. Defaults to 1. Needs the feature gate MaxUnavailableStatefulSet.
            partition: Only Pods whose ordinal is at or above this get the new template; the others keep the old
                one, even if they are deleted. Counts as an ordinal, not as a number of Pods. Defaults to 0.
        StatefulSet: Keeps Pods that have identities: each has an ordinal, a stable name in the network and storage of
                its own, and gets all three back when it is replaced.
            spec: What the StatefulSet should be. Only replicas, ordinals, template, updateStrategy,
                revisionHistoryLimit, persistentVolumeClaimRetentionPolicy and minReadySeconds can be changed.
            status: What was last observed of it. May lag behind by some time.
        StatefulSetCondition: One observation about a StatefulSet.
            type: Name of the condition. The controller itself sets none.
        StatefulSetOrdinals: How the Pods are numbered.
            start: The first ordinal: Pods are numbered from it to start + replicas - 1. Defaults to 0.
        StatefulSetPersistentVolumeClaimRetentionPolicy: What becomes of claims made from volumeClaimTemplates once
                their Pod is no longer wanted.
            whenDeleted: On deletion of the StatefulSet: Retain keeps the claims, Delete deletes them after their
                Pods. Defaults to Retain.
            whenScaled: On scaling down: Retain keeps the claims of the Pods that go, Delete deletes them after
                their Pods. Defaults to Retain.
        StatefulSetSpec: What a StatefulSet should be.
            minReadySeconds: Seconds a Pod must be ready, without a crash, before it counts as available; a rolling
                update waits for it. Defaults to 0.
            ordinals: How the Pods are numbered. Absent means from 0.
            persistentVolumeClaimRetentionPolicy: What becomes of claims whose Pod is no longer wanted. By default
                they are kept.
            podManagementPolicy: OrderedReady creates Pods in ascending order, each once those before it are ready,
                and removes them in descending order; Parallel does not wait. Defaults to OrderedReady; cannot be
                changed.
            replicas: How many Pods there should be. Defaults to 1.
            revisionHistoryLimit: How many revisions that no Pod uses are kept for a rollback. Defaults to 10.
            selector: Which Pods belong to the StatefulSet. Must match the template's labels and cannot be changed.
            serviceName: The headless Service that gives the Pods their names,
                pod.service.namespace.svc.cluster.local. It must be created separately; cannot be changed.
            template: What the Pods are made from. Each also gets a name, <set>-<ordinal>, and the claims of its
                ordinal. Its restartPolicy can only be Always.
            updateStrategy: How Pods get a changed template.
            volumeClaimTemplates: One claim per Pod is made from each, named <template>-<set>-<ordinal>, and mounted
                as the volume of the template's name. Such a volume wins over one of the same name in the Pod's
                template. Cannot be changed.
        StatefulSetStatus: What was last observed of a StatefulSet.
            availableReplicas: Pods that have been ready for at least minReadySeconds.
            collisionCount: How often the name of a new ControllerRevision was taken already; goes into the hash for
                the next one.
            currentReplicas: Pods made from currentRevision.
            currentRevision: The ControllerRevision that Pods not yet updated are made from.
            readyReplicas: Pods that are ready.
            replicas: Pods that the controller has created.
            updateRevision: The ControllerRevision of the present template, which Pods get when they are updated.
            updatedReplicas: Pods made from updateRevision.
        StatefulSetUpdateStrategy: How Pods get a changed template.
            rollingUpdate: Which Pods are replaced, and how many at once. Only with type RollingUpdate.
            type: RollingUpdate replaces Pods one by one from the highest ordinal down; OnDelete updates a Pod only
                when someone deletes it. Defaults to RollingUpdate.
        """
}
