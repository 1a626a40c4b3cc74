using System.Text.RegularExpressions;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Iam;

/// <summary>config/iam/operator-policy-boundary.json: with it the operator makes no role that is not bounded, and frees none.</summary>
public sealed partial class BoundaryPolicyTests : IAsyncLifetime
{
    private const string Limits = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kafka-cluster:*","s3:*"],"Resource":"*"}]}""";
    private const string BoundaryArn = "arn:aws:iam::123456789012:policy/limits";
    private const string OtherArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string Role = "wp-demo-1a2b3c4d-app";

    private static readonly string Policy = File.ReadAllText(RepositoryFolder.File("config", "iam", "operator-policy-boundary.json"))
        .Replace("BOUNDARY_ARN", BoundaryArn, StringComparison.Ordinal);

    private LocalAccount _account = null!;
    private SecurityStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync(more: [Policy]);
        _account.Cloud.Iam.AddPolicy("limits", Limits).Should().Be(BoundaryArn);
        _step = new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public void Every_document_that_users_are_given_is_explained_and_no_other_is()
    {
        var folder = Path.GetDirectoryName(RepositoryFolder.File("config", "iam", "README.md"))!;

        var named = JsonNames().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).Select(match => match.Value);

        named.Distinct().Should().BeEquivalentTo(Directory.GetFiles(folder, "*.json").Select(Path.GetFileName));
    }

    // IAM is not sure to state the boundary for UpdateAssumeRolePolicy: a denial by its absence would leave every trust unrepaired.
    [Fact]
    public async Task A_role_s_trust_is_repaired()
    {
        await _step.BuildAsync(_account, Pass(BoundaryArn));
        var trust = (await RoleAsync()).AssumeRolePolicyDocument!;

        await _account.OperatorsClients.IAM.UpdateAssumeRolePolicyAsync(
            new() { RoleName = Role, PolicyDocument = Uri.UnescapeDataString(trust) });
    }

    [Fact]
    public async Task A_platform_with_the_boundary_gets_its_roles_and_is_taken_down()
    {
        await _step.BuildAsync(_account, Pass(BoundaryArn));

        (await RoleAsync()).PermissionsBoundary!.PermissionsBoundaryArn.Should().Be(BoundaryArn);
        await _step.TearDownAsync(_account, Pass(BoundaryArn));
        (await FluentActions.Awaiting(RoleAsync).Should().ThrowAsync<AmazonIdentityManagementServiceException>())
            .Which.ErrorCode.Should().Be("NoSuchEntity");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OtherArn)]
    public async Task A_platform_without_it_or_with_another_is_refused_its_roles(string? boundary)
    {
        var outcome = await _step.ReconcileAsync(Pass(boundary), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("AccessDenied");

        _account.Access.Use.Refusals.Should().Contain(refusal
            => refusal.Contains("iam:CreateRole", StringComparison.Ordinal) && refusal.Contains("explicit deny", StringComparison.Ordinal));
        (await _account.Clients.IAM.Awaiting(iam => iam.GetRoleAsync(new GetRoleRequest { RoleName = Role })).Should()
            .ThrowAsync<AmazonIdentityManagementServiceException>()).Which.ErrorCode.Should().Be("NoSuchEntity");
    }

    [Fact]
    public async Task A_role_that_lost_its_boundary_gets_no_rights_and_a_bounded_one_keeps_it()
    {
        await _step.BuildAsync(_account, Pass(BoundaryArn));
        var operators = _account.OperatorsClients.IAM;

        await Refused(operators.DeleteRolePermissionsBoundaryAsync(new() { RoleName = Role }));
        await Refused(operators.PutRolePermissionsBoundaryAsync(new() { RoleName = Role, PermissionsBoundary = OtherArn }));
        await _account.Clients.IAM.DeleteRolePermissionsBoundaryAsync(new() { RoleName = Role });
        await Refused(operators.PutRolePolicyAsync(new() { RoleName = Role, PolicyName = "more", PolicyDocument = Limits }));
        await Refused(operators.AttachRolePolicyAsync(
            new() { RoleName = Role, PolicyArn = "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy" }));
        await operators.PutRolePermissionsBoundaryAsync(new() { RoleName = Role, PermissionsBoundary = BoundaryArn });
        await operators.PutRolePolicyAsync(new() { RoleName = Role, PolicyName = "more", PolicyDocument = Limits });
    }

    [GeneratedRegex("[a-z-]+[.]json")]
    private static partial Regex JsonNames();

    private static PlatformPass Pass(string? boundary) => SamplePlatform.Pass(
        settings => settings with { Security = settings.Security with { PermissionsBoundaryArn = boundary } }, SamplePlatform.Network());

    private static async Task Refused(Task call)
        => (await FluentActions.Awaiting(() => call).Should().ThrowAsync<AmazonIdentityManagementServiceException>())
            .Which.ErrorCode.Should().Be("AccessDenied");

    private async Task<Role> RoleAsync() => (await _account.Clients.IAM.GetRoleAsync(new GetRoleRequest { RoleName = Role })).Role!;
}
