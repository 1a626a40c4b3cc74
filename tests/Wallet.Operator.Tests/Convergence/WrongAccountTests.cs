using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>
/// The operator is given credentials of another account than the one that a platform was built in, as by a role that was mixed up: there
/// everything seems to be gone. Nothing may be read, made or let go by that.
/// </summary>
public sealed class WrongAccountTests
{
    private const string Built = "999999999999";
    private const string Explanation = $"The platform was built in account {Built}, but the operator's credentials are for account "
        + $"123456789012: nothing is changed. Give the operator a role in account {Built}.";

    [Fact]
    public async Task Nothing_is_built_in_another_account_and_all_that_is_asked_is_whose_it_is()
    {
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var before = await platform.StatusAsync();
        await MoveAsync(platform, Built);

        await platform.World.ChangeAsync(platform.Key, new { database = new { readers = 1 }, cache = new { replicas = 1 } });
        await PassesAsync(platform);

        OperatorsCalls(platform).Should().Equal("GetCallerIdentity");
        var status = await platform.StatusAsync();
        status.Phase.Should().Be(PlatformPhase.Blocked);
        AwsConditions(status).Should().OnlyContain(condition => condition.Reason == "WrongAccount" && condition.Status != "True"
            && condition.Message.EndsWith(Explanation, StringComparison.Ordinal));
        status.Resources.Should().BeEquivalentTo(before.Resources, "nothing is forgotten");
        status.Endpoints.Should().Be(before.Endpoints);
        status.Accepted!.AccountId.Should().Be(Built);

        await MoveAsync(platform, "123456789012");
        await platform.UntilReadyAsync();
    }

    [Fact]
    public async Task A_deletion_with_credentials_of_another_account_keeps_the_finalizer_and_deletes_nothing()
    {
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var uid = (await platform.ReadAsync()).Metadata.Uid;
        var resources = platform.World.ResourcesOf(uid);
        await MoveAsync(platform, Built);

        await platform.World.DeleteAsync(platform.Key);
        await PassesAsync(platform);

        OperatorsCalls(platform).Should().Equal("GetCallerIdentity");
        platform.World.ResourcesOf(uid).Should().Equal(resources);
        var stored = await platform.ReadAsync();
        stored.Metadata.Finalizers.Should().NotBeEmpty();
        stored.Status!.Conditions!.Single(condition => condition.Type == ConditionTypes.Stalled).Should().BeEquivalentTo(
            new { Status = "True", Reason = "WrongAccount" });

        await MoveAsync(platform, "123456789012");
        await new Journey(platform.World, platform.Key).UntilGoneAsync();
    }

    // What moves is the account in the status: the simulation has one account only. The process is a new one, with nothing in memory.
    private static async Task MoveAsync(LivePlatform platform, string account)
    {
        await platform.World.SayAsync(platform.Key, new { accepted = new { accountId = account } });
        platform.World.Restart();
        platform.World.Cloud.Aws.Journal.Clear();
    }

    private static async Task PassesAsync(LivePlatform platform)
    {
        for (var passes = 0; passes < 20; passes++)
            await platform.PassAsync();
    }

    private static IEnumerable<string> OperatorsCalls(LivePlatform platform)
        => platform.World.Cloud.Aws.Journal.Calls.Select(call => call.Operation).Distinct();

    private static IEnumerable<PlatformCondition> AwsConditions(WalletPlatformStatus status)
        => status.Conditions!.Where(condition => condition.Type is ConditionTypes.NetworkReady or ConditionTypes.SecurityReady
            or ConditionTypes.DatabaseReady or ConditionTypes.CacheReady or ConditionTypes.MessagingReady or ConditionTypes.ComputeReady);
}
