using System.Net.Sockets;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What the outside does to a call is never taken for a bug of ours.</summary>
public sealed class FaultClassificationTests : IAsyncLifetime
{
    private static readonly FaultClassifiers Classifiers = new([new Wallet.Operator.Rooms.Faults.AwsFaults(), new KubeFaults()]);

    // Changes of KMS and MSK are sent once: nothing in the client hides a lost answer.
    private static readonly Dictionary<string, Func<AwsClients, Task>> Calls = new()
    {
        ["kms CreateKey"] = aws => aws.KMS.CreateKeyAsync(new()),
        ["kms ListKeys"] = aws => aws.KMS.ListKeysAsync(new Amazon.KeyManagementService.Model.ListKeysRequest()),
        ["kafka CreateConfiguration"] = aws => aws.Kafka.CreateConfigurationAsync(new() { Name = "wp-x", ServerProperties = new MemoryStream("log.retention.hours=1"u8.ToArray()) }),
        ["kafka ListConfigurations"] = aws => aws.Kafka.ListConfigurationsAsync(new()),
        ["rds DescribeDBClusters"] = aws => aws.RDS.DescribeDBClustersAsync(new()),
    };

    private LocalAccount _account = null!;

    public static TheoryData<string, bool> Disturbed
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var call in Calls.Keys)
            {
                data.Add(call, true);
                data.Add(call, false);
            }

            return data;
        }
    }

    public static TheoryData<Exception> OfTheNetwork => new(
        new IOException("The response ended prematurely."), new HttpRequestException("Connection refused"), new TimeoutException(),
        new SocketException((int)SocketError.ConnectionReset), new TaskCanceledException("late", new TimeoutException()));

    public async Task InitializeAsync() => _account = await LocalAccount.StartAsync();

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Theory, MemberData(nameof(Disturbed))]
    public async Task A_call_that_is_dropped_or_whose_answer_is_lost_is_tried_again(string call, bool isCarriedOut)
    {
        var (service, operation) = (call.Split(' ')[0], call.Split(' ')[1]);
        _account.Faults.Add(new FaultRule(service, operation, isCarriedOut ? new Disturbance.LoseReply() : new Disturbance.Drop()) { Times = 10 });

        var lost = (await FluentActions.Awaiting(() => Calls[call](_account.Clients)).Should().ThrowAsync<Exception>()).Which;

        Classify(lost).Should().BeEquivalentTo(new { Reason = "AwsUnavailable", NeedsPerson = false, Passing = true });
    }

    [Theory, MemberData(nameof(OfTheNetwork))]
    public void What_the_network_throws_is_tried_again_whoever_lets_it_through(Exception thrown)
        => Classify(thrown).Should().BeEquivalentTo(new { NeedsPerson = false, Passing = true });

    [Fact]
    public void A_bug_is_none_of_them() => Classify(new InvalidOperationException("bug")).Should().BeNull();

    private static Fault? Classify(Exception thrown) => Classifiers.Classify(thrown);
}
