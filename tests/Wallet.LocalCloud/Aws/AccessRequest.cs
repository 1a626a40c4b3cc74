namespace Wallet.LocalCloud.Aws;

/// <summary>What a call asks of IAM.</summary>
/// <param name="Action">e.g. <c>rds:CreateDBCluster</c>.</param>
/// <param name="Resource">ARN, or <c>*</c> where the action knows no resource.</param>
/// <param name="Context">Condition keys with their values, e.g. <c>aws:RequestTag/Owner</c>.</param>
public sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    /// <summary>Policy of the KMS key that is asked for; nothing for other resources.</summary>
    public string? KeyPolicy { get; init; }

    /// <summary>A request without condition keys of its own.</summary>
    public AccessRequest(string action, string resource) : this(action, resource, Nothing)
    {
    }

    /// <summary>The same request with one more condition key.</summary>
    public AccessRequest With(string key, params IReadOnlyList<string> values)
        => this with { Context = new Dictionary<string, IReadOnlyList<string>>(Context) { [key] = values } };
}
