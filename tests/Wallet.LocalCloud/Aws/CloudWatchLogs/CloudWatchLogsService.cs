using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>Amazon CloudWatch Logs: log groups and who may write into them; no logs.</summary>
public sealed class CloudWatchLogsService : IAwsService, ITaggedResources
{
    private readonly LogStore _store;

    /// <summary>A service without groups.</summary>
    public CloudWatchLogsService(CloudClock clock, Propagation propagation, Paging paging, IKeys keys, string region)
    {
        _store = new(clock, propagation, keys, region);
        var access = new LogAccess(_store);
        Operations = new Dictionary<string, AwsOperation>[]
        {
            new LogGroupOperations(_store, access, paging).Operations,
            new LogTagOperations(_store, access).Operations,
            new ResourcePolicyOperations(_store, paging).Operations,
        }.SelectMany(part => part).ToDictionary();
    }

    /// <inheritdoc/>
    public string SigningName => "logs";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Json11;

    /// <inheritdoc/>
    public string WireName => "Logs_20140328";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources => _store.Groups.Values.Select(group => new TaggedResource(group.Arn, group.Tags));

    /// <summary>Whether there is such a group, listed or not.</summary>
    public bool Exists(string group) => _store.Groups.ContainsKey(group);

    /// <summary>ARN of a group of this name.</summary>
    public string ArnOf(string group) => _store.ArnOf(group);

    /// <summary>What a service that may do so makes where it finds none: a group whose logs never expire.</summary>
    public void MakeAsService(string group)
    {
        if (!Exists(group))
            _store.Add(group);
    }

    /// <summary>Whether what a delivery brings now reaches the group.</summary>
    public bool Receives(string group) => _store.Groups.GetValueOrDefault(group) is { } found && _store.LetsDeliveryIn(found);

    /// <summary>
    /// A delivery to a group begins. Where no policy of the account lets it in, AWS writes one for the group alone (user guide, "Logs sent to
    /// CloudWatch Logs").
    /// </summary>
    public void BeginDelivery(string group)
    {
        if (_store.Groups.GetValueOrDefault(group) is { } found && !_store.LetsDeliveryIn(found))
            found.Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Sid":"AWSLogDeliveryWrite20150319","Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"{{found.Arn}}:log-stream:*"}]}
                """;
    }
}
