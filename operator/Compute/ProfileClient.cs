using System.Diagnostics;
using Amazon.EKS;
using Amazon.EKS.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Compute;

/// <summary>Reads and changes the Fargate profiles of a cluster.</summary>
internal sealed class ProfileClient(IAmazonEKS eks)
{
    /// <summary>The profiles whose names begin so; none when the cluster is gone.</summary>
    public async Task<IReadOnlyList<ProfileObserved>> ReadAsync(string cluster, string prefix, CancellationToken cancellationToken)
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

        return profiles;
    }

    /// <summary>Carries out one change.</summary>
    public Task ApplyAsync(ProfileChange change, CancellationToken ct) => change switch
    {
        ProfileChange.Create create => CreateAsync(create.Profile, ct),
        ProfileChange.Delete delete => eks.DeleteFargateProfileAsync(
            new DeleteFargateProfileRequest { ClusterName = delete.ClusterName, FargateProfileName = delete.Name }, ct),
        ProfileChange.Tag tag => eks.TagResourceAsync(new TagResourceRequest { ResourceArn = tag.Arn, Tags = tag.Tags.ToMap() }, ct),
        _ => throw new UnreachableException(),
    };

    // The name holds a hash of all that matters, so it serves as the token too.
    private Task CreateAsync(ProfileDesired profile, CancellationToken ct) => eks.CreateFargateProfileAsync(
        new CreateFargateProfileRequest
        {
            ClusterName = profile.ClusterName,
            FargateProfileName = profile.Name,
            PodExecutionRoleArn = profile.PodExecutionRoleArn,
            Subnets = [.. profile.SubnetIds],
            Selectors = [new FargateProfileSelector { Namespace = profile.Namespace, Labels = profile.Labels.ToMap() }],
            Tags = profile.Tags.ToMap(),
        },
        ct);

    private static ProfileObserved Of(string name, FargateProfile profile) => new(
        name,
        profile.FargateProfileArn ?? "",
        LifecycleOf(profile.Status?.Value),
        profile.Status?.Value ?? "",
        profile.Health?.Issues is [_, ..] issues
            ? string.Join("; ", issues.Select(issue => $"{issue.Code}: {issue.Message}"))
            : "EKS tells of no issue",
        profile.Tags ?? []);

    private static ProfileLifecycle LifecycleOf(string? status) => status switch
    {
        "CREATING" => ProfileLifecycle.Creating,
        "ACTIVE" => ProfileLifecycle.Active,
        "DELETING" => ProfileLifecycle.Deleting,
        "CREATE_FAILED" or "DELETE_FAILED" => ProfileLifecycle.Failed,
        _ => ProfileLifecycle.Other,
    };
}
