namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>What IAM's operations ask of IAM.</summary>
internal sealed class IamAccess(IamAccount account)
{
    // Actions on roles for which the service authorization reference has had iam:PermissionsBoundary at all times; where the key is
    // missing, a denial by StringNotEquals hits everybody.
    private static readonly HashSet<string> Bounded =
    [
        "AttachRolePolicy", "CreateRole", "DeleteRolePermissionsBoundary", "DeleteRolePolicy", "DetachRolePolicy",
        "PutRolePermissionsBoundary", "PutRolePolicy",
    ];

    /// <summary>The operation on an existing role, with its tags and, where a policy is attached, that policy's ARN.</summary>
    public IEnumerable<AccessRequest> OnRole(AwsCall call)
    {
        var name = call.Input.Required("RoleName");
        var role = account.Roles.GetValueOrDefault(name);
        var request = AccessRules.On($"iam:{call.Operation}", role?.Arn ?? IamAccount.RoleArn("/", name), call.Input.Tags(), role?.Tags);
        foreach (var (key, value) in role?.Tags ?? [])
            request = request.With("iam:ResourceTag/" + key, value);
        if (call.Input.Text("PolicyArn") is { } policy)
            request = request.With("iam:PolicyARN", policy);
        if (call.Input.Texts("TagKeys") is { } keys)
            request = request.With("aws:TagKeys", keys);
        if (Bounded.Contains(call.Operation) && (call.Input.Text("PermissionsBoundary") ?? role?.BoundaryArn) is { } boundary)
            request = request.With("iam:PermissionsBoundary", boundary);
        yield return request;
    }

    /// <summary>Creating a role; with tags, tagging it too.</summary>
    public static IEnumerable<AccessRequest> Creation(AwsCall call)
    {
        var arn = IamAccount.RoleArn(call.Input.Text("Path") ?? "/", call.Input.Required("RoleName"));
        var tags = call.Input.Tags();
        var request = AccessRules.On("iam:CreateRole", arn, tags);
        if (call.Input.Text("PermissionsBoundary") is { } boundary)
            request = request.With("iam:PermissionsBoundary", boundary);
        yield return request;
        if (tags.Count > 0)
            yield return request with { Action = "iam:TagRole" };
    }
}
