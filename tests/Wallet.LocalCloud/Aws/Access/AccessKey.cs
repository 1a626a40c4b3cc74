namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Credentials that callers sign with.</summary>
/// <param name="Id">Access key id.</param>
/// <param name="Secret">Secret access key.</param>
/// <param name="Token">Session token of temporary credentials.</param>
/// <param name="Expires">When temporary credentials end.</param>
public sealed record AccessKey(string Id, string Secret, string? Token = null, DateTimeOffset? Expires = null)
{
    /// <summary>Names the key without its secrets.</summary>
    public override string ToString() => Id;
}
