using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Tagging;

/// <summary>Resource Groups Tagging API: what carries which tags, over all services.</summary>
public sealed class TaggingService(IEnumerable<ITaggedResources> services, Paging paging) : IAwsService
{
    /// <inheritdoc/>
    public string SigningName => "tagging";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Json11;

    /// <inheritdoc/>
    public string WireName => "ResourceGroupsTaggingAPI_20170126";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations => new Dictionary<string, AwsOperation>
    {
        ["GetResources"] = new(GetResources, _ => [new("tag:GetResources", "*")]),
    };

    private JsonObject GetResources(AwsCall call)
    {
        var filters = call.Input.Objects("TagFilters").Select(f => (Key: f.Required("Key"), Values: f.Texts("Values") ?? [])).ToArray();
        var types = call.Input.Texts("ResourceTypeFilters") ?? [];
        var found = from resource in services.SelectMany(s => s.Resources)
                    where resource.Tags.Count > 0
                    where types.Count == 0 || types.Any(type => IsOf(resource.Arn, type))
                    where filters.All(f => resource.Tags.TryGetValue(f.Key, out var value)
                        && (f.Values.Count == 0 || f.Values.Contains(value)))
                    select resource;
        var page = paging.Cut(found, r => r.Arn, call.Input.Text("PaginationToken") is { Length: > 0 } token ? token : null,
            call.Input.Number("ResourcesPerPage"), () => new("PaginationTokenExpiredException", "The PaginationToken is not valid."));
        return new()
        {
            ["PaginationToken"] = page.Next ?? "",
            ["ResourceTagMappingList"] = CallMembers.ToJsonArray(page.Items
                .Select(r => new JsonObject { ["ResourceARN"] = r.Arn, ["Tags"] = r.Tags.ToTagList() })),
        };
    }

    /// <summary>Types are a service, or a service and a kind: <c>rds</c>, <c>rds:cluster</c>.</summary>
    private static bool IsOf(string arn, string type)
    {
        var parts = arn.Split(':', 6);
        return type.Split(':') is [var service, .. var kind] && parts[2] == service
            && (kind.Length == 0 || parts[5].Split('/', ':')[0] == kind[0]);
    }
}
