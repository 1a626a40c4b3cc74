using System.Text.Json;
using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Failover;

/// <summary>The version of each wallet that some client has been told of: no strong read that begins later may be of an earlier one.</summary>
internal sealed class Acknowledged(int wallets)
{
    private readonly long[] _versions = new long[wallets];

    public long Of(int wallet) => Volatile.Read(ref _versions[wallet]);

    /// <summary>Takes note of what the answers to a request say of the wallet that it was about.</summary>
    public void Note(Sent sent)
    {
        if (sent.Request.Legs.Count == 0)
            return;
        foreach (var body in sent.Attempts.Where(a => a.Outcome == Outcome.Executed).Select(a => a.Answer!.Body))
        {
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("version", out var version))
                Raise(sent.Request.Legs[0].Wallet, version.GetInt64());
        }
    }

    private void Raise(int wallet, long version)
    {
        for (var known = Of(wallet); known < version; known = Of(wallet))
            Interlocked.CompareExchange(ref _versions[wallet], version, known);
    }
}
