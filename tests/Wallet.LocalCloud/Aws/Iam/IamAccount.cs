using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Everything that IAM knows.</summary>
internal sealed class IamAccount(CloudClock clock, Propagation propagation, Identifiers ids)
{
    /// <summary>Roles by name; names differ in more than case.</summary>
    public SortedDictionary<string, Role> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<OpenIdProvider> OpenIdProviders { get; } = [];
    public ManagedPolicies Policies { get; } = new();
    public Identifiers Ids => ids;
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A role by name, or the fault that there is none.</summary>
    public Role Role(string name) => Roles.GetValueOrDefault(name)
        ?? throw new AwsFault("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    /// <summary>A role as the other services see it: not in its first seconds.</summary>
    public Role? Seen(string arn)
        => Roles.Values.FirstOrDefault(r => r.Arn == arn) is { } role && propagation.Reached(role.CreatedAt) ? role : null;

    /// <summary>What a role's policies grant now.</summary>
    public Grants GrantsOf(string name) => Roles.GetValueOrDefault(name) is not { } role
        ? new([])
        : new(
            [.. role.Inline.Select(p => PolicyDocument.Parse($"{role.Name}/{p.Key}", p.Value)), .. role.Attached.Select(Policies.Get)],
            role.BoundaryArn is { } boundary ? Policies.Get(boundary) : null);

    /// <summary>ARN of a role.</summary>
    public static string RoleArn(string path, string name) => $"arn:aws:iam::{AccessControl.AccountId}:role{path}{name}";
}
