using Wallet.Api.Credentials;

namespace Wallet.Api.Storage.Access;

/// <summary>
/// A user whom the server knows by IAM. A token is valid for as long as a presigned URL and as the credentials that signed it, and is used for
/// new connections for some of that time.
/// </summary>
internal sealed class IamLogin(Credential username, string region, Func<SigningCredentials> signer, TimeProvider clock) : ILogin
{
    private static readonly TimeSpan Use = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Host, int Port, string User), Token> _tokens = [];
    private long _version;

    /// <inheritdoc/>
    public string Username => username.Value;

    /// <inheritdoc/>
    public long Version => Interlocked.Read(ref _version);

    /// <inheritdoc/>
    public string PasswordFor(string host, int port)
    {
        var (credentials, place) = (signer(), (host, port, Username));
        lock (_gate)
        {
            if (_tokens.TryGetValue(place, out var kept) && kept.AccessKey == credentials.AccessKey && clock.GetElapsedTime(kept.Made) < Use)
                return kept.Text;
            var text = RdsToken.Create(region, host, port, place.Username, credentials, clock.GetUtcNow());
            _tokens[place] = new(text, credentials.AccessKey, clock.GetTimestamp());
            Interlocked.Increment(ref _version);
            return text;
        }
    }

    /// <summary>Whether the token that was refused was one of before: a new one that is refused will not be taken the second time.</summary>
    public bool Renew(long seen)
    {
        username.Refresh();
        lock (_gate)
        {
            if (Version != seen)
                return false;
            _tokens.Clear();
            Interlocked.Increment(ref _version);
            return true;
        }
    }

    private sealed record Token(string Text, string AccessKey, long Made);
}
