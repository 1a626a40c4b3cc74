using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Wallet.LocalCloud.Aws;

namespace Wallet.LocalCloud.Tests.Aws;

public class PolicyUseFacts
{
    [Fact]
    public async Task What_a_policy_grants_and_nobody_used_is_listed()
    {
        const string Policy = """
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Keys","Effect":"Allow","Action":["kms:CreateKey","kms:TagResource","kms:PutKeyPolicy"],"Resource":"*"},
              {"Sid":"Look","Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}]}
            """;
        await using var endpoint = await new AwsCloud(Cloud.Clock()).StartAsync();
        using var kms = new AmazonKeyManagementServiceClient(
            Cloud.Credentials(endpoint.Access.AddUser("operator", Policy)), Cloud.At<AmazonKeyManagementServiceConfig>(endpoint));
        await kms.CreateKeyAsync(new() { Tags = [new() { TagKey = "uid", TagValue = "1" }] });
        await kms.Awaiting(k => k.ListAliasesAsync(new ListAliasesRequest())).Should().ThrowAsync<AmazonKeyManagementServiceException>()
            .WithMessage("User: arn:aws:iam::123456789012:user/operator is not authorized to perform: kms:ListAliases on resource: * "
                + "because no identity-based policy allows the kms:ListAliases action");
        endpoint.Access.Use.Unused("operator", Policy)
            .Select(u => $"{u.Statement}/{u.Action}").Should().Equal("Keys/kms:PutKeyPolicy", "Look/kms:ListKeys");
    }
}
