using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Tags of roles.</summary>
internal sealed class RoleTagOperations(IamAccount account, IamAccess access, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["TagRole"] = new(Tag, access.OnRole),
        ["UntagRole"] = new(Untag, access.OnRole),
        ["ListRoleTags"] = new(List, access.OnRole),
    };

    private JsonObject Tag(AwsCall call)
    {
        var (role, tags) = (account.Role(call.Input.Required("RoleName")), call.Input.Tags());
        TagLimits.Check(tags, role.Tags.Keys.Union(tags.Keys).Count(), "InvalidInput", "LimitExceeded");
        foreach (var (key, value) in tags)
            role.Tags[key] = value;
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var role = account.Role(call.Input.Required("RoleName"));
        foreach (var key in call.Input.Texts("TagKeys") ?? [])
            role.Tags.Remove(key);
        return [];
    }

    private JsonObject List(AwsCall call)
        => IamPage.Of(call, paging, account.Role(call.Input.Required("RoleName")).Tags, t => t.Key, "Tags",
            t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value });
}
