using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>How one kind of resource is described: which are meant, filtered, and shown page by page.</summary>
/// <param name="Set">Name of the list in the answer.</param>
/// <param name="IdParameter">Parameter that gives ids.</param>
/// <param name="Id">A resource's id.</param>
/// <param name="Attributes">Values by filter name.</param>
/// <param name="Show">A resource's members in the answer.</param>
/// <param name="Missing">The fault for an id that is not there.</param>
internal sealed record Ec2Query<T>(
    string Set,
    string IdParameter,
    Func<T, string> Id,
    IReadOnlyDictionary<string, Func<T, IEnumerable<string?>>> Attributes,
    Func<T, JsonObject> Show,
    Func<string, AwsFault> Missing)
{
    /// <summary>Answers a Describe call over <paramref name="all"/>.</summary>
    public JsonObject Answer(AwsCall call, IEnumerable<T> all, Network network, Paging paging)
    {
        var byId = all.ToDictionary(Id);
        var wanted = call.Input.Texts(IdParameter);
        if (wanted?.FirstOrDefault(id => !byId.ContainsKey(id)) is { } missing)
            throw Missing(missing);
        var filters = call.Input.Objects("Filter").Select(f => (Name: f.Required("Name"), Values: f.Texts("Value") ?? [])).ToArray();
        var found = (wanted?.Distinct().Select(id => byId[id]) ?? byId.Values)
            .Where(item => filters.All(f => Values(item, f.Name, network).Any(v => f.Values.Any(p => Wildcard.Matches(p, v)))));
        var page = paging.Cut(found, Id, call.Input.Text("NextToken"), call.Input.Number("MaxResults"),
            () => new("InvalidNextToken", "The token is invalid."));
        return new() { [Set] = CallMembers.ToJsonArray(page.Items.Select(Show)), ["nextToken"] = page.Next };
    }

    private IEnumerable<string> Values(T item, string filter, Network network)
    {
        var tags = network.TagsOf(Id(item));
        if (filter == "tag-key")
            return tags.Keys;
        if (filter.StartsWith("tag:", StringComparison.Ordinal))
            return tags.TryGetValue(filter["tag:".Length..], out var value) ? [value] : [];
        return Attributes.TryGetValue(filter, out var read)
            ? read(item).OfType<string>()
            : throw new AwsFault("InvalidParameterValue", $"The filter '{filter}' is invalid");
    }
}
