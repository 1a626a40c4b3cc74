using System.Net;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using static Wallet.Operator.Tests.Rooms.ScriptedRoom;

namespace Wallet.Operator.Tests.Rooms;

public sealed class ChangeSenderTests : IDisposable
{
    private readonly RoomGround _ground = new();

    public void Dispose() => _ground.Dispose();

    [Fact]
    public async Task Changes_go_in_order_and_each_is_logged_and_counted()
    {
        var sent = await SendAsync(Change("Thing a", "Create"), Change("Thing b", "Modify", "size 1 -> 2"));

        sent.Applied.Select(change => change.Resource).Should().Equal("Thing a", "Thing b");
        sent.InUse.Should().BeEmpty();
        _ground.Room.Sent.Should().Equal("Create Thing a", "Modify Thing b size 1 -> 2");
        _ground.Log.All.Should().Equal(
            (LogLevel.Information, "wallets/demo compute: Create Thing a  (effect: None, request: request-1)"),
            (LogLevel.Information, "wallets/demo compute: Modify Thing b size 1 -> 2 (effect: None, request: request-1)"));
        _ground.Counted.Should().Equal("changes compute Create None", "changes compute Modify None");
    }

    [Fact]
    public async Task A_refused_change_stops_no_other()
    {
        Refuse("Thing a", ScriptedFaults.Refused());

        var sent = await SendAsync(Change("Thing a"), Change("Thing b"));

        sent.Applied.Select(change => change.Resource).Should().Equal("Thing b");
        Refusal("Thing a")!.Fault.Reason.Should().Be("AwsRefused");
        Refusal("Thing b").Should().BeNull();
        _ground.Log.All.Should().Contain(
            (LogLevel.Warning, "wallets/demo compute: Modify Thing a was refused: AwsRefused: InvalidParameterValue: no."));
        _ground.Counted.Should().Equal("faults compute AwsRefused", "changes compute Modify None");
    }

    [Fact]
    public async Task A_change_that_succeeds_ends_its_refusal()
    {
        _ground.Ledger.Refuse(_ground.Pass(), Change("Thing a").What, ScriptedFaults.Refused());

        await SendAsync(Change("Thing a"));

        Refusal("Thing a").Should().BeNull();
    }

    // AWS says by these that what the call would bring about is so already; "already exists" and "not found" also answer the repetition of
    // a call whose first answer was lost.
    [Theory]
    [InlineData("Create", "DBClusterAlreadyExistsFault", true)]
    [InlineData("Modify", "NoOperationFault", true)]
    [InlineData("Delete", "NoOperationFault", true)]
    [InlineData("Delete", "NoSuchEntity", true)]
    [InlineData("Modify", "NoSuchEntity", false)]
    [InlineData("Delete", "DependencyViolation", false)]
    [InlineData("Delete", "AccessDenied", false)]
    public async Task What_is_so_already_counts_as_done(string verb, string code, bool isDone)
    {
        _ground.Ledger.Refuse(_ground.Pass(), Change("Thing a", verb).What, ScriptedFaults.Refused());
        _ground.Room.OnSend = _ => throw Aws(code);

        var sent = await SendAsync(Change("Thing a", verb));

        (Refusal("Thing a", verb) is null).Should().Be(isDone);
        sent.Applied.Should().BeEmpty("this pass changed nothing");
        _ground.Log.All.Should().HaveCount(isDone ? 0 : 1);
        _ground.Counted.Should().HaveCount(isDone ? 0 : 1);
    }

    [Fact]
    public async Task A_removal_of_what_is_still_used_is_reported_as_that()
    {
        _ground.Room.OnSend = change => throw (change.Resource == "Thing a" ? Aws("DependencyViolation") : Aws("AccessDenied"));

        var sent = await SendAsync(Change("Thing a", "Delete"), Change("Thing b", "Delete"));

        sent.InUse.Select(change => change.Resource).Should().Equal("Thing a");
        Refusal("Thing a", "Delete")!.Fault.Reason.Should().Be("InUse");
    }

    [Fact]
    public async Task A_room_may_judge_a_fault_of_its_own_change()
    {
        Refuse("Thing a", ScriptedFaults.Refused());
        _ground.Room.OnJudge = fault => fault with { Remedy = "Correct spec.size." };

        await SendAsync(Change("Thing a"));

        Refusal("Thing a")!.Fault.Remedy.Should().Be("Correct spec.size.");
    }

