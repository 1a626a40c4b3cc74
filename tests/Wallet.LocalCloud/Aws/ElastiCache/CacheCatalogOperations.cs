using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Versions, events, and the tags of resources by their ARNs.</summary>
internal sealed class CacheCatalogOperations(CacheState state)
{
    private const int MostTags = 50;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("DescribeCacheEngineVersions", new(Versions, call => [new("elasticache:" + call.Operation, "*")])),
        ("DescribeEvents", new(Events, call => [new("elasticache:" + call.Operation, "*")])),
        ("AddTagsToResource", new(AddTags, call => [TagAccess(call, call.Input.Tags())])),
        ("RemoveTagsFromResource", new(RemoveTags, call => [TagAccess(call)])),
        ("ListTagsForResource", new(call => Answer(Readable(call)), call => [TagAccess(call)])),
    ];

    private JsonObject Versions(AwsCall call)
    {
        var input = call.Input;
        var asked = CacheCatalog.Versions.Where(version => version.Asked != "6.x");
        if (input.Text("Engine") is not (null or CacheCatalog.Engine))
            asked = [];
        if (input.Text("EngineVersion") is { } wanted)
            asked = asked.Where(version => version.Asked == wanted || version.Actual == wanted);
        if (input.Text("CacheParameterGroupFamily") is { } family)
            asked = asked.Where(version => version.Family == family);
        if (input.Flag("DefaultOnly") == true)
            asked = asked.TakeLast(1);
        return MarkerPage.Of(state.Paging, input, "CacheEngineVersions", asked, version => version.Actual, version => new JsonObject
        {
            ["Engine"] = CacheCatalog.Engine,
            ["EngineVersion"] = version.Actual,
            ["CacheParameterGroupFamily"] = version.Family,
            ["CacheEngineDescription"] = "Redis",
            ["CacheEngineVersionDescription"] = "redis version " + version.Actual,
        });
    }

    private JsonObject Events(AwsCall call)
    {
        var end = state.Agenda.Now;
        var start = end - TimeSpan.FromMinutes(call.Input.Number("Duration") ?? 60);
        var asked = state.Events.Index().Where(e => e.Item.Date >= start);
        if (call.Input.Text("SourceIdentifier") is { } source)
            asked = asked.Where(e => e.Item.GroupId.Equals(source, StringComparison.OrdinalIgnoreCase));
        return MarkerPage.Of(state.Paging, call.Input, "Events", asked, e => e.Index.ToString("D9", CultureInfo.InvariantCulture), e => new JsonObject
        {
            ["SourceIdentifier"] = e.Item.GroupId,
            ["SourceType"] = "replication-group",
            ["Message"] = e.Item.Message,
            ["Date"] = e.Item.Date.Iso(),
        });
    }

    private JsonObject AddTags(AwsCall call)
    {
        var tags = Changeable(call);
        var added = call.Input.Tags();
        if (tags.Keys.Union(added.Keys).Count() > MostTags)
            throw new AwsFault("TagQuotaPerResourceExceeded", $"A resource can have at most {MostTags} tags.");
        foreach (var (key, value) in added)
            tags[key] = value;
        return Answer(tags);
    }

    private JsonObject RemoveTags(AwsCall call)
    {
        var tags = Changeable(call);
        foreach (var key in call.Input.Texts("TagKeys") ?? [])
        {
            if (!tags.Remove(key))
                throw new AwsFault("TagNotFound", $"The tag {key} was not found.", 404);
        }

        return Answer(tags);
    }

    /// <summary>A replication group takes tags only while it and its nodes are available.</summary>
    private Dictionary<string, string> Changeable(AwsCall call)
    {
        var (kind, id) = Parts(call);
        if (kind == "replicationgroup")
            state.Available(id);
        return Readable(call);
    }

    /// <summary>
    /// Not even read before that: terraform-provider-aws#44811, #30444 for groups, #18625 for their nodes; likewise a snapshot
    /// that is being taken.
    /// </summary>
    private Dictionary<string, string> Readable(AwsCall call)
    {
        var tags = Known(call);
        if (!state.Hostility.CacheTagsNeedAvailable)
            return tags;
        var (kind, id) = Parts(call);
        var group = kind == "cluster" ? state.Groups.Values.First(one => one.Members.Exists(member => member.Id == id))
            : state.Groups.GetValueOrDefault(kind == "replicationgroup" ? id : "");
        if (group is { Status: not "available" })
            throw CacheFaults.GroupState("Cluster not in available state to perform tagging operations.");
        return kind == "snapshot" && state.Snapshots[id].Status != "available"
            ? throw new AwsFault("InvalidSnapshotState", $"Snapshot {id} is not in available state to perform tagging operations.")
            : tags;
    }

    private Dictionary<string, string> Known(AwsCall call)
    {
        var (kind, id) = Parts(call);
        return kind switch
        {
            "replicationgroup" => state.Group(id).Tags,
            "cluster" => state.Groups.Values.FirstOrDefault(group => group.Members.Exists(member => member.Id == id))?.Tags
                ?? throw CacheFaults.ClusterNotFound(id),
            "subnetgroup" => state.SubnetGroups.GetValueOrDefault(id)?.Tags ?? throw CacheFaults.SubnetGroupNotFound(id),
            "parametergroup" => state.ParameterGroups.GetValueOrDefault(id)?.Tags ?? throw CacheFaults.ParameterGroupNotFound(id),
            "snapshot" => state.Snapshots.GetValueOrDefault(id)?.Tags ?? throw CacheFaults.SnapshotNotFound(id),
            _ => throw new AwsFault("InvalidARN", $"The ARN {call.Input.Text("ResourceName")} is not one of ElastiCache."),
        };
    }

    private AccessRequest TagAccess(AwsCall call, Dictionary<string, string>? requestTags = null)
    {
        Dictionary<string, string>? tags;
        try
        {
            tags = Known(call);
        }
        catch (AwsFault)
        {
            // The call itself will say so.
            tags = null;
        }

        return AccessRules.On("elasticache:" + call.Operation, call.Input.Required("ResourceName"), requestTags, tags);
    }

    private static (string Kind, string Id) Parts(AwsCall call)
        => call.Input.Required("ResourceName").Split(':') is [_, _, "elasticache", _, _, var kind, var id] ? (kind, id) : ("", "");

    private static JsonObject Answer(Dictionary<string, string> tags) => new() { ["TagList"] = tags.ToTagList() };
}
