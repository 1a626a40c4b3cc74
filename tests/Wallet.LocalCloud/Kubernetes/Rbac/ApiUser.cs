namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Who asks.</summary>
public sealed record ApiUser(string Name, IReadOnlyList<string> Groups, string Uid = "")
{
    public const string Masters = "system:masters";
    private const string Authenticated = "system:authenticated";

    public static ApiUser Anonymous { get; } = new("system:anonymous", ["system:unauthenticated"]);

    public static ApiUser Administrator { get; } = new("kubernetes-admin", [Masters, Authenticated]);

    public bool IsMaster => Groups.Contains(Masters);

    public static ApiUser ServiceAccount(string space, string name, string uid = "")
        => new($"system:serviceaccount:{space}:{name}", ["system:serviceaccounts", $"system:serviceaccounts:{space}", Authenticated], uid);
}
