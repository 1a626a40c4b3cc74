using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms.Parameters;

/// <summary>The requests of one service about its parameter groups.</summary>
internal interface IParameterGroupRequests
{
    /// <summary>Kind of the groups in planned changes, e.g. <c>DBClusterParameterGroup</c>.</summary>
    string Kind { get; }

    /// <summary>Creates a group, without values: those follow.</summary>
    AmazonWebServiceRequest Create(ParameterGroupDesired group);

    /// <summary>Sets parameters.</summary>
    AmazonWebServiceRequest Set(ParameterGroupObserved group, IReadOnlyList<KeyValuePair<string, string>> values);

    /// <summary>Resets parameters to the engine's defaults.</summary>
    AmazonWebServiceRequest Reset(ParameterGroupObserved group, IReadOnlyList<string> names);

    /// <summary>Deletes a group.</summary>
    AmazonWebServiceRequest Delete(string name);
}

/// <summary>What makes a parameter group as it should be.</summary>
internal static class ParameterGroupDiff
{
    // RDS and ElastiCache take at most twenty parameters in one call.
    private const int BatchSize = 20;

    /// <summary>Changes; empty when all is as it should be. A parameter that the family does not have is left to <see cref="Unknown"/>.</summary>
    public static IEnumerable<AwsChange> Between(
        PlatformPass pass,
        IParameterGroupRequests requests,
        TagRequests tags,
        ParameterGroupDesired desired,
        ParameterGroupObserved? observed)
    {
        if (observed is null)
            return [new AwsChange(new PlannedChange($"{requests.Kind} {desired.Name}", PlannedChange.Create, desired.Family), requests.Create(desired))];
        var set = desired.Values
            .Where(wanted => observed.Values.TryGetValue(wanted.Key, out var known) && known.Value != wanted.Value);
        var reset = observed.Values
            .Where(parameter => parameter.Value.IsSet && !desired.Values.ContainsKey(parameter.Key))
            .Select(parameter => parameter.Key)
            .Order(StringComparer.Ordinal);
        return
        [
            .. set.Chunk(BatchSize).Select(batch => Set(requests, observed, batch)),
            .. reset.Chunk(BatchSize).Select(batch => Reset(requests, observed, batch)),
            .. tags.Between(pass, $"{requests.Kind} {desired.Name}", observed.Arn, desired.Tags, observed.Tags),
        ];
    }

    /// <summary>Parameters that the family does not have, sorted: AWS would refuse the whole call for one of them.</summary>
    public static IReadOnlyList<string> Unknown(ParameterGroupDesired desired, ParameterGroupObserved? observed)
        => observed is null ? [] : [.. desired.Values.Keys.Where(name => !observed.Values.ContainsKey(name)).Order(StringComparer.Ordinal)];

    /// <summary>Deletes a group.</summary>
    public static AwsChange Delete(IParameterGroupRequests requests, string name)
        => new(PlannedChange.Removal($"{requests.Kind} {name}"), requests.Delete(name));

    private static AwsChange Set(
        IParameterGroupRequests requests, ParameterGroupObserved observed, IReadOnlyList<KeyValuePair<string, string>> batch)
    {
        var fields = batch.Select(wanted => new FieldChange(wanted.Key, observed.Values[wanted.Key].Value ?? "(default)", wanted.Value)).ToList();
        return new AwsChange(PlannedChange.Modify($"{requests.Kind} {observed.Name}", fields), requests.Set(observed, batch));
    }

    private static AwsChange Reset(IParameterGroupRequests requests, ParameterGroupObserved observed, IReadOnlyList<string> names) => new(
        new PlannedChange($"{requests.Kind} {observed.Name}", "Reset", string.Join(", ", names))
        {
            Fields = [.. names.Select(name => new FieldChange(name, observed.Values[name].Value ?? "(none)", "(default)"))],
        },
        requests.Reset(observed, names));
}
