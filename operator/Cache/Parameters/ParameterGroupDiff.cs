using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Cache.Parameters;

/// <summary>What makes the parameter group as it should be.</summary>
internal static class ParameterGroupDiff
{
    // ElastiCache takes at most twenty parameters a call.
    private const int BatchSize = 20;

    /// <summary>Changes; empty when all is as it should be.</summary>
    public static IEnumerable<CacheChange> Between(ParameterGroupDesired desired, ParameterGroupObserved? observed)
    {
        if (observed is null)
            return [new CacheChange.CreateParameterGroup(desired)];
        var set = desired.Values
            .Where(wanted => observed.Values.GetValueOrDefault(wanted.Key)?.Value != wanted.Value)
            .Select(wanted => new ParameterNameValue { ParameterName = wanted.Key, ParameterValue = wanted.Value });
        var reset = observed.Values
            .Where(parameter => parameter.Value.IsSet && !desired.Values.ContainsKey(parameter.Key))
            .Select(parameter => new ParameterNameValue { ParameterName = parameter.Key })
            .OrderBy(parameter => parameter.ParameterName, StringComparer.Ordinal);
        var tags = OwnershipTags.Diff(desired.Tags, observed.Tags);
        return
        [
            .. set.Chunk(BatchSize).Select(batch => new CacheChange.SetParameters(desired.Name, batch, observed)),
            .. reset.Chunk(BatchSize).Select(batch => new CacheChange.ResetParameters(desired.Name, batch)),
            .. tags.IsEmpty ? [] : new[] { new CacheChange.Tag($"CacheParameterGroup {desired.Name}", observed.Arn, tags) },
        ];
    }
}
