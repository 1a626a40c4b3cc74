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
internal sealed record ProfileDesired(
    string Name,
    string ClusterName,
    string PodExecutionRoleArn,
    IReadOnlyList<string> SubnetIds,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "compute";

    /// <summary>
    /// The profiles of a platform: one, or one per subnet. Fargate spreads the pods of one profile over its subnets as it likes, and
    /// picks among several profiles by chance, which is the more even of the two.
    /// </summary>
    public static IReadOnlyList<ProfileDesired> For(PlatformPass pass, NetworkFacts network, SecurityFacts security)
        => pass.Settings.Compute.ProfilePerZone
            ? network.PrivateSubnetIds.Select(subnet => For(pass, network, security, [subnet])).ToList()
            : [For(pass, network, security, network.PrivateSubnetIds)];

    private static ProfileDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security, IReadOnlyList<string> subnets)
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
            PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name));
    }
}
