using Amazon.KeyManagementService.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

/// <summary>How keys are found, in an account with keys of others, right after they were made.</summary>
public sealed class KeySearchTests : IAsyncLifetime
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass(facts: SamplePlatform.Network());
    private LocalAccount _account = null!;

    public async Task InitializeAsync() => _account = await LocalAccount.StartAsync();

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Keys_of_others_are_not_even_asked()
    {
        var others = new List<string>();
        for (var key = 0; key < 5; key++)
            others.Add((await _account.Clients.KMS.CreateKeyAsync(new CreateKeyRequest { Description = "theirs" })).KeyMetadata.KeyId);
        _account.Journal.Clear();

        await Step().BuildAsync(_account, Pass);

        _account.Journal.Calls.Should().NotContain(call => others.Any(id => call.Input.ToJsonString().Contains(id)));
        _account.Journal.Calls.Should().NotContain(call => call.Operation == "ListKeys");
    }

    [Fact]
    public async Task A_key_that_may_not_be_looked_at_is_not_ours_and_blocks_nothing()
    {
        await _account.Clients.KMS.CreateKeyAsync(new CreateKeyRequest
        {
            Tags =
            [
                new Tag { TagKey = "wallet-operator.io/uid", TagValue = SamplePlatform.Uid },
                new Tag { TagKey = "wallet-operator.io/key", TagValue = "shared" },
            ],
        });
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        // The first is by alias and finds nothing, the second is by the ARN that the search found.
        _account.Faults.Add(new FaultRule("kms", "DescribeKey", new Disturbance.Deny()) { Skip = 1 });

        var outcome = await Step().ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>();
        outcome.Changes.Should().Contain(change => change.Verb == "Create" && change.Resource.StartsWith("Key "));
    }

    [Fact]
    public async Task A_create_that_was_given_up_and_arrives_all_the_same_leaves_no_key_behind()
    {
        var step = Step();
        await step.BuildAsync(_account, Pass);
        await _account.Clients.KMS.CreateKeyAsync(new CreateKeyRequest
        {
            Tags =
            [
                new Tag { TagKey = "wallet-operator.io/uid", TagValue = SamplePlatform.Uid },
                new Tag { TagKey = "wallet-operator.io/key", TagValue = "shared" },
            ],
        });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();

        await step.TearDownAsync(_account, Pass);

        _account.Mutations("kms").Count(operation => operation == "ScheduleKeyDeletion").Should().Be(2);
    }

    [Fact]
    public async Task One_search_serves_all_purposes()
    {
        var pass = Pass.With(settings => settings with { Security = settings.Security with { KeyPerComponent = true } });

        await Step().ReconcileAsync(pass, CancellationToken.None);

        _account.Journal.Calls.Count(call => call.Operation == "GetResources").Should().Be(1);
        _account.Mutations("kms").Should().Equal("CreateKey", "CreateKey", "CreateKey", "CreateKey");
    }

    [Fact]
    public async Task A_lost_answer_of_CreateKey_makes_no_second_key_while_no_search_shows_the_first()
    {
        var step = Step();
        _account.Faults.Next("kms", "CreateKey", new Disturbance.LoseReply());

        await step.ReconcileAsync(Pass, CancellationToken.None);
        _account.Clock.Advance(TimeSpan.FromSeconds(2));
        await step.ReconcileAsync(Pass with { Generation = 2 }, CancellationToken.None);

        _account.Mutations("kms").Should().Equal("CreateKey");
        (await step.BuildAsync(_account, Pass)).Fact<SecurityFacts>().KeyArns.Should().NotBeEmpty();
        _account.Mutations("kms").Count(operation => operation == "CreateKey").Should().Be(1);
    }

    [Fact]
    public async Task A_new_leader_within_the_same_second_makes_no_second_key()
    {
        var status = new List<RememberedResource>();
        var dying = Pass with { RememberAsync = (resource, _) => Killed(() => status.Add(resource)) };
        await Step().ReconcileAsync(dying, CancellationToken.None);

        var next = Pass with { Remembered = status };
        await Step().ReconcileAsync(next, CancellationToken.None);
        var facts = (await Step().BuildAsync(_account, next)).Fact<SecurityFacts>();

        status.Should().ContainSingle().Which.Id.Should().Be(facts.KeyArns["database"]);
        _account.Mutations("kms").Count(operation => operation == "CreateKey").Should().Be(1);
    }

    [Fact]
    public async Task A_key_in_the_status_that_KMS_does_not_show_yet_is_waited_for()
    {
        var invisible = Pass with { Remembered = [new RememberedResource("security", "Key", "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-4000-8000-000000000000")] };

        var outcome = await Step().ReconcileAsync(invisible, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("key/00000000");
        outcome.Remember.Should().Contain(invisible.Remembered);
        _account.Mutations("kms").Should().BeEmpty();
    }

    [Fact]
    public async Task A_denial_of_a_young_key_of_ours_passes_by_itself()
    {
        var step = Step();
        foreach (var operation in new[] { "GetKeyPolicy", "GetKeyRotationStatus", "EnableKeyRotation", "CreateAlias" })
            _account.Faults.Add(new FaultRule("kms", operation, new Disturbance.Deny()) { Times = 3 });
        _account.Faults.Add(new FaultRule("secretsmanager", "CreateSecret", new Disturbance.Deny()) { Times = 2 });

        StepOutcome outcome;
        do
        {
            outcome = await step.ReconcileAsync(Pass, CancellationToken.None);
            outcome.Should().NotBeOfType<StepOutcome.Blocked>();
            _account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.Zero);
        }
        while (outcome is not StepOutcome.InSync);
    }

    [Fact]
    public async Task A_denial_of_an_old_key_needs_a_person()
    {
        var step = Step();
        await step.BuildAsync(_account, Pass);
        await _account.Clients.KMS.DisableKeyRotationAsync(new DisableKeyRotationRequest { KeyId = await KeyIdAsync() });
        _account.Clock.Advance(TimeSpan.FromMinutes(20));
        _account.Faults.Add(new FaultRule("kms", "EnableKeyRotation", new Disturbance.Deny()) { Times = 10 });

        var outcome = await step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("AccessDenied");
        outcome.Fact<SecurityFacts>().KeyArns.Should().NotBeEmpty();
    }

    private SecurityStep Step() => new(_account.Regions, TestRooms.Tools(_account.Clock));

    private async Task<string> KeyIdAsync()
        => (await _account.Clients.KMS.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/wp-demo-1a2b3c4d-shared" })).KeyMetadata.KeyId;

    // The status is written, and that is the last that the process does.
    private static Task Killed(Action written)
    {
        written();
        throw new IOException("The process was killed.");
    }
}
