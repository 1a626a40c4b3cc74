using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>
/// The list of instances as DescribeDBInstances gives it: of the present, or up to an age older than the list of clusters, for
/// nothing binds the two together. A new instance is not in it before.
/// </summary>
internal sealed class AgedInstances(RdsState state)
{
    private (DateTimeOffset At, Dictionary<DbInstance, Func<JsonObject>> List)? _seen;

    /// <summary>The instances that are seen now, each with how it is shown.</summary>
    public IReadOnlyDictionary<DbInstance, Func<JsonObject>> Now()
    {
        var age = state.Hostility.InstanceListAge;
        if (age == TimeSpan.Zero)
            return state.Instances.Values.ToDictionary(instance => instance, Present);
        if (_seen is not { } seen || seen.At + age <= state.Agenda.Now)
            _seen = seen = (state.Agenda.Now, state.Instances.Values.ToDictionary(instance => instance, Remembered));
        return seen.List;
    }

    private static Func<JsonObject> Present(DbInstance instance) => () => InstanceAnswer.Show(instance);

    private static Func<JsonObject> Remembered(DbInstance instance)
    {
        var shown = InstanceAnswer.Show(instance);
        return () => shown.DeepClone().AsObject();
    }
}
