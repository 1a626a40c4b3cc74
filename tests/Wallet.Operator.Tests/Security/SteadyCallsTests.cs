using Wallet.Operator.Network;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

/// <summary>What a quiet platform costs in AWS calls.</summary>
public sealed class SteadyCallsTests : IAsyncLifetime
{
    private LocalAccount _account = null!;

    public async Task InitializeAsync() => _account = await LocalAccount.StartAsync();

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task A_quiet_platform_asks_for_states_only_and_for_the_rest_now_and_then()
    {
        var (network, security) = (
            new NetworkStep(_account.Regions, TestRooms.Tools(_account.Clock)), new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock)));
        var pass = SamplePlatform.Pass();
        var facts = (await network.BuildAsync(_account, pass)).Fact<NetworkFacts>();
        var secured = pass with { Facts = [facts] };
        await security.BuildAsync(_account, secured);

        var cold = await CallsAsync(() => network.ReconcileAsync(pass, default), () => security.ReconcileAsync(secured, default), TimeSpan.FromMinutes(10));
        var warm = await CallsAsync(() => network.ReconcileAsync(pass, default), () => security.ReconcileAsync(secured, default), TimeSpan.FromMinutes(5));

        warm.Should().BeEquivalentTo(
        [
            "DescribeRouteTables", "DescribeSubnets", "DescribeSecurityGroups", "DescribeDBSubnetGroups",
            "DescribeCacheSubnetGroups", "DescribeKey",
        ]);
        cold.Should().HaveCountLessThan(25);
    }

    private async Task<IReadOnlyList<string>> CallsAsync(Func<Task<StepOutcome>> network, Func<Task<StepOutcome>> security, TimeSpan later)
    {
        _account.Clock.Advance(later);
        _account.Journal.Clear();
        (await network()).Should().BeOfType<StepOutcome.InSync>();
        (await security()).Should().BeOfType<StepOutcome.InSync>();
        return [.. _account.Journal.Calls.Select(call => call.Operation)];
    }
}
