extension Descriptions {
    /// Claims, volumes and storage classes.
    static let storage = """
        CSIPersistentVolumeSource: A volume of a CSI driver.
            controllerExpandSecretRef: The Secret that the driver gets on growing the volume.
            controllerPublishSecretRef: The Secret that the driver gets on attaching and detaching.
            driver: Name of the driver.
            nodeExpandSecretRef: The Secret that the driver gets on growing the file system on the node.
            nodePublishSecretRef: The Secret that the driver gets on mounting into a Pod.
            nodeStageSecretRef: The Secret that the driver gets on mounting on the node.
            volumeAttributes: Settings that the driver gave when it made the volume.
            volumeHandle: Identifier of the volume in the driver. Cannot be changed.
        LocalVolumeSource: A disk or directory of one node. Needs a node affinity.
            fsType: File system of a block device, such as ext4. Absent, it is detected.
            path: Path on the node.
        ModifyVolumeStatus: How a change of the volume's attributes goes on.
            status: Pending, InProgress or Infeasible.
            targetVolumeAttributesClassName: The class that the volume is being changed to.
        PersistentVolume: Storage of the cluster that a claim can be bound to. It outlives Pods.
            spec: What the volume is and who may use it.
            status: Where the volume is in its life.
        PersistentVolumeClaim: A request for storage in a namespace, to which one volume is bound.
            spec: What storage is wanted.
            status: What was found.
        PersistentVolumeClaimCondition: One observation about a claim.
            type: Resizing, FileSystemResizePending, ModifyingVolume or the like.
        PersistentVolumeClaimSpec: What storage is wanted. Once created, only the request can be raised and the
                attributes class changed.
            accessModes: How the volume is to be mounted: ReadWriteOnce (one node), ReadOnlyMany, ReadWriteMany or
                ReadWriteOncePod (one Pod).
            dataSource: A claim to clone or a snapshot to restore, in the same namespace.
            dataSourceRef: What the volume is filled from; may be of any kind and, with a namespace, of another
                namespace.
            resources: How much storage is wanted; requests.storage is needed. Can be raised if the class allows
                expansion, never lowered below what there is.
            selector: Which volumes may be bound, by their labels. A volume is then not made on demand.
            storageClassName: The class that makes the volume. Absent means the default class, empty means none:
                only volumes that exist and have no class.
            volumeAttributesClassName: The class of attributes, such as speed, that the volume gets. Can be changed.
            volumeMode: Filesystem or Block. Defaults to Filesystem.
            volumeName: The volume that the claim is bound to. Set by the controller, or by hand to choose one.
        PersistentVolumeClaimStatus: What was found for a claim.
            accessModes: How the bound volume can be mounted.
            allocatedResourceStatuses: How far growing is, by resource, such as NodeResizePending.
            allocatedResources: Size that the volume is being grown to, by resource.
            capacity: Size of the bound volume.
            conditions: Observations about the claim; shows a resize under way.
            currentVolumeAttributesClassName: The class of attributes that the volume has.
            modifyVolumeStatus: How a change of attributes goes on; absent if there is none.
            phase: Pending, Bound or Lost, once its volume is gone.
        PersistentVolumeClaimTemplate: What a claim is made from.
            metadata: Labels and annotations of the claim; nothing else is allowed here.
            spec: What storage is wanted, copied into the claim as it is.
        PersistentVolumeSpec: What a volume is and who may use it. Exactly one source is set, and it cannot be changed.
            accessModes: All the ways in which the volume can be mounted.
            awsElasticBlockStore: Deprecated: a disk of AWS.
            azureDisk: Deprecated: a disk of Azure.
            azureFile: Deprecated: a share of Azure Files.
            capacity: Size of the volume, under storage.
            cephfs: No longer supported: a CephFS mount.
            cinder: Deprecated: a volume of OpenStack.
            claimRef: The claim that the volume is bound or promised to. It holds the claim's UID once bound.
            csi: A volume of a CSI driver.
            fc: A Fibre Channel disk.
            flexVolume: Deprecated: a volume that a program on the node mounts.
            flocker: No longer supported: a Flocker volume.
            gcePersistentDisk: Deprecated: a disk of Google Cloud.
            glusterfs: No longer supported: a GlusterFS mount.
            hostPath: A directory of the node. For tests on a single node only.
            iscsi: An iSCSI disk.
            local: A disk or directory of one node.
            mountOptions: Options such as ro or soft. They are not checked; a wrong one makes the mount fail.
            nfs: An NFS mount.
            nodeAffinity: From which nodes the volume can be reached; Pods that use it are placed there.
            persistentVolumeReclaimPolicy: What happens when the claim is deleted: Retain, Delete or Recycle
                (deprecated). Defaults to Retain; volumes made on demand get their class's.
            photonPersistentDisk: No longer supported: a Photon disk.
            portworxVolume: Deprecated: a Portworx volume.
            quobyte: No longer supported: a Quobyte mount.
            rbd: No longer supported: a Ceph block device.
            scaleIO: No longer supported: a ScaleIO volume.
            storageClassName: The class of the volume; only claims of this class are bound to it. Empty for none.
            storageos: No longer supported: a StorageOS volume.
            volumeAttributesClassName: The class of attributes that the volume has.
            volumeMode: Filesystem or Block. Defaults to Filesystem.
            vsphereVolume: Deprecated: a disk of vSphere.
        PersistentVolumeStatus: Where a volume is in its life.
            lastPhaseTransitionTime: When the phase last changed.
            message: Why the volume is in this state, for people to read.
            phase: Pending, Available, Bound, Released once its claim is deleted, or Failed.
            reason: Why reclaiming failed, as one word.
        StorageClass: A way of making volumes on demand. Most of it cannot be changed.
            allowVolumeExpansion: Whether claims of the class can be grown. Defaults to no.
            allowedTopologies: Where volumes may be made; absent means anywhere. With volumeBindingMode
                WaitForFirstConsumer.
            mountOptions: Options that the volumes get. They are not checked; a wrong one makes the mount fail.
            parameters: Settings for the provisioner; at most 512 of them. Cannot be changed.
            provisioner: Who makes the volumes. Cannot be changed.
            reclaimPolicy: What happens to a volume when its claim is deleted: Delete or Retain. Defaults to Delete;
                cannot be changed.
            volumeBindingMode: Immediate, or WaitForFirstConsumer, which waits until a Pod uses the claim. Defaults
                to Immediate; cannot be changed.
        TopologySelectorLabelRequirement: A label and its possible values.
            key: The label.
            values: The values, one of which the place must have.
        TopologySelectorTerm: Requirements that must all hold for a place.
            matchLabelExpressions: The requirements on labels.
        VolumeNodeAffinity: From which nodes a volume can be reached.
            required: What a node must match.
        VolumeResourceRequirements: How much storage is wanted.
            limits: The most that the volume may hold, under storage.
            requests: The least that the volume must hold, under storage.
        """
}
