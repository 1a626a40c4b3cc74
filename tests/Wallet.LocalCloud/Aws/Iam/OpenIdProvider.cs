namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>An identity provider that the account trusts.</summary>
/// <param name="Url">Issuer without its scheme.</param>
/// <param name="ClientIds">Audiences.</param>
/// <param name="CreatedAt">When it was registered.</param>
internal sealed record OpenIdProvider(string Url, IReadOnlyList<string> ClientIds, DateTimeOffset CreatedAt)
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; } = $"arn:aws:iam::{Access.AccessControl.AccountId}:oidc-provider/{Url}";
}
