using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.CloudWatchLogs;

public sealed class LogGroupFacts
{
    private const string Name = "/aws/vendedlogs/kafka";
    private const string Arn = $"arn:aws:logs:eu-west-1:123456789012:log-group:{Name}";
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;

    public LogGroupFacts() => _cloud = new(_clock);

    private IAwsService Logs => _cloud.Logs;

    [Fact]
    public void A_new_group_is_listed_after_a_while_and_keeps_its_logs_without_end()
    {
        Create();

        Listed().Should().BeEmpty("it is not seen everywhere yet");
        Logs.Refusal("CreateLogGroup", Named()).Should().Be("ResourceAlreadyExistsException");
        _clock.Advance(TimeSpan.FromSeconds(3));
        var group = Listed().Should().ContainSingle().Subject!.AsObject();
        (group["arn"]!.ToString(), group["creationTime"]!.GetValue<long>()).Should().Be(
            ($"{Arn}:*", (_clock.GetUtcNow() - TimeSpan.FromSeconds(3)).ToUnixTimeMilliseconds()));
        group.ContainsKey("retentionInDays").Should().BeFalse();
        group.ContainsKey("kmsKeyId").Should().BeFalse();
    }

    [Theory]
    [InlineData("a", null)]
    [InlineData("/a_b-c.d#E/1", null)]
    [InlineData("a b", "InvalidParameterException")]
    [InlineData("a:b", "InvalidParameterException")]
    [InlineData("aws/a", "InvalidParameterException")]
    public void Names_have_letters_digits_and_a_few_signs(string name, string? refusal) => Outcome("CreateLogGroup", Named(name)).Should().Be(refusal);

    [Theory]
    [InlineData(1, null)]
    [InlineData(30, null)]
    [InlineData(3653, null)]
    [InlineData(2, "InvalidParameterException")]
    [InlineData(31, "InvalidParameterException")]
    public void Only_certain_times_are_retained(int days, string? refusal)
    {
        Create();
        Outcome("PutRetentionPolicy", $$"""{"logGroupName":"{{Name}}","retentionInDays":{{days}}}""").Should().Be(refusal);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Listed()[0]!["retentionInDays"]?.GetValue<int>().Should().Be(refusal is null ? days : null);
    }

    [Fact]
    public void Tags_are_asked_for_by_an_ARN_without_its_streams()
    {
        Create("""{"uid":"1"}""");
        Logs.Refusal("ListTagsForResource", $$"""{"resourceArn":"{{Arn}}:*"}""").Should().Be("InvalidParameterException");
        Logs.Call("TagResource", $$$"""{"resourceArn":"{{{Arn}}}","tags":{"team":"a"}}""");
        Logs.Call("UntagResource", $$"""{"resourceArn":"{{Arn}}","tagKeys":["uid"]}""");
        Logs.Call("ListTagsForResource", $$"""{"resourceArn":"{{Arn}}"}""")["tags"]!.ToJsonString().Should().Be("""{"team":"a"}""");
        Logs.Refusal("TagResource", $$$"""{"resourceArn":"{{{Arn}}}","tags":{"aws:x":"a"}}""").Should().Be("InvalidParameterException");
        Logs.Refusal("TagResource", $$$"""{"resourceArn":"{{{Arn}}}x","tags":{"b":"a"}}""").Should().Be("ResourceNotFoundException");
    }

