using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>The access keys that exist, and whose they are.</summary>
internal sealed class AccessKeys
{
    private readonly ConcurrentDictionary<string, (AccessKey Key, Principal Owner)> _keys = new();

    /// <summary>A key and its owner, or nothing.</summary>
    public (AccessKey Key, Principal Owner)? Find(string id) => _keys.TryGetValue(id, out var found) ? found : null;

    /// <summary>Makes <paramref name="key"/> known.</summary>
    public AccessKey Add(AccessKey key, Principal owner)
    {
        _keys[key.Id] = (key, owner);
        return key;
    }

    /// <summary>A long-lived key for <paramref name="owner"/>.</summary>
    public AccessKey Issue(Principal owner) => Add(new("AKIA" + RandomId(16), RandomNumberGenerator.GetHexString(40)), owner);

    /// <summary>Temporary credentials for <paramref name="owner"/>.</summary>
    public AccessKey IssueSession(Principal owner, DateTimeOffset expires)
        => Add(new("ASIA" + RandomId(16), RandomNumberGenerator.GetHexString(40), RandomNumberGenerator.GetHexString(64), expires), owner);

    /// <summary>The principal with an ARN, or nothing.</summary>
    public Principal? Owner(string arn) => _keys.Values.Select(k => k.Owner).FirstOrDefault(o => o.Arn == arn);

    private static string RandomId(int length) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
}
