using System.Globalization;
using Spectre.Console;
using Wallet.Demo.Smoke;
using Wallet.EndToEnd.Tests.Surroundings;
using Xunit.Abstractions;

namespace Wallet.EndToEnd.Tests;

/// <summary>Money through the ingress of a platform that the operator has built.</summary>
[Collection(nameof(LiveCloud))]
public sealed class MoneyTests(LiveCloud cloud, ITestOutputHelper output)
{
    [Fact]
    public async Task Deposits_transfers_and_repeated_keys_add_up()
    {
        await cloud.Demo.WaitUntilReadyAsync();
        using var http = await Purse.ConnectAsync(cloud, cloud.Demo);

        // It checks every answer.
        var wallets = await new SmokeRun(new WalletApiClient(http), AnsiConsole.Console).RunAsync(CancellationToken.None);

        wallets.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task No_money_and_no_request_is_lost_with_a_pod()
    {
        await cloud.Demo.WaitUntilReadyAsync();
        using var purse = await Purse.OpenAsync(cloud, cloud.Demo, "carla");
        await purse.DepositAsync("1.00");
        // A pod that an earlier test took is listed while it ends.
        var pods = await Eventually.GivesAsync(
            "as many pods as are available", async () => await PodsAsync() is var listed && listed.Count == await AvailableAsync() ? listed : null);

        await cloud.Terminal.KubectlAsync("delete", "pod", pods[0], "-n", cloud.Demo.Name, "--wait=false");
        var deposits = 1;
        while ((await PodsAsync()).Contains(pods[0]))
        {
            await purse.DepositAsync("1.00");
            deposits++;
        }

        output.WriteLine($"{deposits} deposits while the pod went.");
        (await purse.BalanceAsync()).Should().Be(deposits.ToString("0.00", CultureInfo.InvariantCulture));
        purse.Repeated.Should().BeEmpty("a pod that stops finishes what it has and gets nothing new");
        await Eventually.TrueAsync("another pod took its place", async () => await AvailableAsync() == pods.Count);
    }

    private Task<int> AvailableAsync() => cloud.Demo.NumberAsync("deployment/demo-wallet-api", ".status.availableReplicas");

    private async Task<IReadOnlyList<string>> PodsAsync() => (await cloud.Terminal.KubectlAsync(
        "get", "pods", "-n", cloud.Demo.Name, "--selector", "app.kubernetes.io/component=api", "--output", "jsonpath={.items[*].metadata.name}"))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