    [Theory]
    [InlineData("logs.eu-west-1.amazonaws.com", Arn, null)]
    [InlineData("logs.eu-west-1.amazonaws.com", "arn:aws:logs:eu-west-1:123456789012:log-group:*", null)]
    [InlineData("logs.sa-east-1.amazonaws.com", Arn, "InvalidParameterException")]
    [InlineData("delivery.logs.amazonaws.com", Arn, "InvalidParameterException")]
    [InlineData("logs.eu-west-1.amazonaws.com", $"{Arn}-of-another", "InvalidParameterException")]
    public void A_key_must_let_CloudWatch_Logs_itself_encrypt_the_groups_logs(string service, string forGroup, string? refusal)
    {
        var key = Key(service, forGroup);
        Outcome("CreateLogGroup", Named(more: $""","kmsKeyId":"{key}" """)).Should().Be("InvalidParameterException", "the key is not seen yet");
        _clock.Advance(TimeSpan.FromSeconds(3));

        Outcome("CreateLogGroup", Named(more: $""","kmsKeyId":"{key}" """)).Should().Be(refusal);

        if (refusal is null)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            Listed()[0]!["kmsKeyId"]!.ToString().Should().Be(key);
            Logs.Call("DisassociateKmsKey", Named());
            Outcome("AssociateKmsKey", Named(more: $""","kmsKeyId":"{key.Split('/')[1]}" """)).Should().Be("InvalidParameterException", "it wants the ARN");
            _cloud.Kms.Call("DisableKey", $$"""{"KeyId":"{{key}}"}""");
            Outcome("AssociateKmsKey", Named(more: $""","kmsKeyId":"{key}" """)).Should().Be("InvalidParameterException", "it is disabled");
        }
    }

    [Fact]
    public void An_account_has_ten_resource_policies_of_some_length()
    {
        foreach (var number in Enumerable.Range(1, 10))
            Logs.Call("PutResourcePolicy", Policy($"p{number}", "*"));

        Logs.Refusal("PutResourcePolicy", Policy("p11", "*")).Should().Be("LimitExceededException");
        Logs.Call("PutResourcePolicy", Policy("p1", "another"));
        Logs.Refusal("PutResourcePolicy", Policy("p1", new string('x', 5120))).Should().Be("LimitExceededException");
        Logs.Refusal("PutResourcePolicy", """{"policyName":"p1","policyDocument":"{}"}""").Should().Be("InvalidParameterException");
        Logs.Call("DescribeResourcePolicies")["resourcePolicies"]!.AsArray().Should().HaveCount(10);
    }

    [Fact]
    public void A_delivery_brings_a_policy_of_the_groups_own_which_goes_with_the_group()
    {
        Create();
        _cloud.Logs.Receives(Name).Should().BeFalse();
        _cloud.BeginDelivery(Name);
        _cloud.Logs.Receives(Name).Should().BeTrue();

        Logs.Call("DeleteLogGroup", Named());
        Create();

        _cloud.Logs.Receives(Name).Should().BeFalse("nothing lets the delivery into a group that was made again");
        Logs.Call("PutResourcePolicy", Policy("all", "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/*:log-stream:*"));
        _cloud.Logs.Receives(Name).Should().BeTrue();
    }

    [Fact]
    public void Calls_ask_IAM_by_the_groups_name_and_tags()
    {
        Create("""{"uid":"1"}""");
        Logs.Access("CreateLogGroup", Named(more: ""","tags":{"uid":"1"}""")).Select(a => $"{a.Action} {a.Resource} {a.Context["aws:RequestTag/uid"][0]}")
            .Should().Equal($"logs:CreateLogGroup {Arn} 1", $"logs:TagResource {Arn} 1");
        Logs.Access("DeleteLogGroup", Named()).Should().ContainSingle().Which.Context["aws:ResourceTag/uid"].Should().Equal("1");
        Logs.Access("DescribeLogGroups", "{}").Should().ContainSingle().Which.Resource.Should().EndWith(":log-group:*");
    }

    private string? Outcome(string operation, string input)
    {
        try
        {
            Logs.Call(operation, input);
            return null;
        }
        catch (AwsFault fault)
        {
            return fault.Code;
        }
    }

    private void Create(string tags = "{}") => Logs.Call("CreateLogGroup", Named(more: $""","tags":{tags}"""));

    private JsonArray Listed() => Logs.Call("DescribeLogGroups", """{"logGroupNamePrefix":"/aws/vendedlogs/"}""")["logGroups"]!.AsArray();

    private static string Named(string name = Name, string more = "") => $$"""{"logGroupName":"{{name}}"{{more}}}""";

    private static string Policy(string name, string resource) => new JsonObject
    {
        ["policyName"] = name,
        ["policyDocument"] = $$"""
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"{{resource}}"}]}
            """,
    }.ToJsonString();

    private string Key(string service, string forGroup)
    {
        var policy = """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"Service":"SERVICE"},"Action":["kms:Encrypt*","kms:Decrypt*","kms:GenerateDataKey*","kms:Describe*"],"Resource":"*","Condition":{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":"GROUP"}}}]}
            """.Replace("SERVICE", service, StringComparison.Ordinal).Replace("GROUP", forGroup, StringComparison.Ordinal);
        return _cloud.Kms.Call("CreateKey", new JsonObject { ["Policy"] = policy }.ToJsonString())["KeyMetadata"]!["Arn"]!.ToString();
    }
}
