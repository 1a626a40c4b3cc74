using Amazon.RDS;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Aws.Pacing;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Tests.Aws.Pacing;

/// <summary>The pace of real clients, against a scripted server.</summary>
public sealed class PacedCallsTests : IAsyncLifetime, IDisposable
{
    private const string Region = "sa-east-1";
    private const string Empty = "<R xmlns=\"x\"><RResult/><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>";
    private const string TooMany = "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new();
    private readonly CallPacing _pacing;
    private ScriptedAws _server = null!;
    private AwsClients _aws = null!;

    static PacedCallsTests() => AwsSdk.Configure(NullLoggerFactory.Instance);

    // One read at once and one each two seconds; changes as many as there are.
    public PacedCallsTests() => _pacing = new CallPacing(_time, (_, isRead) => isRead ? new CallRate(0.5, 1) : new CallRate(100, 100));

    public async Task InitializeAsync()
    {
        _server = await ScriptedAws.StartAsync();
        _aws = new AwsClients(
            new AwsSettings(Region, _server.Address, new BasicAWSCredentials("AKIDEXAMPLE", "secret")) { Timeout = Limit, Retries = 0 }, _pacing);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _aws.Dispose();
        _pacing.Dispose();
    }

    [Fact]
    public async Task A_call_is_sent_when_its_turn_has_come()
    {
        _server.Then(200, Empty).Then(200, Empty);
        await _aws.RDS.DescribeDBClustersAsync(new());
        var second = _aws.RDS.DescribeDBClustersAsync(new());

        _time.Advance(TimeSpan.FromSeconds(1.9));
        _server.Requests.Should().ContainSingle();
        _time.Advance(TimeSpan.FromSeconds(0.2));

        await second.WaitAsync(Limit);
        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Reads_take_nothing_of_what_changes_have_nor_one_service_of_another()
    {
        _server.Then(200, Empty).Then(200, Empty).Then(200, Empty);
        await _aws.RDS.DescribeDBClustersAsync(new());

        await _aws.RDS.DeleteDBClusterAsync(new()).WaitAsync(Limit);
        await _aws.ElastiCache.DescribeReplicationGroupsAsync(new()).WaitAsync(Limit);

        _server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_throttled_call_halves_the_rate_of_its_sort_alone()
    {
        _server.Then(400, TooMany).Then(200, Empty);

        await _aws.Invoking(aws => aws.RDS.DeleteDBClusterAsync(new())).Should().ThrowAsync<AmazonRDSException>();
        await _aws.RDS.DescribeDBClustersAsync(new());

        _pacing.Of(Region, "rds", isRead: false).Budget.PerSecond.Should().Be(50);
        _pacing.Of(Region, "rds", isRead: true).Budget.PerSecond.Should().Be(0.5);
        _pacing.Of("eu-west-1", "rds", isRead: false).Budget.PerSecond.Should().Be(100);
    }

    [Fact]
    public async Task A_call_whose_turn_is_too_far_off_is_not_sent_and_means_that_it_is_throttled()
    {
        _server.Then(200, Empty);
        var calls = Enumerable.Range(0, 7).Select(_ => _aws.RDS.DescribeDBClustersAsync(new())).ToList();

        var held = (await calls[^1].Invoking(call => call.WaitAsync(Limit)).Should().ThrowAsync<CallsHeldBackException>()).Which;

        _server.Requests.Should().HaveCountLessThan(2);
        AwsErrors.Of(held).Class.Should().Be(AwsErrorClass.Throttled);
        var fault = new AwsFaults().Classify(held)!;
        (fault.Reason, fault.Passing, fault.NeedsPerson).Should().Be(("AwsThrottled", true, false));
        fault.Pace.First.Should().BeCloseTo(TimeSpan.FromSeconds(12), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void A_failover_is_urgent_in_any_pass() => CallLanes.Of("FailoverDBCluster").Should().Be(CallLane.Urgent);

    [Fact]
    public async Task A_lane_is_that_of_what_a_pass_awaits_and_of_no_other_pass()
    {
        (await Task.WhenAll(LaneOfPassAsync(CallLane.Urgent), LaneOfPassAsync(CallLane.Usual))).Should().Equal(CallLane.Urgent, CallLane.Usual);
        CallLanes.Of("DescribeDBClusters").Should().Be(CallLane.Usual);
    }

    private static async Task<CallLane> LaneOfPassAsync(CallLane lane)
    {
        CallLanes.Enter(lane);
        await Task.Yield();
        return await Task.Run(() => CallLanes.Of("DescribeDBClusters"));
    }
}
