using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Database;

/// <summary>Cluster parameter groups of RDS.</summary>
internal sealed class DatabaseParameterGroupRequests : IParameterGroupRequests
{
    public string Kind => DatabaseNames.ParametersKind;

    public AmazonWebServiceRequest Create(ParameterGroupDesired group) => new CreateDBClusterParameterGroupRequest
    {
        DBClusterParameterGroupName = group.Name,
        DBParameterGroupFamily = group.Family,
        Description = "Parameters of the wallet platform's database",
        Tags = group.Tags.ToRds(),
    };

    public AmazonWebServiceRequest Set(ParameterGroupObserved group, IReadOnlyList<KeyValuePair<string, string>> values)
        => new ModifyDBClusterParameterGroupRequest
        {
            DBClusterParameterGroupName = group.Name,
            Parameters = [.. values.Select(value => ParameterOf(group, value.Key, value.Value))],
        };

    public AmazonWebServiceRequest Reset(ParameterGroupObserved group, IReadOnlyList<string> names)
        => new ResetDBClusterParameterGroupRequest
        {
            DBClusterParameterGroupName = group.Name,
            Parameters = [.. names.Select(name => ParameterOf(group, name, null))],
        };

    public AmazonWebServiceRequest Delete(string name) => new DeleteDBClusterParameterGroupRequest { DBClusterParameterGroupName = name };

    // RDS refuses to apply a static parameter at once (API reference, Parameter).
    private static Parameter ParameterOf(ParameterGroupObserved group, string name, string? value) => new()
    {
        ParameterName = name,
        ParameterValue = value,
        ApplyMethod = group.Values.GetValueOrDefault(name)?.IsStatic is true ? ApplyMethod.PendingReboot : ApplyMethod.Immediate,
    };
}

/// <summary>Requests that every resource of RDS takes.</summary>
internal static class DatabaseRequests
{
    public static readonly TagRequests Tags = new(
        (arn, set) => new AddTagsToResourceRequest { ResourceName = arn, Tags = set.ToRds() },
        (arn, keys) => new RemoveTagsFromResourceRequest { ResourceName = arn, TagKeys = [.. keys] });
}
