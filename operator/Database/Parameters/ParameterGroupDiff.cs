using Amazon.RDS;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Database.Parameters;

/// <summary>What makes the parameter group as it should be.</summary>
internal static class ParameterGroupDiff
{
    // RDS takes at most twenty parameters a call.
    private const int BatchSize = 20;

    /// <summary>Changes; empty when all is as it should be.</summary>
    public static IEnumerable<DatabaseChange> Between(ParameterGroupDesired desired, ParameterGroupObserved? observed)
    {
        if (observed is null)
            return [new DatabaseChange.CreateParameterGroup(desired)];
        var set = desired.Values
            .Where(wanted => observed.Values.GetValueOrDefault(wanted.Key)?.Value != wanted.Value)
            .Select(wanted => ParameterOf(wanted.Key, wanted.Value, observed));
        var reset = observed.Values
            .Where(parameter => parameter.Value.IsSet && !desired.Values.ContainsKey(parameter.Key))
            .Select(parameter => ParameterOf(parameter.Key, null, observed))
            .OrderBy(parameter => parameter.ParameterName, StringComparer.Ordinal);
        var tags = OwnershipTags.Diff(desired.Tags, observed.Tags);
        return
        [
            .. set.Chunk(BatchSize).Select(batch => new DatabaseChange.SetParameters(desired.Name, batch, observed)),
            .. reset.Chunk(BatchSize).Select(batch => new DatabaseChange.ResetParameters(desired.Name, batch)),
            .. tags.IsEmpty ? [] : new[] { new DatabaseChange.Tag($"DBClusterParameterGroup {desired.Name}", observed.Arn, tags) },
        ];
    }

    private static Parameter ParameterOf(string name, string? value, ParameterGroupObserved observed) => new()
    {
        ParameterName = name,
        ParameterValue = value,
        ApplyMethod = observed.Values.GetValueOrDefault(name)?.IsStatic is true ? ApplyMethod.PendingReboot : ApplyMethod.Immediate,
    };
}
