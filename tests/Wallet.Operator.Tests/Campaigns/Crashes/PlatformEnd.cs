using System.Text.RegularExpressions;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Campaigns.Crashes;

/// <summary>What a platform has come to, without what is this one's alone, such as its uid.</summary>
/// <param name="Resources">In AWS, by their tags.</param>
/// <param name="Told">Kinds of those that its status lists.</param>
/// <param name="PodTemplates">Of its Deployments.</param>
internal sealed partial record PlatformEnd(IReadOnlyList<string> Resources, IReadOnlyList<string> Told, IReadOnlyList<string> PodTemplates)
{
    /// <summary>Without one of its keys.</summary>
    public PlatformEnd WithoutOneKey()
        => this with { Resources = [.. Resources.Where((arn, index) => index != Resources.ToList().FindIndex(each => each.StartsWith("arn:aws:kms:", StringComparison.Ordinal)))] };

    public static async Task<PlatformEnd> OfAsync(World world, StoredPlatform platform)
    {
        var templates = await new LivePlatform(world, new(platform.Metadata.NamespaceProperty, platform.Metadata.Name)).PodTemplatesAsync();
        return new(
            Kinds(world.ResourcesOf(platform.Metadata.Uid)),
            Kinds((platform.Status!.Resources ?? []).Select(each => $"{each.Component} {each.Kind}")),
            Kinds(templates.Select(template => Hash().Replace(template, "<hash>"))));

        IReadOnlyList<string> Kinds(IEnumerable<string> texts)
            => [.. texts.Select(text => WorldFixture.KindOf(text, platform.Metadata)).Order(StringComparer.Ordinal)];
    }

    // Of what the pods are given, and of the Fargate profile's subnets and role.
    [GeneratedRegex("""(?<=["-])[0-9a-f]{8}([0-9a-f]{8})?(?=")""")]
    private static partial Regex Hash();
}
