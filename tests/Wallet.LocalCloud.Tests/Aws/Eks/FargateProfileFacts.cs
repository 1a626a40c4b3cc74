using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Eks;

public class FargateProfileFacts
{
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;
    private readonly string _role;

    public FargateProfileFacts()
    {
        _cloud = new(_clock);
        _role = _cloud.Iam.Call("CreateRole", new JsonObject
        {
            ["RoleName"] = "pods",
            ["AssumeRolePolicyDocument"] = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"eks-fargate-pods.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        }.ToJsonString())["Role"]!["Arn"]!.ToString();
    }

    private IAwsService Eks => _cloud.Eks;

    [Fact]
    public void A_profile_selects_pods_while_it_is_active()
    {
        RoleIsSeen();
        Status(Eks.Call("CreateFargateProfile", Creation("a"))).Should().Be("CREATING");
        Selected("wallet").Should().BeNull();
        _clock.Advance(TimeSpan.FromMinutes(2));
        Selected("wallet").Should().Be("a");
        Selected("default").Should().BeNull();
        Eks.Call("DeleteFargateProfile", Named("a"));
        Selected("wallet").Should().BeNull();
        _clock.Advance(TimeSpan.FromMinutes(3));
        Eks.Refusal("DescribeFargateProfile", Named("a")).Should().Be("ResourceNotFoundException");
    }

    [Fact]
    public void A_new_role_is_not_trusted_yet()
        => Eks.Refusal("CreateFargateProfile", Creation("a")).Should().Be("InvalidParameterException");

    [Fact]
    public void The_same_token_finds_the_first_profile()
    {
        RoleIsSeen();
        Eks.Call("CreateFargateProfile", Creation("a", token: "t1"));
        Status(Eks.Call("CreateFargateProfile", Creation("a", token: "t1"))).Should().Be("CREATING");
        Eks.Refusal("CreateFargateProfile", Creation("a", token: "t2")).Should().Be("ResourceInUseException");
    }

    [Fact]
    public void One_profile_changes_at_a_time()
    {
        RoleIsSeen();
        Eks.Call("CreateFargateProfile", Creation("a"));
        Eks.Refusal("CreateFargateProfile", Creation("b")).Should().Be("ResourceInUseException");
        _clock.Advance(TimeSpan.FromMinutes(2));
        Eks.Call("CreateFargateProfile", Creation("b"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Eks.Call("DeleteFargateProfile", Named("a"));
        Eks.Refusal("DeleteFargateProfile", Named("b")).Should().Be("ResourceInUseException");
        _clock.Advance(TimeSpan.FromMinutes(3));
        Eks.Call("DeleteFargateProfile", Named("b"));
    }

    [Fact]
    public void A_creation_and_a_deletion_can_fail_and_neither_blocks_other_profiles()
    {
        RoleIsSeen();
        _cloud.Eks.FailNext("fargate-profile", "a", "CREATE_FAILED");
        Eks.Call("CreateFargateProfile", Creation("a"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var failed = Eks.Call("DescribeFargateProfile", Named("a"));
        Status(failed).Should().Be("CREATE_FAILED");
        failed["fargateProfile"]!["health"]!["issues"]!.AsArray().Should().ContainSingle();
        Selected("wallet").Should().BeNull();

        Eks.Call("CreateFargateProfile", Creation("b"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        _cloud.Eks.FailNext("fargate-profile", "a", "DELETE_FAILED");
        Eks.Call("DeleteFargateProfile", Named("a"));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Status(Eks.Call("DescribeFargateProfile", Named("a"))).Should().Be("DELETE_FAILED");
        Eks.Call("DeleteFargateProfile", Named("a"));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Eks.Refusal("DescribeFargateProfile", Named("a")).Should().Be("ResourceNotFoundException");
    }

    [Fact]
    public void Of_several_profiles_the_first_by_name_takes_the_pod_unless_it_names_one()
    {
        RoleIsSeen();
        foreach (var name in (string[])["b", "a"])
        {
            Eks.Call("CreateFargateProfile", Creation(name));
            _clock.Advance(TimeSpan.FromMinutes(2));
        }

        Selected("wallet").Should().Be("a");
        Selected("wallet", "b").Should().Be("b");
        Selected("wallet", "c").Should().BeNull();
    }

    [Fact]
    public void Subnets_must_be_private()
    {
        RoleIsSeen();
        Eks.Refusal("CreateFargateProfile",
            Creation("a", subnet: _cloud.Ec2.Landscape.PublicSubnetIds[0])).Should().Be("InvalidParameterException");
    }

    [Fact]
    public void The_first_profile_needs_the_right_to_make_the_service_s_role()
    {
        RoleIsSeen();
        IEnumerable<string> Asked() => Eks.Access("CreateFargateProfile", Creation("a")).Select(a => a.Action);
        Asked().Should().Equal("eks:CreateFargateProfile", "iam:PassRole", "iam:GetRole", "iam:CreateServiceLinkedRole");
        Eks.Call("CreateFargateProfile", Creation("a"));
        Asked().Should().Equal("eks:CreateFargateProfile", "iam:PassRole", "iam:GetRole");
    }

    private string? Selected(string @namespace, string? profile = null)
    {
        var labels = new Dictionary<string, string> { ["app"] = "wallet", ["tier"] = "api" };
        if (profile is not null)
            labels["eks.amazonaws.com/fargate-profile"] = profile;
        return _cloud.Eks.FargateProfiles.ProfileFor(@namespace, labels);
    }

    private void RoleIsSeen() => _clock.Advance(TimeSpan.FromSeconds(3));

    private string Creation(string name, string token = "", string? subnet = null)
    {
        var input = new JsonObject
        {
            ["name"] = "wallet",
            ["fargateProfileName"] = name,
            ["podExecutionRoleArn"] = _role,
            ["subnets"] = new JsonArray(subnet ?? _cloud.Ec2.Landscape.PrivateSubnetIds[0]),
            ["selectors"] = new JsonArray(new JsonObject { ["namespace"] = "wallet", ["labels"] = new JsonObject { ["app"] = "wall*" } }),
        };
        if (token.Length > 0)
            input["clientRequestToken"] = token;
        return input.ToJsonString();
    }

    private static string Named(string name) => $$"""{"name":"wallet","fargateProfileName":"{{name}}"}""";

    private static string Status(JsonObject answer) => answer["fargateProfile"]!["status"]!.ToString();
}
