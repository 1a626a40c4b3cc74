using Wallet.Api.Credentials;

namespace Wallet.Api.Storage.Access;

/// <summary>
/// A user and a password. Both may rotate, together or alone. Of two files that are replaced at once, one may have been read before and one after
/// that: then the server refuses, and both are read again.
/// </summary>
internal sealed class PasswordLogin(Credential username, Credential password) : ILogin
{
    /// <inheritdoc/>
    public string Username => username.Value;

    /// <inheritdoc/>
    public long Version => username.Version + password.Version;

    /// <inheritdoc/>
    public string PasswordFor(string host, int port) => password.Value;

    /// <inheritdoc/>
    public bool Renew(long seen)
    {
        username.Refresh();
        password.Refresh();
        return Version != seen;
    }
}
