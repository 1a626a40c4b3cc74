using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class RoleDiffTests
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass(settings => settings with
    {
        Messaging = settings.Messaging with { Authentication = ["IAM"] },
    });

    private static readonly IReadOnlyList<RoleDesired> Roles =
        new PlatformRoles(Pass, new AwsAccount("aws", "123456789012", LocalAccount.Region), SamplePlatform.Network()).All();

    private static readonly RoleDesired App = Roles.Single(role => role.Purpose == RolePurpose.App);

    [Fact]
    public void What_was_applied_needs_no_change()
        => Roles.SelectMany(role => RoleDiff.Between(Pass, role, Applied(role))).Should().BeEmpty();

    [Fact]
    public void Only_the_platforms_own_service_account_may_assume_the_apps_role()
        => App.Trust.Should().Contain("system:serviceaccount:wallets:demo-wallet-api").And.Contain("\"sts.amazonaws.com\"");

    [Fact]
    public void The_app_may_write_to_its_own_brokers_and_nothing_else()
        => App.InlinePolicies.Should().ContainSingle().Which.Value.Should()
            .Contain("arn:aws:kafka:eu-west-1:123456789012:topic/wp-demo-1a2b3c4d*/*/*").And.NotContain("\"*\"").And.NotContain("CreateTopic");

    [Fact]
    public void Each_difference_is_one_change()
    {
        var applied = Applied(App);
        var cases = new (RoleObserved Observed, string Verb)[]
        {
            (applied with { Trust = "{}" }, "UpdateTrust"),
            (applied with { PermissionsBoundaryArn = "arn:theirs" }, "PutBoundary"),
            (applied with { InlinePolicies = new Dictionary<string, string>() }, "PutPolicy"),
            (applied with { InlinePolicies = new Dictionary<string, string>(applied.InlinePolicies) { ["theirs"] = "{}" } }, "DeletePolicy"),
            (applied with { AttachedPolicyArns = ["arn:theirs"] }, "DetachPolicy"),
            (applied with { Tags = new Dictionary<string, string>(applied.Tags) { ["Owner"] = "theirs" } }, "Tag"),
        };

        foreach (var (observed, verb) in cases)
            RoleDiff.Between(Pass, App, observed).Should().ContainSingle().Which.What.Verb.Should().Be(verb);
    }

    private static RoleObserved Applied(RoleDesired role) => new(
        role.Name, $"arn:{role.Name}", role.Trust, role.InlinePolicies, role.AttachedPolicyArns, role.PermissionsBoundaryArn, role.Tags);
}
