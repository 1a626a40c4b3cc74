namespace Wallet.Api.Credentials;

/// <summary>
/// Where a credential comes from: <paramref name="Given"/> in the environment variable <paramref name="Setting"/> for as long as the process
/// lives, or in a file, which is named by the variable of that name and <c>_FILE</c>. The file counts where there are both: it can be replaced.
/// </summary>
internal sealed record CredentialSource(string Setting, string? Given, string? File)
{
    /// <summary>What the name of a variable ends in that names a file.</summary>
    public const string FileSuffix = "_FILE";

    /// <summary>The variable that counts.</summary>
    public string Variable => File is null ? Setting : Setting + FileSuffix;

    /// <inheritdoc/>
    public override string ToString() => Variable;
}
