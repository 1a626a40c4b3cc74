using System.Text.Json.Nodes;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Compute;
using Wallet.Operator.Network;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Crash;

/// <summary>
/// The answer of each changing call is lost in turn, and the operator starts anew: it ends at the same resources, none made twice.
/// </summary>
public sealed class LostAnswersTests
{
    [Fact]
    public async Task Whichever_answer_is_lost_nothing_is_made_twice()
    {
        var undisturbed = await CallsAsync(_ => { });
        foreach (var (service, operation, earlier) in Numbered(undisturbed))
        {
            var disturbed = await CallsAsync(faults => faults.Add(
                new FaultRule(service, operation, new Disturbance.LoseReply()) { Skip = earlier }));

            Made(disturbed).Should().BeEquivalentTo(Made(undisturbed), $"the answer of {service}:{operation} number {earlier} was lost");
        }
    }

    private static async Task<IReadOnlyList<JournalEntry>> CallsAsync(Action<AwsFaults> disturb)
    {
        await using var account = await LocalAccount.StartAsync();
        disturb(account.Faults);
        var pass = SamplePlatform.Pass(settings => settings with
        {
            Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"] },
        });
        foreach (var step in new Func<IPlatformStep>[]
        {
            () => new NetworkStep(account.Regions),
            () => new SecurityStep(account.Regions, account.Clock),
            () => new ComputeStep(account.Regions, new NamedProfiles(), TestRooms.Tools(account.Clock)),
        })
        {
            var outcome = await BuildAsync(step, account, pass);
            pass = pass with { Facts = [.. pass.Facts, .. outcome.Facts] };
        }

        pass.Find<ComputeFacts>().Should().NotBeNull();
        return account.Journal.Mutations;
    }

    // A crash forgets all that was in memory; whoever takes over waits for the lease first.
    private static async Task<StepOutcome> BuildAsync(Func<IPlatformStep> start, LocalAccount account, PlatformPass pass)
    {
        try
        {
            return await start().BuildAsync(account, pass);
        }
        catch (Exception crash) when (crash is AmazonServiceException or AmazonClientException or IOException)
        {
            account.Clock.Advance(TimeSpan.FromSeconds(15));
            return await start().BuildAsync(account, pass);
        }
    }

    private static IEnumerable<(string Service, string Operation, int Earlier)> Numbered(IReadOnlyList<JournalEntry> calls)
        => calls
            .GroupBy(call => (call.Service, call.Operation))
            .SelectMany(same => same.Select((_, number) => (same.Key.Service, same.Key.Operation, number)));

    // The same token makes the same thing.
    private static Dictionary<string, int> Made(IReadOnlyList<JournalEntry> calls) => calls
        .Where(call => call.IsExecuted && call.Operation.StartsWith("Create", StringComparison.Ordinal))
        .GroupBy(call => call.Operation)
        .ToDictionary(same => same.Key, same => same.DistinctBy(call => TokenOf(call.Input) ?? Guid.NewGuid().ToString()).Count());

    private static string? TokenOf(JsonObject input)
        => input.FirstOrDefault(member => member.Key.EndsWith("Token", StringComparison.OrdinalIgnoreCase)).Value?.ToString();
}
