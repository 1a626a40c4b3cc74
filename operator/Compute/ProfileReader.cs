using Amazon.EKS;
using Amazon.EKS.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Compute;

/// <summary>Reads the Fargate profiles of a cluster.</summary>
internal sealed class ProfileReader(IAmazonEKS eks)
{
    /// <summary>The profiles whose names begin so; none when the cluster is gone.</summary>
    public async Task<ProfilesObserved> ReadAsync(string cluster, string prefix, CancellationToken cancellationToken)
    {
        var names = await AwsPages.ReadAllAsync<string>(
            async marker =>
            {
                var request = new ListFargateProfilesRequest { ClusterName = cluster, NextToken = marker };
                var page = await eks.ListFargateProfilesAsync(request, cancellationToken).OrNullIfNotFoundAsync();
                return (page?.FargateProfileNames, page?.NextToken);
            },
            cancellationToken).ToListAsync(cancellationToken);
        var profiles = new List<ProfileObserved>();
        foreach (var name in names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var request = new DescribeFargateProfileRequest { ClusterName = cluster, FargateProfileName = name };
            if ((await eks.DescribeFargateProfileAsync(request, cancellationToken).OrNullIfNotFoundAsync())?.FargateProfile is { } profile)
                profiles.Add(Of(name, profile));
        }

        return new ProfilesObserved(profiles);
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
