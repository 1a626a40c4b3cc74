using Amazon.EKS.Model;
using Amazon.IdentityManagement.Model;
using Wallet.Operator.Compute;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Compute;

public sealed class ComputeStepTests : IAsyncLifetime
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks-fargate-pods.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly NamedProfiles _use = new();
    private LocalAccount _account = null!;
    private ComputeStep _step = null!;
    private string _role = "";

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new ComputeStep(_account.Regions, _use, TestRooms.Tools(_account.Clock));
        _role = await RoleAsync("wp-pods");
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Makes_one_profile_for_the_platforms_pods_in_the_private_subnets()
    {
        var placements = (await _step.BuildAsync(_account, Pass())).Fact<ComputeFacts>().Placements;
        var name = placements.Should().ContainSingle().Subject.FargateProfile!;

        var profile = await ProfileAsync(name);
        profile.Subnets.Should().BeEquivalentTo(_account.Cloud.Ec2.Landscape.PrivateSubnetIds.Take(2));
        var selector = profile.Selectors!.Should().ContainSingle().Subject;
        selector.Namespace.Should().Be("wallets");
        selector.Labels.Should().Contain("app.kubernetes.io/instance", "demo");
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing()
    {
        await _step.BuildAsync(_account, Pass());
        _account.Journal.Clear();

        (await _step.ReconcileAsync(Pass(), CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task One_profile_per_zone_is_made_one_after_the_other()
    {
        var pass = Pass(settings => settings with { Compute = settings.Compute with { ProfilePerZone = true } });

        var placements = (await _step.BuildAsync(_account, pass)).Fact<ComputeFacts>().Placements;

        placements.Select(place => place.Zone).Should().Equal("eu-west-1a", "eu-west-1b");
        foreach (var place in placements)
            (await ProfileAsync(place.FargateProfile!)).Subnets.Should().ContainSingle();
        _account.Journal.Mutations.Where(call => call.Operation == "CreateFargateProfile").Should().OnlyContain(call => call.IsExecuted);
    }

    [Fact]
    public async Task Another_role_makes_another_profile_before_the_old_one_goes()
    {
        var old = (await _step.BuildAsync(_account, Pass())).Fact<ComputeFacts>().Placements[0].FargateProfile!;
        _role = await RoleAsync("wp-others");
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        _account.Journal.Clear();

        var renewed = (await _step.BuildAsync(_account, Pass())).Fact<ComputeFacts>().Placements[0].FargateProfile!;

        renewed.Should().NotBe(old);
        _account.Journal.Mutations.Select(call => call.Operation).Should().Equal("CreateFargateProfile", "DeleteFargateProfile");
        (await ProfileNamesAsync()).Should().Equal(renewed);
    }

    [Fact]
    public async Task An_old_profile_stays_while_pods_run_on_it_and_new_pods_are_sent_to_the_new_ones()
    {
        var old = (await _step.BuildAsync(_account, Pass())).Fact<ComputeFacts>().Placements[0].FargateProfile!;
        _use.Names.Add(old);
        var even = Pass(settings => settings with { Compute = settings.Compute with { ProfilePerZone = true } });
        StepOutcome outcome;
        do
        {
            outcome = await _step.ReconcileAsync(even, CancellationToken.None);
            _account.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        while (outcome.Facts.Count == 0);

        for (var passes = 0; passes < 5; passes++)
            outcome = await _step.ReconcileAsync(even, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain($"Pods still run on {old}");
        outcome.Fact<ComputeFacts>().Placements.Should().HaveCount(2).And.NotContain(place => place.FargateProfile == old);
        (await ProfileAsync(old)).Status!.Value.Should().Be("ACTIVE");
        _use.Names.Clear();
        (await _step.BuildAsync(_account, even)).Should().BeOfType<StepOutcome.InSync>();
        (await ProfileNamesAsync()).Should().HaveCount(2).And.NotContain(old);
    }

    [Fact]
    public async Task A_role_of_the_spec_that_EKS_refuses_is_reported_with_its_field()
    {
        const string Wrong = "arn:aws:iam::123456789012:role/nope";
        var pass = Pass(settings => settings with { Compute = settings.Compute with { PodExecutionRoleArn = Wrong } });
        pass = pass with { Facts = [.. pass.Facts.Select(fact => fact is SecurityFacts security ? security with { PodExecutionRoleArn = Wrong } : fact)] };

        StepOutcome outcome = null!;
        for (var passes = 0; passes < 12; passes++)
        {
            outcome = await _step.ReconcileAsync(pass, CancellationToken.None);
            _account.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.compute.podExecutionRoleArn");
    }

    [Fact]
    public async Task Deletion_leaves_no_profile_of_ours_and_touches_no_other()
    {
        await _step.BuildAsync(_account, Pass());
        await _account.Clients.EKS.CreateFargateProfileAsync(new CreateFargateProfileRequest
        {
            ClusterName = "wallet",
            FargateProfileName = "theirs",
            PodExecutionRoleArn = _role,
            Subnets = [.. _account.Cloud.Ec2.Landscape.PrivateSubnetIds],
            Selectors = [new FargateProfileSelector { Namespace = "theirs" }],
        });
        _account.Clock.Advance(TimeSpan.FromMinutes(5));

        await _step.TearDownAsync(_account, Pass());

        (await ProfileNamesAsync()).Should().Equal("theirs");
    }

    private PlatformPass Pass(Func<PlatformSettings, PlatformSettings>? change = null) => SamplePlatform.Pass(
        change,
        SamplePlatform.Network() with
        {
            VpcId = _account.Cloud.Ec2.Landscape.VpcId,
            PrivateSubnetIds = [.. _account.Cloud.Ec2.Landscape.PrivateSubnetIds.Take(2)],
        },
        SamplePlatform.Security() with { PodExecutionRoleArn = _role });

    private async Task<IReadOnlyList<string>> ProfileNamesAsync()
    {
        var listed = await _account.Clients.EKS.ListFargateProfilesAsync(new ListFargateProfilesRequest { ClusterName = "wallet" });
        return listed.FargateProfileNames!;
    }

    private async Task<string> RoleAsync(string name)
        => (await _account.Clients.IAM.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Trust })).Role!.Arn!;

    private async Task<FargateProfile> ProfileAsync(string name)
        => (await _account.Clients.EKS.DescribeFargateProfileAsync(
            new DescribeFargateProfileRequest { ClusterName = "wallet", FargateProfileName = name })).FargateProfile!;
}
