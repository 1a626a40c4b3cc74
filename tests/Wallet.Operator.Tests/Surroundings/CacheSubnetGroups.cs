using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>ElastiCache as far as subnet groups go.</summary>
internal sealed class CacheSubnetGroups : IAwsService
{
    private readonly Dictionary<string, (List<string> Subnets, Dictionary<string, string> Tags)> _groups = [];

    public CacheSubnetGroups() => Operations = new Dictionary<string, AwsOperation>
    {
        ["CreateCacheSubnetGroup"] = On(call => _groups[Name(call)] = (Subnets(call), Tags(call))),
        ["ModifyCacheSubnetGroup"] = On(call => _groups[Name(call)] = (Subnets(call), _groups[Name(call)].Tags)),
        ["DeleteCacheSubnetGroup"] = On(call => _groups.Remove(Name(call))),
        ["AddTagsToResource"] = On(call => Tags(call).ToList().ForEach(tag => OfArn(call).Tags[tag.Key] = tag.Value)),
        ["ListTagsForResource"] = new(
            call => new JsonObject
            {
                ["TagList"] = new JsonArray(OfArn(call).Tags.Select(JsonNode (tag) => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray()),
            },
            _ => []),
        ["DescribeCacheSubnetGroups"] = new(Describe, _ => []),
    };

    public string SigningName => "elasticache";

    public AwsProtocol Protocol => AwsProtocol.Query;

    public string WireName => "http://elasticache.amazonaws.com/doc/2015-02-02/";

    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>
    {
        ["CacheSubnetGroups"] = "CacheSubnetGroup",
        ["Subnets"] = "Subnet",
        ["TagList"] = "Tag",
    };

    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    private static AwsOperation On(Action<AwsCall> change) => new(
        call =>
        {
            change(call);
            return [];
        },
        _ => []);

    private JsonObject Describe(AwsCall call)
    {
        if (!_groups.TryGetValue(Name(call), out var group))
            throw new AwsFault("CacheSubnetGroupNotFoundFault", "There is none.", 400);
        return new JsonObject
        {
            ["CacheSubnetGroups"] = new JsonArray(new JsonObject
            {
                ["CacheSubnetGroupName"] = Name(call),
                ["ARN"] = $"arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:{Name(call)}",
                ["Subnets"] = new JsonArray(group.Subnets.Select(JsonNode (id) => new JsonObject { ["SubnetIdentifier"] = id }).ToArray()),
            }),
        };
    }

    private (List<string> Subnets, Dictionary<string, string> Tags) OfArn(AwsCall call) => _groups[call.Input["ResourceName"]!.ToString().Split(':')[^1]];

    private static string Name(AwsCall call) => call.Input["CacheSubnetGroupName"]!.ToString();

    private static List<string> Subnets(AwsCall call) => call.Input["SubnetIds"]!.AsArray().Select(id => id!.ToString()).ToList();

    private static Dictionary<string, string> Tags(AwsCall call) => call.Input["Tags"] is JsonArray tags
        ? tags.ToDictionary(tag => tag!["Key"]!.ToString(), tag => tag!["Value"]!.ToString())
        : [];
}
