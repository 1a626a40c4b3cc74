using System.Text.Json.Nodes;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Compute;
using Wallet.Operator.Database.Logs;
using Wallet.Operator.Network;
using Wallet.Operator.Network.FlowLogs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Crash;

/// <summary>
/// The answer of each changing call is lost in turn, and the operator restarts: it ends at the same resources, none made twice.
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
            Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"], FlowLogs = true },
        });
        foreach (var step in new Func<IPlatformStep>[]
        {
            () => new NetworkStep(account.Regions, TestRooms.Tools(account.Clock)),
            () => new SecurityStep(account.Regions, TestRooms.Tools(account.Clock)),
            () => new FlowLogsStep(account.Regions, TestRooms.Tools(account.Clock)),
            () => new DatabaseLogsStep(account.Regions, TestRooms.Tools(account.Clock)),
            () => new ComputeStep(account.Regions, new NamedProfiles(), TestRooms.Tools(account.Clock)),
        })
        {
            var outcome = await BuildAsync(step, account, pass);
            pass = pass with { Facts = [.. pass.Facts, .. outcome.Facts] };
        }

        pass.Find<ComputeFacts>().Should().NotBeNull();
        return account.Journal.Mutations;
    }

    // The process ends with the pass in which an answer was lost: what was in memory is gone, and another takes over after the lease.
    private static async Task<StepOutcome> BuildAsync(Func<IPlatformStep> start, LocalAccount account, PlatformPass pass)
    {
        var step = start();
        for (var passes = 0; passes < 200; passes++)
        {
            var lost = Lost(account);
            var outcome = await PassAsync(step, pass);
            if (outcome is StepOutcome.InSync)
                return outcome;
            if (Lost(account) > lost)
                step = start();
            account.Clock.Advance(Lost(account) > lost ? TimeSpan.FromSeconds(15) : outcome.WakeAfter!.Value);
        }

        throw new TimeoutException("Not in sync after 200 passes.");
    }

    private static int Lost(LocalAccount account) => account.Journal.Calls.Count(call => call.Outcome == "ReplyLost");

    private static async Task<StepOutcome> PassAsync(IPlatformStep step, PlatformPass pass)
    {
        try
        {
            return await step.ReconcileAsync(pass, CancellationToken.None);
        }
        catch (Exception fault) when (fault is AmazonServiceException or AmazonClientException or IOException)
        {
            return new StepOutcome.Waiting("Fault", fault.Message, TimeSpan.FromSeconds(2));
        }
    }

    private static IEnumerable<(string Service, string Operation, int Earlier)> Numbered(IReadOnlyList<JournalEntry> calls)
        => calls
            .GroupBy(call => (call.Service, call.Operation))
            .SelectMany(same => same.Select((_, number) => (same.Key.Service, same.Key.Operation, number)));

    // The same token makes the same thing, and a subnet has one flow log to a group: a second one is refused within the answer.
    private static Dictionary<string, int> Made(IReadOnlyList<JournalEntry> calls) => calls
        .Where(call => call.IsExecuted && call.Operation.StartsWith("Create", StringComparison.Ordinal))
        .GroupBy(call => call.Operation)
        .ToDictionary(same => same.Key, same => same.DistinctBy(call => TokenOf(call.Input) ?? Guid.NewGuid().ToString()).Count());

    private static string? TokenOf(JsonObject input)
        => (input.FirstOrDefault(member => member.Key.EndsWith("Token", StringComparison.OrdinalIgnoreCase)).Value
            ?? (input.ContainsKey("DeliverLogsPermissionArn") ? input["ResourceId"] : null))?.ToJsonString();
}
