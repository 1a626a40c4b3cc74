using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Identity providers that the account trusts.</summary>
internal sealed class OpenIdProviderOperations(IamAccount account)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["ListOpenIDConnectProviders"] = new(List, _ => [new("iam:ListOpenIDConnectProviders", "*")]),
        ["GetOpenIDConnectProvider"] = new(Get,
            call => [new("iam:GetOpenIDConnectProvider", call.Input.Required("OpenIDConnectProviderArn"))]),
    };

    private JsonObject List(AwsCall call) => new()
    {
        ["OpenIDConnectProviderList"] = CallMembers.ToJsonArray(account.OpenIdProviders.Select(p => new JsonObject { ["Arn"] = p.Arn })),
    };

    private JsonObject Get(AwsCall call)
    {
        var arn = call.Input.Required("OpenIDConnectProviderArn");
        var provider = account.OpenIdProviders.FirstOrDefault(p => p.Arn == arn)
            ?? throw new AwsFault("NoSuchEntity", $"OpenIDConnect Provider not found for arn {arn}", 404);
        return new()
        {
            ["Url"] = provider.Url,
            ["ClientIDList"] = CallMembers.ToJsonArray(provider.ClientIds),
            ["ThumbprintList"] = new JsonArray(),
            ["CreateDate"] = provider.CreatedAt.Iso(),
        };
    }
}
