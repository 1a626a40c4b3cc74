using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

/// <summary>What AWS refuses is reported with the field to correct, and no refusal is waited for without end.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass(facts: SamplePlatform.Network());
    private LocalAccount _account = null!;
    private SecurityStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/no-such-boundary")]
    [InlineData("arn:aws:s3:::a-bucket")]
    public async Task A_wrong_permissions_boundary_names_its_field(string arn)
    {
        var pass = Pass.With(settings => settings with { Security = settings.Security with { PermissionsBoundaryArn = arn } });

        var outcome = await _step.ReconcileAsync(pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("Correct spec.security.permissionsBoundaryArn.");
        outcome.Changes.Should().Contain(change => change.Resource.StartsWith("Key "), "one refusal does not stop the others");
    }

    [Fact]
    public async Task A_boundary_that_goes_wrong_later_takes_nothing_away_and_is_repaired_by_the_next_spec()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        var wrong = Pass.With(settings => settings with
        {
            Security = settings.Security with { PermissionsBoundaryArn = "arn:aws:iam::123456789012:policy/no-such-boundary" },
        });

        var outcome = await _step.ReconcileAsync(wrong with { Generation = 2 }, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>();
        outcome.Fact<SecurityFacts>().Should().BeEquivalentTo(before);
        (await _step.ReconcileAsync(Pass with { Generation = 3 }, CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task What_should_propagate_and_does_not_needs_a_person_after_two_minutes_and_is_tried_on()
    {
        _account.Faults.Add(new FaultRule(
            "iam", "CreateRole", new Disturbance.Fail("MalformedPolicyDocument", "Invalid principal in policy"))
        { Times = 40 });
        var began = _account.Clock.GetUtcNow();

        StepOutcome outcome;
        do
        {
            outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);
            if (_account.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(2))
                outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Propagating");
            _account.Clock.Advance(outcome.WakeAfter!.Value);
        }
        while (_account.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(4));

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ReferenceNotFound");
        _account.Faults.Clear();
        await _step.BuildAsync(_account, Pass);
    }
}