    [Fact]
    public async Task A_component_is_announced_once_and_before_its_first_change()
    {
        var pass = _ground.Pass() with { Begun = new HashSet<string>() };
        _ground.Room.OnSend = _ =>
        {
            _ground.Begun.Should().Equal("compute");
            return null;
        };

        await SendAsync(pass, Change("Thing a"), Change("Thing b"));

        _ground.Begun.Should().Equal("compute");
        _ground.Room.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_component_that_has_begun_is_not_announced_again()
    {
        await SendAsync(Change("Thing a"));

        _ground.Begun.Should().BeEmpty();
    }

    [Fact]
    public async Task A_component_that_changes_nothing_is_not_announced()
    {
        await SendAsync(_ground.Pass() with { Begun = new HashSet<string>() });

        _ground.Begun.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_announcement_fails()
    {
        var pass = _ground.Pass() with { Begun = new HashSet<string>(), BeginAsync = (_, _) => throw new HttpRequestException("away") };

        await FluentActions.Awaiting(() => SendAsync(pass, Change("Thing a"))).Should().ThrowAsync<HttpRequestException>();

        _ground.Room.Sent.Should().BeEmpty();
    }

    /// <summary>The text of an unknown exception may hold anything, a secret too: it goes into the log's exception alone.</summary>
    [Fact]
    public async Task A_bug_is_logged_whole_reported_without_its_text_and_stops_no_other_change()
    {
        _ground.Room.OnSend = change => change.Resource == "Thing a" ? throw new InvalidOperationException("canary") : null;
        _ground.Room.OnJudge = _ => throw new InvalidOperationException("a bug is not the room's to judge");

        var sent = await SendAsync(Change("Thing a"), Change("Thing b"));

        sent.Applied.Select(change => change.Resource).Should().Equal("Thing b");
        Refusal("Thing a")!.Fault.Should().Be(FaultClassifiers.Bug);
        _ground.Ledger.FindingOf(Refusal("Thing a")!).Message.Should().NotContain("canary").And.Contain("its log has the details");
        _ground.Log.All[0].Should().Be((LogLevel.Error, "wallets/demo compute: Modify Thing a failed unexpectedly"));
        _ground.Counted[0].Should().Be("faults compute InternalError");
    }

    [Fact]
    public async Task A_lost_leadership_ends_the_pass()
    {
        _ground.Room.OnSend = _ => throw new LeadershipLostException();

        await FluentActions.Awaiting(() => SendAsync(Change("Thing a"), Change("Thing b"))).Should().ThrowAsync<LeadershipLostException>();

        _ground.Room.Sent.Should().Equal("Modify Thing a");
        Refusal("Thing a").Should().BeNull();
    }

    [Fact]
    public async Task A_cancelled_pass_ends_and_refuses_nothing()
    {
        using var stop = new CancellationTokenSource();
        _ground.Room.OnSend = _ =>
        {
            stop.Cancel();
            throw new TaskCanceledException();
        };

        await FluentActions
            .Awaiting(() => Sender.SendAsync(_ground.Room, _ground.Pass(), [Change("Thing a"), Change("Thing b")], stop.Token))
            .Should().ThrowAsync<TaskCanceledException>();

        _ground.Room.Sent.Should().Equal("Modify Thing a");
        Refusal("Thing a").Should().BeNull();
    }

    [Fact]
    public void A_change_that_failed_after_it_was_taken_is_logged_and_counted_once()
    {
        var fault = ScriptedFaults.Refused("UpdateFailed", "it failed.");
        var failure = new LateFailure(Change("Thing a").What, fault, "op-1", 1, RoomGround.Start);

        Sender.Note("compute", _ground.Pass(), [failure, failure]);
        Sender.Note("compute", _ground.Pass(), [failure]);

        Refusal("Thing a")!.Fault.Reason.Should().Be("UpdateFailed");
        _ground.Log.All.Should().Equal((LogLevel.Warning, "wallets/demo compute: Modify Thing a was refused: UpdateFailed: it failed."));
        _ground.Counted.Should().Equal("faults compute UpdateFailed");
    }

    private ChangeSender<ScriptedChange> Sender => field ??= new(_ground.Tools);

    private static AmazonServiceException Aws(string code) => new("No.", null, ErrorType.Sender, code, "id", HttpStatusCode.BadRequest);

    private void Refuse(string resource, Fault fault)
        => _ground.Room.OnSend = change => change.Resource == resource ? throw new ScriptedFault(fault) : "request-1";

    private Refusal? Refusal(string resource, string verb = "Modify") => _ground.Ledger.Find(_ground.Pass(), Change(resource, verb).What);

    private Task<Sent> SendAsync(params ScriptedChange[] changes) => SendAsync(_ground.Pass(), changes);

    private Task<Sent> SendAsync(PlatformPass pass, params ScriptedChange[] changes)
        => Sender.SendAsync(_ground.Room, pass, changes, CancellationToken.None);
}
