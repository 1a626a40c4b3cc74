using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>
/// What a person does about a status that AWS does not leave on its own. Source: Amazon Aurora User Guide, "Viewing DB cluster status",
/// "Viewing DB instance status in an Aurora cluster", for keys "Encrypting Amazon Aurora resources" (seven days, then only a backup
/// helps), and for local storage "Temporary storage limits for Aurora MySQL".
/// </summary>
internal static class RdsAdvice
{
    /// <summary>Of a failed cluster.</summary>
    public static Finding OfCluster(ClusterObserved cluster)
    {
        var (reason, advice) = cluster.Status switch
        {
            RdsStatus.KeyInaccessible => ("KeyInaccessible",
                $"its KMS key {cluster.KeyArn} cannot be used. Enable the key, cancel its deletion or restore its grants, within seven "
                + "days; the operator then starts the cluster."),
            RdsStatus.KeyLost => ("KeyLost",
                $"its KMS key {cluster.KeyArn} cannot be recovered, and without it nothing can read the data. Restore a backup that "
                + "another key encrypts in another WalletPlatform, with spec.database.restoreFrom.snapshotIdentifier."),
            _ => ("DatabaseFailed",
                "Aurora cannot recover it. Its events say why (aws rds describe-events --source-type db-cluster --source-identifier "
                + $"{cluster.Id}). Restore its latest restorable time or a snapshot in another WalletPlatform, with "
                + "spec.database.restoreFrom."),
        };
        return Finding.Stuck(reason, $"DB cluster {cluster.Id} is {cluster.Status}: {advice}");
    }

    /// <summary>Of a cluster that somebody deletes.</summary>
    public static Finding OfDeletion(ClusterObserved cluster) => Finding.Stuck(
        "DatabaseDeleting",
        $"DB cluster {cluster.Id} is {cluster.Status}. The operator has not deleted it: somebody else has, with its data.");

    /// <summary>Of a failed instance. Its data is the cluster's: an instance that is deleted takes none of it along.</summary>
    public static Finding OfMember(MemberObserved member)
    {
        const string Replace = "Delete the instance, and the operator creates another: the data is in the cluster's volume.";
        var (reason, advice) = member.Status switch
        {
            RdsStatus.IncompatibleParameters => ("ParametersIncompatible",
                "Aurora cannot start it with the values of its parameter group. Correct spec.database.parameters, or remove the parameter "
                + "there; the operator then changes the group and reboots the instance."),
            RdsStatus.StorageFull => ("StorageFull",
                "it has used up its local storage, which comes with its class. Set a larger class in spec.database.instanceClass (of the "
                + "writer: spec.database.writerInstanceClass), or end the queries and temporary tables that fill it."),
            "incompatible-network" => ("NetworkIncompatible",
                "the state of the VPC keeps Aurora from recovering it, for example because a subnet of its subnet group has no free IP "
                + $"address. Free addresses or add subnets. {Replace}"),
            "insufficient-capacity" => ("CapacityExceeded",
                $"AWS has no capacity for {member.Class} at the moment. Wait a few hours, or set another class in "
                + $"spec.database.instanceClass or spec.database.writerInstanceClass. {Replace}"),
            "incompatible-restore" or "restore-error" => ("RestoreFailed",
                $"Aurora could not restore it. Check spec.database.restoreFrom, and the events of the instance. {Replace}"),
            RdsStatus.KeyInaccessible or RdsStatus.KeyLost => ("KeyInaccessible",
                "the KMS key of the cluster's storage cannot be used. Enable the key, or cancel its deletion."),
            "incompatible-option-group" => ("OptionGroupIncompatible",
                "Aurora could not change its option group, or go back to the former. Its events say which option: correct the option "
                + "group."),
            _ => ("DatabaseFailed",
                "Aurora cannot recover it. Its events say why (aws rds describe-events --source-type db-instance --source-identifier "
                + $"{member.Id}). {Replace}"),
        };
        return Finding.Stuck(reason, $"DB instance {member.Id} is {member.Status}: {advice}");
    }
}
