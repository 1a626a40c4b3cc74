using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Iam;

public class RoleFacts
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks-fargate-pods.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string FargatePolicy = "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy";
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;

    public RoleFacts() => _cloud = new(_clock);

    [Fact]
    public void Documents_come_back_percent_encoded()
    {
        Create("pods");
        var role = _cloud.Iam.Call("GetRole", """{"RoleName":"pods"}""")["Role"]!;
        var document = role["AssumeRolePolicyDocument"]!.ToString();
        document.Should().NotContain("{");
        Uri.UnescapeDataString(document).Should().Be(Trust);
    }

    [Fact]
    public void Names_differ_in_more_than_case()
    {
        Create("pods");
        _cloud.Iam.Refusal("CreateRole", Input("PODS", Trust)).Should().Be("EntityAlreadyExists");
        _cloud.Iam.Refusal("GetRole", """{"RoleName":"missing"}""").Should().Be("NoSuchEntity");
    }

    [Fact]
    public void Other_services_see_a_role_a_little_later()
    {
        var arn = Create("pods");
        _cloud.Iam.RoleExists(arn).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(3));
        _cloud.Iam.RoleExists(arn).Should().BeTrue();
    }

    [Fact]
    public void A_role_is_deleted_after_its_policies()
    {
        Create("pods");
        _cloud.Iam.Call("AttachRolePolicy", $$"""{"RoleName":"pods","PolicyArn":"{{FargatePolicy}}"}""");
        _cloud.Iam.Call("PutRolePolicy", """{"RoleName":"pods","PolicyName":"logs","PolicyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:*\",\"Resource\":\"*\"}]}"}""");
        _cloud.Iam.Refusal("DeleteRole", """{"RoleName":"pods"}""").Should().Be("DeleteConflict");
        _cloud.Iam.Call("DetachRolePolicy", $$"""{"RoleName":"pods","PolicyArn":"{{FargatePolicy}}"}""");
        _cloud.Iam.Refusal("DeleteRole", """{"RoleName":"pods"}""").Should().Be("DeleteConflict");
        _cloud.Iam.Call("DeleteRolePolicy", """{"RoleName":"pods","PolicyName":"logs"}""");
        _cloud.Iam.Call("DeleteRole", """{"RoleName":"pods"}""");
        _cloud.Iam.Refusal("DeleteRole", """{"RoleName":"pods"}""").Should().Be("NoSuchEntity");
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"x"},"Action":"sts:AssumeRole","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/missing"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[]}""")]
    [InlineData("no json")]
    public void A_trust_policy_must_make_sense(string document)
        => _cloud.Iam.Refusal("CreateRole", Input("pods", document)).Should().Be("MalformedPolicyDocument");

    [Theory]
    [InlineData("has space", "ValidationError")]
    [InlineData("65-characters-and-that-is-one-more-than-IAM-takes-as-a-role-s-nam", "ValidationError")]
    public void A_name_must_be_allowed(string name, string code) => _cloud.Iam.Refusal("CreateRole", Input(name, Trust)).Should().Be(code);

    [Fact]
    public void Tagging_at_creation_asks_for_the_right_to_tag()
        => _cloud.Iam.Access("CreateRole", """{"RoleName":"pods","AssumeRolePolicyDocument":"{}","Tags":[{"Key":"uid","Value":"1"}]}""")
            .Select(a => (a.Action, a.Context["aws:RequestTag/uid"].Single())).Should().Equal(("iam:CreateRole", "1"),
                ("iam:TagRole", "1"));

    private string Create(string name) => _cloud.Iam.Call("CreateRole", Input(name, Trust))["Role"]!["Arn"]!.ToString();

    private static string Input(string name, string trust)
        => new JsonObject { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust }.ToJsonString();
}
