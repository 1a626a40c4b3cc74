using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Inline and attached policies of roles.</summary>
internal sealed class RolePolicyOperations(IamAccount account, IamAccess access, Paging paging)
{
    private const int MostAttached = 10;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["PutRolePolicy"] = new(Put, access.OnRole),
        ["GetRolePolicy"] = new(Get, access.OnRole),
        ["DeleteRolePolicy"] = new(Delete, access.OnRole),
        ["ListRolePolicies"] = new(call => IamPage.Of(call, paging, Named(call).Inline.Keys, name => name, "PolicyNames", name => name),
            access.OnRole),
        ["AttachRolePolicy"] = new(Attach, access.OnRole),
        ["DetachRolePolicy"] = new(Detach, access.OnRole),
        ["ListAttachedRolePolicies"] = new(ListAttached, access.OnRole),
    };

    private Role Named(AwsCall call) => account.Role(call.Input.Required("RoleName"));

    private JsonObject Put(AwsCall call)
    {
        var (role, document) = (Named(call), call.Input.Required("PolicyDocument"));
        var name = IamPolicyRules.Name("policyName", call.Input.Required("PolicyName"), 128);
        var others = role.Inline.Where(p => p.Key != name).Sum(p => IamPolicyRules.Size(p.Value));
        IamPolicyRules.Identity(document, others + IamPolicyRules.Size(document));
        role.Inline[name] = document;
        return [];
    }

    private JsonObject Get(AwsCall call)
    {
        var (role, name) = (Named(call), call.Input.Required("PolicyName"));
        return role.Inline.TryGetValue(name, out var document)
            ? new() { ["RoleName"] = role.Name, ["PolicyName"] = name, ["PolicyDocument"] = Uri.EscapeDataString(document) }
            : throw NoPolicy(name);
    }

    private JsonObject Delete(AwsCall call)
        => Named(call).Inline.Remove(call.Input.Required("PolicyName")) ? [] : throw NoPolicy(call.Input.Required("PolicyName"));

    private JsonObject Attach(AwsCall call)
    {
        var (role, arn) = (Named(call), call.Input.Required("PolicyArn"));
        account.Policies.Get(arn);
        if (role.Attached.Add(arn) && role.Attached.Count > MostAttached)
        {
            role.Attached.Remove(arn);
            throw new AwsFault("LimitExceeded", $"Cannot exceed quota for PoliciesPerRole: {MostAttached}", 409);
        }
        return [];
    }

    private JsonObject Detach(AwsCall call)
    {
        var (role, arn) = (Named(call), call.Input.Required("PolicyArn"));
        return role.Attached.Remove(arn) ? [] : throw new AwsFault("NoSuchEntity", $"Policy {arn} was not found.", 404);
    }

    private JsonObject ListAttached(AwsCall call)
        => IamPage.Of(call, paging, Named(call).Attached, arn => arn, "AttachedPolicies",
            arn => new JsonObject { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn });

    private static AwsFault NoPolicy(string name) => new("NoSuchEntity", $"The role policy with name {name} cannot be found.", 404);
}
