using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>AWS Secrets Manager.</summary>
public sealed class SecretsManagerService : IAwsService, ITaggedResources
{
    private readonly SecretVault _vault;

    /// <summary>A vault without secrets.</summary>
    public SecretsManagerService(CloudClock clock, Identifiers ids, Paging paging, IKeys keys, string region)
    {
        _vault = new(clock, ids, keys, region);
        var access = new SecretAccess(_vault);
        var values = new SecretValues(_vault, access);
        Operations = values.Operations.Concat(new SecretOperations(_vault, access, values, paging).Operations).ToDictionary();
    }

    /// <inheritdoc/>
    public string SigningName => "secretsmanager";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Json11;

    /// <inheritdoc/>
    public string WireName => "secretsmanager";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources => _vault.Secrets.Select(s => new TaggedResource(s.Arn, s.Tags));
}
