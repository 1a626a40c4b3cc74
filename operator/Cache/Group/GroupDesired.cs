using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache.Group;

/// <summary>The replication group as it should be.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Version">Engine version as a request asks for it; null when AWS does not offer the wanted one.</param>
/// <param name="ParameterGroup">Parameter group.</param>
/// <param name="SubnetGroup">Subnet group, fixed at creation.</param>
/// <param name="SecurityGroupIds">Security groups.</param>
/// <param name="KeyArn">Key of the storage, fixed at creation; null when it is not encrypted.</param>
/// <param name="AuthToken">Password, set at creation; does not print itself. Null when there is none.</param>
/// <param name="Settings">The spec section.</param>
/// <param name="Tags">Tags.</param>
internal sealed record GroupDesired(
    string Id,
    string? Version,
    string ParameterGroup,
    string SubnetGroup,
    IReadOnlyList<string> SecurityGroupIds,
    string? KeyArn,
    SecretText? AuthToken,
    CacheSettings Settings,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Primary and replicas.</summary>
    public int Nodes => 1 + Settings.Replicas;

    /// <summary>Whether a replica takes over for a lost primary.</summary>
    public bool HasFailover => Settings.Replicas > 0;

    /// <summary>Of one platform, with the engine that can be had and the parameter group that goes with it.</summary>
    public static GroupDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security, string? version, string parameterGroup)
    {
        var id = CacheNames.Group(pass.Names);
        var settings = pass.Settings.Cache;
        return new GroupDesired(
            id,
            version,
            parameterGroup,
            network.CacheSubnetGroup,
            [network.CacheSecurityGroupId],
            settings.EncryptionAtRest ? security.KeyArns[CacheNames.Component] : null,
            settings.AuthToken ? security.CacheAuthToken : null,
            settings,
            CacheNames.Tags(pass, id));
    }
}
