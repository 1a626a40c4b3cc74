using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Aws;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>A room in AWS reads and changes only the account that the platform was built in, and writes down where that is.</summary>
public sealed class AwsRoomTests : IAsyncLifetime, IDisposable
{
    private const string Account = "123456789012";

    private static readonly AcceptedStatus Before = new() { Environment = "before", Region = "us-east-1", AccountId = "210987654321" };

    private static readonly AwsChange Delete = new(
        PlannedChange.Removal("CacheParameterGroup g"), new DeleteCacheParameterGroupRequest { CacheParameterGroupName = "g" });

    private readonly RoomGround _ground = new();
    private ScriptedAws _aws = null!;
    private AwsRegions _regions = null!;
    private ScriptedAwsRoom _room = null!;

    public async Task InitializeAsync()
    {
        _aws = await ScriptedAws.StartAsync();
        var settings = new AwsSettings("of-the-operator", _aws.Address, new BasicAWSCredentials("id", "secret")) { Retries = 0 };
        _regions = new AwsRegions(settings, _ground.Clock);
        _room = new ScriptedAwsRoom(_regions, _ground.Tools);
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    public void Dispose()
    {
        _regions.Dispose();
        _ground.Dispose();
    }

    [Theory, InlineData(null), InlineData(Account)]
    public async Task The_region_of_the_spec_is_read_when_the_account_is_right(string? account)
    {
        AnswerAccount();

        (await _room.ReconcileAsync(Pass(account), CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();

        _room.Read.Should().Equal(LocalAccount.Region);
    }

    [Fact]
    public async Task A_deletion_reads_the_same()
    {
        AnswerAccount();
        _room.There = [RoomGround.Thing("a")];

        var outcome = await _room.DeleteAsync(Pass(Account), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Be("a is left.");
        _room.Read.Should().Equal(LocalAccount.Region);
    }

    [Fact]
    public async Task Nothing_is_read_in_another_account()
    {
        AnswerAccount();

        Func<Task>[] passes =
        [
            () => _room.ReconcileAsync(Pass("210987654321"), CancellationToken.None),
            () => _room.DeleteAsync(Pass("210987654321"), CancellationToken.None),
        ];

        foreach (var pass in passes)
            (await pass.Should().ThrowAsync<WrongAccountException>()).WithMessage(
                "The platform was built in account 210987654321, but the operator's credentials are for account 123456789012: nothing is "
                + "changed. Give the operator a role in account 210987654321.");
        _room.Read.Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_is_one_call_of_which_the_room_hears()
    {
        _aws.Then(200, "<R xmlns=\"x\"><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></R>");

        (await _room.SendAsync(Pass(Account), Delete, CancellationToken.None)).Should().Be("request-1");

        _aws.Requests.Should().ContainSingle().Which.Body.Should().Contain("Action=DeleteCacheParameterGroup");
        _aws.Requests[0].Headers["Authorization"].Should().Contain($"/{LocalAccount.Region}/elasticache/");
        _room.Changes.Should().Equal(Delete);
    }

    [Fact]
    public async Task The_room_hears_of_a_change_that_failed_too()
    {
        _aws.Then(400, "<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>no</Message></Error></ErrorResponse>");

        var send = () => _room.SendAsync(Pass(Account), Delete, CancellationToken.None);

        await send.Should().ThrowAsync<AmazonElastiCacheException>();
        _room.Changes.Should().Equal(Delete);
    }

    [Fact]
    public async Task Where_a_platform_is_built_is_accepted_with_its_first_resource()
    {
        AnswerAccount();
        _room.There = [RoomGround.Thing("a")];

        var outcome = await _room.ReconcileAsync(Pass(null), CancellationToken.None);

        outcome.Accept!(Before).Should().Be(
            Before with { Environment = "staging", Region = LocalAccount.Region, AccountId = Account, VpcId = "vpc-built" });
    }

    [Fact]
    public async Task Without_a_resource_nothing_is_fixed_but_what_the_room_says()
    {
        AnswerAccount();

        var outcome = await _room.ReconcileAsync(Pass(null), CancellationToken.None);

        outcome.Accept!(Before).Should().Be(Before with { VpcId = "vpc-built" });
    }

    [Fact]
    public void An_account_that_has_not_been_asked_for_stays_as_it_was()
    {
        _room.There = [RoomGround.Thing("a")];

        _room.AcceptOf(Pass(null), Before).AccountId.Should().Be(Before.AccountId);
    }

    private void AnswerAccount() => _aws.Then(200, $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::{Account}:user/operator</Arn><UserId>u</UserId><Account>{Account}</Account>
        </GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """);

    private PlatformPass Pass(string? account) => _ground.Pass() with { Accepted = new AcceptedStatus { AccountId = account } };
}
