using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Compute;

/// <summary>
/// A Fargate profile as it should be. Profiles cannot be changed: the name holds a hash of everything that would have to be, so that
/// another wish is another profile.
/// </summary>
/// <param name="Name">At most 100 characters.</param>
/// <param name="ClusterName">EKS cluster.</param>
/// <param name="PodExecutionRoleArn">Role of Fargate.</param>
/// <param name="SubnetIds">Private subnets.</param>
/// <param name="Namespace">Namespace of the pods.</param>
/// <param name="Labels">Labels of the pods.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
/// <param name="Zone">Its zone; null for all.</param>
internal sealed record ProfileDesired(
    string Name,
    string ClusterName,
    string PodExecutionRoleArn,
    IReadOnlyList<string> SubnetIds,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Tags,
    string? Zone)
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "compute";

    /// <summary>
    /// The profiles of a platform: one, or one for each zone. Fargate spreads the pods of one profile over its subnets as it likes; an even
    /// spread is pods that choose the profile of their zone by its label.
    /// </summary>
    /// <param name="pass">The pass.</param>
    /// <param name="network">Subnets.</param>
    /// <param name="security">Role.</param>
    /// <param name="zones">Zone by subnet.</param>
    public static IReadOnlyList<ProfileDesired> For(
        PlatformPass pass, NetworkFacts network, SecurityFacts security, IReadOnlyDictionary<string, string> zones)
        => pass.Settings.Compute.ProfilePerZone
            ? [
                .. network.PrivateSubnetIds
                    .Where(zones.ContainsKey)
                    .GroupBy(subnet => zones[subnet])
                    .OrderBy(zone => zone.Key, StringComparer.Ordinal)
                    .Select(zone => For(pass, network, security, [.. zone], zone.Key)),
            ]
            : [For(pass, network, security, network.PrivateSubnetIds, null)];

    private static ProfileDesired For(
        PlatformPass pass, NetworkFacts network, SecurityFacts security, IReadOnlyList<string> subnets, string? zone)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PlatformLabels.PartOf] = PlatformLabels.PartOfValue,
            [PlatformLabels.Instance] = pass.Key.Name,
        };
        var parts = subnets.Order(StringComparer.Ordinal)
            .Concat([security.PodExecutionRoleArn, pass.Key.Namespace])
            .Concat(labels.Select(label => $"{label.Key}={label.Value}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..8];
        var name = pass.Names.For(hash);
        return new ProfileDesired(
            name,
            network.EksClusterName,
            security.PodExecutionRoleArn,
            subnets,
            pass.Key.Namespace,
            labels,
            PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name),
            zone);
    }
}
