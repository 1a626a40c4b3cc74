namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>
/// A failover to a reader, asked for or of Aurora's own. Aurora guide, "High availability for Amazon Aurora": Aurora MySQL restarts the writer and the
/// reader that it fails over to, the other readers go on; service is back in less than 60 seconds, often in less than 30.
/// </summary>
internal sealed class Failover(RdsState state)
{
    /// <summary>Makes a reader the writer.</summary>
    public void Begin(DbCluster cluster, DbInstance heir)
    {
        var writer = cluster.Writer;
        cluster.Status = "failing-over";
        state.Note(cluster, "failover", "Started cross AZ failover to DB instance: " + heir.Id);
        cluster.Engine.FailOver();
        heir.Out = AwayCause.Failover;
        if (writer is { Out: null })
            writer.Out = AwayCause.Failover;
        state.Agenda.After(state.Timings.FailOver, () => Complete(cluster, writer, heir), () => cluster.Engine.Ready);
    }

    /// <summary>
    /// A writer goes away: a reader takes over, if one can. A cluster fails over by itself when its primary instance fails (API reference,
    /// FailoverDBCluster).
    /// </summary>
    public void WriterLost(DbInstance writer)
    {
        if (writer.IsWriter && writer.Cluster is { Status: "available", Heir: { } heir } cluster)
            Begin(cluster, heir);
    }

    private void Complete(DbCluster cluster, DbInstance? writer, DbInstance heir)
    {
        foreach (var member in new[] { writer, heir }.OfType<DbInstance>().Where(member => member.Out == AwayCause.Failover))
            member.Out = null;
        if (writer is not null && writer != heir)
            state.Note(writer, "", "A new writer was promoted. Restarting database as a reader.");
        cluster.Promote(heir);
        cluster.Status = "available";
        state.Note(cluster, "failover", "Completed failover to DB instance: " + heir.Id);
    }
}
