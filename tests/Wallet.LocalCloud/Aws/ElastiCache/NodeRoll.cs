namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>
/// The nodes of a replication group while ElastiCache changes them, in an order of its own. An engine upgrade takes one node after another: the
/// replicas, then a replica takes over, then the former primary. Another node type comes with new nodes that are put in the place of the old ones
/// at once, for which clients are interrupted for seconds (ElastiCache guide, "Scaling replica nodes", "Version management").
/// </summary>
internal sealed class NodeRoll(CacheState state)
{
    /// <summary>Plans what its nodes go through in a change that takes this long.</summary>
    public void Plan(ReplicationGroup group, bool upgrades, TimeSpan time)
    {
        if (upgrades)
            Upgrade(group, time);
        else
            state.Agenda.After(time - state.Timings.Handover, () => Replace(group));
    }

    private void Upgrade(ReplicationGroup group, TimeSpan time)
    {
        var former = group.Primary;
        var order = group.Members.Where(member => member != former).Append(former).ToList();
        var slot = time / (order.Count + 1);
        foreach (var (turn, member) in order.Index())
        {
            var begin = slot * (turn + 1);
            if (member == former && order.Count > 1)
                state.Agenda.After(begin - state.Timings.Handover, () => HandOver(former, order[0]));
            Leave(member, begin);
        }
    }

    private void Leave(CacheMember member, TimeSpan begin)
    {
        state.Agenda.After(begin, () => member.Out = AwayCause.Change);
        state.Agenda.After(begin + state.Timings.NodeOutage, () => member.Out = null);
    }

    private void HandOver(CacheMember former, CacheMember heir)
    {
        (former.Out, heir.Out) = (AwayCause.Failover, AwayCause.Failover);
        state.Agenda.After(state.Timings.Handover, () =>
        {
            heir.Out = null;
            (former.IsPrimary, heir.IsPrimary) = (false, true);
        });
    }

    private void Replace(ReplicationGroup group)
    {
        group.Primary.Out = AwayCause.Failover;
        state.Agenda.After(state.Timings.Handover, () => group.Primary.Out = null);
    }
}
