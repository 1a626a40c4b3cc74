using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>ModifyDBInstance.</summary>
internal sealed class InstanceModification(RdsState state)
{
    private static readonly string[] AtOnce =
    [
        "AutoMinorVersionUpgrade", "CACertificateIdentifier", "CopyTagsToSnapshot", "MonitoringInterval", "MonitoringRoleArn",
        "PerformanceInsightsKMSKeyId", "PerformanceInsightsRetentionPeriod", "PubliclyAccessible",
    ];

    private readonly Failover _failover = new(state);
    private readonly InstanceFailures _failures = new(state);

    public JsonObject Modify(AwsCall call)
    {
        var input = call.Input;
        var instance = state.Instance(input.Required("DBInstanceIdentifier"));
        if (instance.Status is not ("available" or "modifying" or RdsStatus.StorageFull))
            throw RdsFaults.InstanceState($"Database instance is not in available state: {instance.Id} is {instance.Status}.");
        InstanceCreation.RefuseClusterSettings(input);
        if (input.Text("EngineVersion") is not null)
            throw RdsFaults.Combination("The specified DB Instance is a member of a DB Cluster. Modify the DB engine version for the DB Cluster using the ModifyDbCluster API.");
        ClusterRules.CheckMonitoring(state, input);
        var tier = InstanceCreation.Tier(input);
        var window = input.Text("PreferredMaintenanceWindow") is { } asked ? Windows.Weekly(asked, 30) : null;
        var group = input.Text("DBParameterGroupName") is { } name
            ? state.InstanceGroup(call, name) ?? throw RdsFaults.ParameterGroupNotFound(name)
            : null;
        var newClass = input.Text("DBInstanceClass") is { } size && size != instance.Class ? InstanceCreation.Class(size) : null;

        if (newClass is not null || input.Flag("EnablePerformanceInsights") is not null)
        {
            var insights = input.Flag("EnablePerformanceInsights") ?? instance.Settings.Flag("PerformanceInsightsEnabled");
            InstanceCreation.CheckInsights(state.Hostility, newClass ?? instance.Class, insights);
        }

        instance.PromotionTier = tier ?? instance.PromotionTier;
        instance.Settings["PreferredMaintenanceWindow"] = window ?? instance.Settings.Text("PreferredMaintenanceWindow");
        foreach (var member in AtOnce.Where(member => input.Text(member) is not null))
            instance.Settings[member] = input.Text(member);
        if (input.Text("EnablePerformanceInsights") is { } enabled)
            instance.Settings["PerformanceInsightsEnabled"] = enabled;
        Attach(instance, group);
        if (newClass is not null)
            ChangeClass(instance, newClass, input.Flag("ApplyImmediately") == true);
        return InstanceOperations.Answer(instance);
    }

    private static void Attach(DbInstance instance, ParameterGroup? group)
    {
        if (group is null || group == instance.ParameterGroup)
            return;
        instance.ParameterGroup = group;
        instance.ParameterStatus = "pending-reboot";
    }

    private void ChangeClass(DbInstance instance, string newClass, bool immediately)
    {
        instance.Pending["DBInstanceClass"] = newClass;
        var start = immediately
            ? state.Agenda.Now + state.Timings.ModifyLag
            : Windows.NextOpening(instance.Settings.Text("PreferredMaintenanceWindow")!, state.Agenda.Now);
        state.Agenda.At(
            start, () => Begin(instance, newClass), () => instance.Status is "available" or RdsStatus.StorageFull or "deleting");
    }

    private void Begin(DbInstance instance, string newClass)
    {
        if (instance.Status is not ("available" or RdsStatus.StorageFull) || instance.Pending.Text("DBInstanceClass") != newClass)
            return;
        instance.Status = "modifying";
        state.Note(instance, "configuration change", "Applying modification to database instance class");
        state.Agenda.After(state.Timings.ModifyInstance - state.Timings.ClassOutage, () => ShutDown(instance));
        state.Agenda.After(state.Timings.ModifyInstance, () => Finish(instance, newClass));
    }

    private void ShutDown(DbInstance instance)
    {
        if (instance.Status != "modifying")
            return;
        instance.Out = AwayCause.Change;
        state.Note(instance, "availability", "DB instance shutdown");
        _failover.WriterLost(instance);
    }

    private void Finish(DbInstance instance, string newClass)
    {
        instance.Out = null;
        if (instance.Status != "modifying")
            return;
        if (instance.Pending.Text("DBInstanceClass") == newClass)
            instance.Pending.Remove("DBInstanceClass");
        instance.Status = "available";
        switch (_failures.Take(instance, RdsStatus.NoCapacity, "failed", RdsStatus.IncompatibleNetwork, RdsStatus.IncompatibleParameters))
        {
            case RdsStatus.NoCapacity:
                // It goes on as it was: RDS guide, "Modifying a DB instance", insufficient capacity.
                state.Note(instance, "failure", $"Unable to modify the DB instance class to {newClass}: insufficient capacity");
                return;
            case { } failure:
                instance.Class = newClass;
                _failures.End(instance, failure);
                return;
        }

        // The server was started on other hardware: it has read its parameters.
        instance.Class = newClass;
        instance.Rebooted();
        state.Note(instance, "configuration change", "Finished applying modification to DB instance class");
    }
}
