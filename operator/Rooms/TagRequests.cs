using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>The two requests with which a service changes tags, by what identifies the resource there.</summary>
/// <param name="Set">Adds or overwrites tags of a resource.</param>
/// <param name="Remove">Removes keys from a resource.</param>
internal sealed record TagRequests(
    Func<string, IReadOnlyDictionary<string, string>, AmazonWebServiceRequest> Set,
    Func<string, IReadOnlyList<string>, AmazonWebServiceRequest> Remove)
{
    /// <summary>What turns the observed tags into the desired ones; empty when they are so.</summary>
    /// <param name="pass">The pass, for the keys that earlier specs had set.</param>
    /// <param name="resource">As planned changes name it.</param>
    /// <param name="id">As the service's tag calls name it.</param>
    /// <param name="desired">Tags as they should be.</param>
    /// <param name="observed">Tags as they are.</param>
    public IEnumerable<AwsChange> Between(
        PlatformPass pass, string resource, string id, IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> observed)
    {
        var changes = OwnershipTags.Diff(desired, observed, pass.FormerTagKeys);
        if (changes.Set.Count > 0)
            yield return new AwsChange(Described(resource, changes.Set, observed), Set(id, changes.Set));
        if (changes.Remove.Count > 0)
            yield return new AwsChange(
                new PlannedChange(resource, "Untag", string.Join(", ", changes.Remove))
                {
                    Fields = [.. changes.Remove.Select(key => new FieldChange($"tag {key}", observed[key], "(none)"))],
                },
                Remove(id, changes.Remove));
    }

    /// <summary>Gives a resource up: it stays as it is, and is no longer the platform's.</summary>
    public AwsChange Release(string resource, string id, string uid)
    {
        var released = new Dictionary<string, string> { [PlatformTags.Uid] = PlatformTags.Released(uid) };
        return new AwsChange(new PlannedChange(resource, "Release", PlatformTags.Uid), Set(id, released));
    }

    private static PlannedChange Described(
        string resource, IReadOnlyDictionary<string, string> set, IReadOnlyDictionary<string, string> observed)
        => new(resource, "Tag", string.Join(", ", set.Keys))
        {
            Fields = [.. set.Select(tag => new FieldChange($"tag {tag.Key}", observed.GetValueOrDefault(tag.Key) ?? "(none)", tag.Value))],
        };
}
