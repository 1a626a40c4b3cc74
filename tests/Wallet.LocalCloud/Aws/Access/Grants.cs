namespace Wallet.LocalCloud.Aws.Access;

/// <summary>A principal's policies.</summary>
/// <param name="Identity">Its identity policies.</param>
/// <param name="Boundary">Its permissions boundary: what it does not allow is denied.</param>
internal sealed record Grants(IReadOnlyList<PolicyDocument> Identity, PolicyDocument? Boundary = null)
{
    /// <summary>Everything.</summary>
    public static Grants Everything { get; } = new([PolicyDocument.Parse(
        "AdministratorAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")]);
}
