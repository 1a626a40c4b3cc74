using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Tests.Aws.Access;

public class PolicyEvaluationFacts
{
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/1";

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"kms:Describe*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"KMS:describekey","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"kms:DescribeKe?","Resource":"arn:aws:kms:*:123456789012:key/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"kms:DescribeKey","Resource":"arn:aws:kms:*:999999999999:key/*"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"kms:Describe*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"kms:*","NotResource":"arn:aws:kms:eu-west-1:*:key/1"}""", false)]
    public void Actions_and_resources_are_matched(string statement, bool allowed) => Allows(statement, []).Should().Be(allowed);

    [Theory]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"wallet"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:resourcetag/team":"other"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":"other"}}""", true)]
    [InlineData("""{"StringLike":{"aws:ResourceTag/team":["x*","wal*"]}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/missing":"x"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:ResourceTag/missing":"x"}}""", true)]
    [InlineData("""{"Null":{"aws:ResourceTag/missing":"true"}}""", true)]
    [InlineData("""{"Null":{"aws:ResourceTag/team":"true"}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringLike":{"aws:TagKeys":["b*"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:Missing":["b"]}}""", false)]
    [InlineData("""{"Bool":{"aws:SecureTransport":true}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/te*"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/owner":"${aws:PrincipalArn}"}}""", true)]
    public void Conditions_are_evaluated(string condition, bool allowed)
        => Allows($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""", new()
        {
            ["aws:ResourceTag/team"] = ["wallet"],
            ["aws:ResourceTag/owner"] = ["arn:aws:iam::123456789012:user/tester"],
            ["aws:TagKeys"] = ["a", "b"],
        }).Should().Be(allowed);

    [Fact]
    public void A_deny_wins_over_any_allow_and_says_so()
    {
        var decision = Decide(Grants("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"kms:*","Resource":"*"}"""), []);
        decision.IsAllowed.Should().BeFalse();
        decision.Reason.Should().Be("with an explicit deny in an identity-based policy");
    }

    [Fact]
    public void A_boundary_limits_what_policies_grant()
    {
        var everything = Grants("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        var boundary = PolicyDocument.Parse("boundary", """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""");
        Decide(everything with { Boundary = boundary },
            []).Reason.Should().Be("because no permissions boundary allows the kms:DescribeKey action");
    }

    private static bool Allows(string statement, Dictionary<string, IReadOnlyList<string>> context)
        => Decide(Grants(statement), context).IsAllowed;

    private static Grants Grants(string statements) => new([PolicyDocument.Parse("p", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""")]);

    private static PolicyDecision Decide(Grants grants, Dictionary<string, IReadOnlyList<string>> context)
        => PolicyEvaluation.Decide(new("arn:aws:iam::123456789012:user/tester", "AIDA1", () => grants), "eu-west-1",
            DateTimeOffset.UnixEpoch, new AccessRequest("kms:DescribeKey", Key, context));
}
