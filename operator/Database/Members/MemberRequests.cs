using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Members;

/// <summary>The changes of instances, each with its request.</summary>
internal static class MemberRequests
{
    /// <summary>Verb of restarts.</summary>
    public const string Rebooted = "Reboot";

    /// <summary>The instance that a change is about; null when it is not about one.</summary>
    public static string? InstanceOf(AwsChange change) => change.Request switch
    {
        ModifyDBInstanceRequest modify => modify.DBInstanceIdentifier,
        RebootDBInstanceRequest reboot => reboot.DBInstanceIdentifier,
        _ => null,
    };

    /// <summary>As planned changes name an instance.</summary>
    public static string Resource(string id) => $"{DatabaseNames.InstanceKind} {id}";

    /// <summary>Adds an instance.</summary>
    public static AwsChange Create(PlatformPass pass, string id, string cluster, string instanceClass, MemberDesired desired)
    {
        var request = new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = id,
            DBClusterIdentifier = cluster,
            DBInstanceClass = instanceClass,
            Engine = DatabaseNames.Engine,
            Tags = DatabaseNames.Tags(pass, id).ToRds(),
        };
        foreach (var field in MemberFields.All)
            field.Create(request, desired);
        return new AwsChange(new PlannedChange(Resource(id), PlannedChange.Create, instanceClass), request);
    }

    /// <summary>Changes fields that do not restart it; null when they are as they should be.</summary>
    public static AwsChange? Modify(MemberDesired desired, MemberObserved member)
    {
        var changes = new FieldChanges<ModifyDBInstanceRequest>(new() { DBInstanceIdentifier = member.Id, ApplyImmediately = true });
        foreach (var field in MemberFields.All)
            field.Compare(changes, desired, member.Answer);
        return changes.IsEmpty ? null : new AwsChange(PlannedChange.Modify(Resource(member.Id), changes.Fields), changes.Request);
    }

    /// <summary>Moves an instance to another class.</summary>
    public static AwsChange ChangeClass(MemberObserved member, string to, ChangeEffect effect)
    {
        var request = new ModifyDBInstanceRequest { DBInstanceIdentifier = member.Id, DBInstanceClass = to, ApplyImmediately = true };
        // Refused together with a class that has none.
        if (member.Answer.PerformanceInsightsEnabled is true && !PerformanceInsights.IsOffered(to))
            request.EnablePerformanceInsights = false;
        var what = PlannedChange.Modify(Resource(member.Id), [new FieldChange("DBInstanceClass", member.Class, to)], effect);
        return new AwsChange(what, request) { Restarts = true };
    }

    /// <summary>Restarts an instance, so that static parameters take effect.</summary>
    public static AwsChange Reboot(string id, ChangeEffect effect) => new(
        new PlannedChange(Resource(id), Rebooted, "for static parameters", effect),
        new RebootDBInstanceRequest { DBInstanceIdentifier = id })
    {
        Restarts = true,
    };

    /// <summary>
    /// Restarts an instance that could not start with its former parameters; it serves nothing that a restart could disturb.
    /// </summary>
    public static AwsChange Revive(string id, string parameters) => new(
        new PlannedChange(Resource(id), Rebooted, $"with parameters {parameters}"),
        new RebootDBInstanceRequest { DBInstanceIdentifier = id });

    /// <summary>Deletes an instance; the data is the cluster's.</summary>
    public static AwsChange Delete(string id) => new(
        PlannedChange.Removal(Resource(id)), new DeleteDBInstanceRequest { DBInstanceIdentifier = id, SkipFinalSnapshot = true });
}
