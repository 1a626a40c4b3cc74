using Amazon.EKS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Compute;

/// <summary>Reads the Fargate profiles of a platform: their names from the list that the platforms of a cluster share.</summary>
/// <param name="aws">The region.</param>
/// <param name="pass">The pass.</param>
/// <param name="profiles">Active profiles by name.</param>
internal sealed class ProfileReader(AwsRegion aws, PlatformPass pass, ItemReader<ProfileObserved?> profiles)
{
    /// <summary>The profiles whose names begin like the platform's; none when the cluster is gone.</summary>
    public async Task<ProfilesObserved> ReadAsync(CancellationToken cancellationToken)
    {
        var cluster = pass.Settings.Network.EksClusterName;
        var names = await aws.Fleet.FargateProfiles.ReadAsync(cluster, pass.Asker(), cancellationToken);
        var found = new List<ProfileObserved>();
        foreach (var name in names.Where(name => name.StartsWith(pass.Names.Stem, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var profile = await profiles.ReadAsync(name, pass.Asker(), () => DescribeAsync(cluster, name, cancellationToken));
            if (profile is not { Lifecycle: StoreLifecycle.Available })
                profiles.Mutated(name); // On its way: asked for in each pass.
            if (profile is not null)
                found.Add(profile);
        }

        return new ProfilesObserved(found);
    }

    private async Task<ProfileObserved?> DescribeAsync(string cluster, string name, CancellationToken cancellationToken)
    {
        var request = new DescribeFargateProfileRequest { ClusterName = cluster, FargateProfileName = name };
        var answer = await aws.Clients.EKS.DescribeFargateProfileAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        return answer?.FargateProfile is { } profile ? Of(name, profile) : null;
    }

    private static ProfileObserved Of(string name, FargateProfile profile) => new(
        name,
        profile.FargateProfileArn ?? "",
        ProfileObserved.LifecycleOf(profile.Status?.Value),
        profile.Status?.Value ?? "",
        profile.Health?.Issues is [_, ..] issues
            ? string.Join("; ", issues.Select(issue => $"{issue.Code}: {issue.Message}"))
            : "EKS reports no issue",
        profile.Tags ?? []);
}
