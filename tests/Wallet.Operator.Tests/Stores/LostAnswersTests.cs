using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Cache;
using Wallet.Operator.Database;
using Wallet.Operator.Messaging;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Messaging;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Stores;

/// <summary>
/// The life of each data store (built, changed, deleted with a snapshot), once for every mutation in it, whose answer is lost: the
/// operator starts anew without any memory, and the store ends up the same, with nothing made twice.
/// </summary>
public sealed class LostAnswersTests
{
    private const int Patience = 2000;

    public static TheoryData<string> Services => ["rds", "elasticache", "kafka"];

    [Theory, MemberData(nameof(Services))]
    public async Task Any_lost_answer_leaves_the_same_life(string service)
    {
        var (life, facts) = await LiveAsync(service, fault: null);
        life.Should().HaveCountGreaterThan(3);
        foreach (var (operation, skip) in life.Select((operation, i) => (operation, life.Take(i).Count(before => before == operation))))
        {
            var fault = new FaultRule(service, operation, new Disturbance.LoseReply()) { Skip = skip };

            var (disturbed, told) = await LiveAsync(service, fault);

            told.Should().Equal(facts, "{0} {1} was lost", operation, skip);
            disturbed.Where(IsCreation).Should().BeEquivalentTo(life.Where(IsCreation), "{0} {1} was lost", operation, skip);
        }
    }

    // Every mutation of the service that AWS carried out, and what the store told when it was built and changed.
    private static async Task<(List<string> Mutations, List<string> Facts)> LiveAsync(string service, FaultRule? fault)
    {
        await using var account = await LocalAccount.StartAsync();
        var pass = await account.PrepareAsync(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Snapshot } });
        if (fault is not null)
            account.Faults.Add(fault);
        var topics = new FakeTopics();
        IPlatformStep Step() => service switch
        {
            "rds" => new DatabaseStep(account.Regions, TestRooms.Tools(account.Clock)),
            "elasticache" => new CacheStep(account.Regions, TestRooms.Tools(account.Clock)),
            _ => new MessagingStep(account.Regions, topics, TestRooms.Tools(account.Clock)),
        };
        List<string> facts = [];
        pass = await UntilInSyncAsync(account, pass, facts, current => Step().ReconcileAsync(current, CancellationToken.None));
        pass = await UntilInSyncAsync(account, pass.With(Changed), facts, current => Step().ReconcileAsync(current, CancellationToken.None));
        await UntilInSyncAsync(account, pass, facts, current => Step().DeleteAsync(current, CancellationToken.None));
        return ([.. account.Journal.Mutations.Where(call => call.Service == service && call.IsExecuted).Select(call => call.Operation)], facts);
    }

    private static PlatformSettings Changed(PlatformSettings settings) => settings with
    {
        Database = settings.Database with { WriterClass = "db.r6g.xlarge", ReaderClass = "db.r6g.xlarge", BackupRetentionDays = 14 },
        Cache = settings.Cache with { Replicas = 1, NodeType = "cache.r6g.large" },
        Messaging = settings.Messaging with
        {
            BrokerType = "kafka.m5.large",
            ServerProperties = new Dictionary<string, string> { ["log.retention.hours"] = "24" },
        },
    };

    private static async Task<PlatformPass> UntilInSyncAsync(
        LocalAccount account, PlatformPass pass, List<string> facts, Func<PlatformPass, Task<StepOutcome>> run)
    {
        for (var passes = 0; passes < Patience; passes++)
        {
            var outcome = await RunAsync(() => run(pass));
            pass = pass.After(outcome);
            if (outcome is StepOutcome.InSync)
            {
                facts.AddRange(outcome.Facts.Select(fact => fact.ToString()!));
                return pass;
            }
            account.Clock.Advance(TimeSpan.FromSeconds(15));
        }
        throw new TimeoutException("Never in sync.");
    }

    private static async Task<StepOutcome> RunAsync(Func<Task<StepOutcome>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            return new StepOutcome.Waiting("Fault", exception.Message, Pace.Settling);
        }
    }

    private static bool IsCreation(string operation) =>
        operation.StartsWith("Create", StringComparison.Ordinal) || operation.StartsWith("Delete", StringComparison.Ordinal)
        || operation is "FailoverDBCluster" or "UpdateConfiguration";
}
