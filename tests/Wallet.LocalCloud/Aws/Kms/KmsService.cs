using Wallet.LocalCloud.Aws.Iam;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>AWS KMS: keys as things to be managed; nothing is encrypted with them.</summary>
public sealed class KmsService : IAwsService, ITaggedResources
{
    private readonly KeyRing _ring;

    /// <summary>A KMS with AWS's own keys only.</summary>
    public KmsService(CloudClock clock, Propagation propagation, Identifiers ids, Paging paging, IamService iam, string region)
    {
        _ring = new(clock, propagation, ids, region);
        var access = new KeyAccess(_ring);
        var policies = new KeyPolicies(_ring, iam, access);
        var tags = new KeyTags(_ring, access, paging);
        Operations = new Dictionary<string, AwsOperation>[]
        {
            new KeyOperations(_ring, policies, tags, access, paging).Operations,
            policies.Operations,
            new KeyAliases(_ring, access, paging).Operations,
            new KeyRotation(_ring, access).Operations,
            tags.Operations,
        }.SelectMany(part => part).ToDictionary();
    }

    /// <summary>How long tags of keys take to count in policies; may be changed while the cloud runs.</summary>
    public TimeSpan TagDelay
    {
        get => _ring.TagDelay;
        set => _ring.TagDelay = value;
    }

    /// <summary>For services that encrypt.</summary>
    public IKeys Keys => _ring;

    /// <inheritdoc/>
    public string SigningName => "kms";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Json11;

    /// <inheritdoc/>
    public string WireName => "TrentService";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    /// <remarks>A new key is not found at once (AWS KMS Developer Guide, "AWS KMS eventual consistency").</remarks>
    public IEnumerable<TaggedResource> Resources => _ring.Keys.Where(k => !k.IsManagedByAws && _ring.IsVisible(k)).Select(k => new TaggedResource(k.Arn, k.Tags));
}
