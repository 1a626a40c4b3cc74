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
        var arn = "arn:theirs";
        var name = App.Name;
        var cases = new (RoleObserved Observed, string Change, string Request)[]
        {
            (applied with { Trust = "{}" },
                "UpdateTrust", $"UpdateAssumeRolePolicyRequest {{PolicyDocument: {App.Trust}, RoleName: {name}}}"),
            (applied with { PermissionsBoundaryArn = arn },
                $"PutBoundary {arn} -> (none)", $"DeleteRolePermissionsBoundaryRequest {{RoleName: {name}}}"),
            (applied with { InlinePolicies = Policies() }, "PutPolicy kafka", PutKafka),
            (applied with { InlinePolicies = Policies(("kafka", "{}")) }, "PutPolicy kafka", PutKafka),
            (applied with { InlinePolicies = Policies(("kafka", App.InlinePolicies["kafka"]), ("theirs", "{}")) },
                "DeletePolicy theirs", $"DeleteRolePolicyRequest {{PolicyName: theirs, RoleName: {name}}}"),
            (applied with { AttachedPolicyArns = [arn] },
                $"DetachPolicy {arn}", $"DetachRolePolicyRequest {{PolicyArn: {arn}, RoleName: {name}}}"),
            (applied with { Tags = SomeSecurity.Altered(applied.Tags) },
                "Tag Owner", $"TagRoleRequest {{RoleName: {name}, Tags: [{{Key: Owner, Value: wallet-team}}]}}"),
        };

        foreach (var (observed, change, request) in cases)
        {
            var only = RoleDiff.Between(Pass, App, observed).Should().ContainSingle().Subject;
            only.What.Resource.Should().Be($"Role {name}");
            $"{only.What.Verb} {only.What.Detail}".TrimEnd().Should().Be(change);
            ChangeTexts.Text(only.Request).Should().Be(request);
        }
    }

    [Fact]
    public void A_missing_role_is_made() => RoleDiff.Between(Pass, App, null).Texts().Should().Equal($"Create Role {App.Name} for App");

    [Fact]
    public void Rights_are_given_before_others_are_taken_away()
    {
        var role = App with { AttachedPolicyArns = ["arn:ours"], PermissionsBoundaryArn = "arn:boundary" };
        var observed = new RoleObserved(
            App.Name, "arn", "{}", Policies(("theirs", "{}")), ["arn:theirs"], null, SomeSecurity.Altered(App.Tags));

        RoleDiff.Between(Pass, role, observed).Select(change => $"{change.What.Verb} {change.What.Detail}".TrimEnd()).Should().Equal(
            "UpdateTrust",
            "PutBoundary (none) -> arn:boundary",
            "PutPolicy kafka",
            "AttachPolicy arn:ours",
            "DeletePolicy theirs",
            "DetachPolicy arn:theirs",
            "Tag Owner");
    }

    private static string PutKafka
        => $"PutRolePolicyRequest {{PolicyDocument: {App.InlinePolicies["kafka"]}, PolicyName: kafka, RoleName: {App.Name}}}";

    private static Dictionary<string, string> Policies(params (string Name, string Document)[] policies)
        => policies.ToDictionary(policy => policy.Name, policy => policy.Document);

    private static RoleObserved Applied(RoleDesired role) => SomeSecurity.Applied(role);
}
