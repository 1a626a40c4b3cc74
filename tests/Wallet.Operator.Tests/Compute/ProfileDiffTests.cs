using Wallet.Operator.Compute;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Compute;

public sealed class ProfileDiffTests
{
    private static readonly Dictionary<string, string> Tags = new() { ["Owner"] = "wallet-team" };

    [Fact]
    public void Profiles_as_they_should_be_need_no_change() => Changes([Wanted("a")], There("a")).Should().BeEmpty();

    [Fact]
    public void Missing_profiles_are_made_one_at_a_time()
    {
        var changes = ProfileDiff.Between(SamplePlatform.Pass(), [Wanted("a"), Wanted("b"), Wanted("c")], Observed(There("a")));

        changes.Texts().Should().Equal("Create FargateProfile b in subnet-3, subnet-4");
        ChangeTexts.Text(changes[0].Request).Should().Be(
            "CreateFargateProfileRequest {ClusterName: wallet, FargateProfileName: b, PodExecutionRoleArn: arn:role, "
            + "Selectors: [{Labels: {app: demo}, Namespace: wallets}], Subnets: [subnet-3, subnet-4], Tags: {Owner: wallet-team}}");
    }

    [Theory]
    [InlineData(StoreLifecycle.Creating)]
    [InlineData(StoreLifecycle.Deleting)]
    [InlineData(StoreLifecycle.Changing)]
    [InlineData(StoreLifecycle.Unknown)]
    public void The_cluster_takes_one_operation_at_a_time(StoreLifecycle lifecycle)
        => Changes([Wanted("a"), Wanted("b")], There("a", lifecycle), There("failed", StoreLifecycle.Failed)).Should().BeEmpty();

    [Fact]
    public void A_failed_profile_goes_before_others_are_made()
        => Changes([Wanted("a"), Wanted("b")], There("old"), There("a", StoreLifecycle.Failed)).Should().Equal("Delete FargateProfile a");

    [Fact]
    public void An_old_profile_stays_until_all_new_ones_are_there()
        => Changes([Wanted("a"), Wanted("b")], There("a"), There("old")).Should().Equal("Create FargateProfile b in subnet-3, subnet-4");

    [Theory]
    [InlineData("", "Delete FargateProfile old")]
    [InlineData("old", "Delete FargateProfile older")]
    [InlineData("old older", null)]
    public void Old_profiles_go_one_at_a_time_when_no_pod_is_on_them(string inUse, string? deleted)
    {
        var observed = Observed(There("a"), There("old"), There("older")) with { InUse = inUse.Split(' ').ToHashSet() };

        ProfileDiff.Between(SamplePlatform.Pass(), [Wanted("a")], observed).Texts().Should().Equal(deleted is null ? [] : [deleted]);
    }

    [Fact]
    public void Obsolete_are_those_that_are_not_wanted()
        => ProfileDiff.Obsolete([Wanted("a"), Wanted("b")], Observed(There("a"), There("old"), There("b"), There("older")))
            .Select(profile => profile.Name).Should().Equal("old", "older");

    [Theory]
    [InlineData(ChangeEffect.None, "Delete FargateProfile old")]
    [InlineData(ChangeEffect.Destroy, "Delete FargateProfile old (Destroy)")]
    public void A_deletion_says_what_its_pods_feel(object effect, string text)
    {
        var change = ProfileDiff.Delete("wallet", There("old"), (ChangeEffect)effect);

        new[] { change }.Texts().Should().Equal(text);
        ChangeTexts.Text(change.Request).Should().Be("DeleteFargateProfileRequest {ClusterName: wallet, FargateProfileName: old}");
    }

    [Fact]
    public void Tags_of_wanted_profiles_are_kept_while_they_are_active()
    {
        ProfileObserved[] there = [There("a"), There("b", StoreLifecycle.Creating), There("old")];
        var theirs = new Dictionary<string, string> { ["Owner"] = "theirs", ["wallet-operator.io/former"] = "1" };

        var changes = ProfileDiff.Between(
            SamplePlatform.Pass(), [Wanted("a"), Wanted("b")], Observed([.. there.Select(profile => profile with { Tags = theirs })]));

        changes.Texts().Should().Equal("Tag FargateProfile a Owner", "Untag FargateProfile a wallet-operator.io/former");
        changes.Select(change => ChangeTexts.Text(change.Request)).Should().Equal(
            "TagResourceRequest {ResourceArn: arn:a, Tags: {Owner: wallet-team}}",
            "UntagResourceRequest {ResourceArn: arn:a, TagKeys: [wallet-operator.io/former]}");
    }

    [Fact]
    public void Operations_come_before_tags()
        => Changes([Wanted("a"), Wanted("b")], There("a") with { Tags = new Dictionary<string, string>() })
            .Should().Equal("Create FargateProfile b in subnet-3, subnet-4", "Tag FargateProfile a Owner");

    private static IEnumerable<string> Changes(IReadOnlyList<ProfileDesired> desired, params ProfileObserved[] observed)
        => ProfileDiff.Between(SamplePlatform.Pass(), desired, Observed(observed)).Texts();

    private static ProfileDesired Wanted(string name) => new(
        name, "wallet", "arn:role", ["subnet-3", "subnet-4"], "wallets", new Dictionary<string, string> { ["app"] = "demo" }, Tags, null);

    private static ProfilesObserved Observed(params ProfileObserved[] profiles) => new(profiles);

    private static ProfileObserved There(string name, StoreLifecycle lifecycle = StoreLifecycle.Available)
        => new(name, $"arn:{name}", lifecycle, $"{lifecycle}", "EKS reports no issue", Tags);
}
