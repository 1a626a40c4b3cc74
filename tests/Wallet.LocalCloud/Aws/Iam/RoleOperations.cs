using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Roles.</summary>
internal sealed class RoleOperations(IamAccount account, IamAccess access, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateRole"] = new(Create, IamAccess.Creation),
        ["GetRole"] = new(call => new() { ["Role"] = Show(Named(call)) }, access.OnRole),
        ["ListRoles"] = new(List, _ => [new("iam:ListRoles", "*")]),
        ["UpdateAssumeRolePolicy"] = new(UpdateTrust, access.OnRole),
        ["DeleteRole"] = new(Delete, access.OnRole),
        ["PutRolePermissionsBoundary"] = new(PutBoundary, access.OnRole),
        ["DeleteRolePermissionsBoundary"] = new(DeleteBoundary, access.OnRole),
        ["ListInstanceProfilesForRole"] = new(call => Named(call) is not null
            ? new() { ["InstanceProfiles"] = new JsonArray(), ["IsTruncated"] = false } : [], access.OnRole),
    };

    private Role Named(AwsCall call) => account.Role(call.Input.Required("RoleName"));

    private JsonObject Create(AwsCall call)
    {
        var name = IamPolicyRules.Name("roleName", call.Input.Required("RoleName"), 64);
        var (path, trust, tags) = (call.Input.Text("Path") ?? "/", call.Input.Required("AssumeRolePolicyDocument"), call.Input.Tags());
        if (!path.StartsWith('/') || !path.EndsWith('/'))
            throw new AwsFault("ValidationError",
                "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters "
                    + "and/or / characters.");
        if (account.Roles.ContainsKey(name))
            throw new AwsFault("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        IamPolicyRules.Trust(trust, account);
        TagLimits.Check(tags, tags.Count, "InvalidInput", "LimitExceeded");
        if (call.Input.Text("PermissionsBoundary") is { } boundary)
            account.Policies.Get(boundary);
        var role = new Role(name, account.Ids.Unique("AROA", 17), path, IamAccount.RoleArn(path, name), account.Now)
        {
            Trust = trust,
            Description = call.Input.Text("Description"),
            MaxSessionSeconds = call.Input.Number("MaxSessionDuration") ?? 3600,
            BoundaryArn = call.Input.Text("PermissionsBoundary"),
        };
        foreach (var (key, value) in tags)
            role.Tags[key] = value;
        account.Roles[name] = role;
        return new() { ["Role"] = Show(role) };
    }

    private JsonObject List(AwsCall call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        return IamPage.Of(call, paging, account.Roles.Values.Where(r => r.Path.StartsWith(prefix, StringComparison.Ordinal)), r => r.Name,
            "Roles", r =>
        {
            var shown = Show(r);
            shown.Remove("Tags");
            return shown;
        });
    }

    private JsonObject UpdateTrust(AwsCall call)
    {
        var (role, trust) = (Modifiable(call), call.Input.Required("PolicyDocument"));
        IamPolicyRules.Trust(trust, account);
        role.Trust = trust;
        return [];
    }

    private JsonObject Delete(AwsCall call)
    {
        var role = Modifiable(call);
        if (role.Attached.Count > 0)
            throw new AwsFault("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
        if (role.Inline.Count > 0)
            throw new AwsFault("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
        account.Roles.Remove(role.Name);
        return [];
    }

    private JsonObject PutBoundary(AwsCall call)
    {
        var arn = call.Input.Required("PermissionsBoundary");
        account.Policies.Get(arn);
        Modifiable(call).BoundaryArn = arn;
        return [];
    }

    private JsonObject DeleteBoundary(AwsCall call)
    {
        var role = Modifiable(call);
        role.BoundaryArn = role.BoundaryArn is null
            ? throw new AwsFault("NoSuchEntity", $"The role with name {role.Name} has no permissions boundary.", 404)
            : null;
        return [];
    }

    private Role Modifiable(AwsCall call) => Named(call) is { IsServiceLinked: false } role
        ? role
        : throw new AwsFault("UnmodifiableEntity",
            "Cannot perform the operation on the protected role - this role is only modifiable by AWS.");

    /// <summary>A role as answers carry it: documents percent-encoded.</summary>
    public static JsonObject Show(Role role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn,
        ["CreateDate"] = role.CreatedAt.Iso(),
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.Trust),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionSeconds,
        ["PermissionsBoundary"] = role.BoundaryArn is { } arn
            ? new JsonObject { ["PermissionsBoundaryType"] = "PermissionsBoundaryPolicy", ["PermissionsBoundaryArn"] = arn }
            : null,
        ["Tags"] = role.Tags.Count > 0 ? role.Tags.ToTagList() : null,
    };
}
