using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Problems;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http.Idempotency;

/// <summary>Reads the key that makes a request happen once: the Idempotency-Key header or, where allowed, the body's reference.</summary>
internal sealed partial class IdempotencyKeys(TimeProvider clock, IdempotencyOptions options, ApiMetrics metrics)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key.</summary>
    public const int MaxLength = 255;
    private const string Taken = "a UUID of version 7 or a ULID, made within the last 30 days, once per intended operation, and reused in retries";
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    // None is above Latin-1.
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>
    /// The key. <paramref name="reference"/> stands in for a missing header and is unique for each owner of wallets, no matter who asks; a key in
    /// the header is the caller's own. <paramref name="meaning"/> is the digest of what the request asks for.
    /// </summary>
    public Checked<IdempotencyKey> Read(HttpContext http, UInt128 meaning, (UInt128 Owner, string Text)? reference = null)
    {
        var caller = CallerIdentity.SubjectOf(http);
        var header = http.Request.Headers[Header];
        if (header.Count > 1)
            return new Problem(ProblemType.Validation, $"{Header} is given twice.");
        if (header is [{ Length: > 0 } given])
            return FromHeader(caller, Unquoted(given), meaning);
        if (reference is ({ } owner, { } text) && !options.RefuseOpaque)
        {
            var digest = Digest.Of("owner's reference", owner.ToString("X32", CultureInfo.InvariantCulture), text);
            return new IdempotencyKey(digest, 0, meaning, IsReference: true);
        }
        return new Problem(ProblemType.KeyRequired, $"Send an {Header} header: {Taken}.");
    }

    // The header is a string of structured fields (draft-ietf-httpapi-idempotency-key-header, 2.1; RFC 8941, 3.3.3); many send it bare.
    private static string Unquoted(string key)
        => QuotedString().IsMatch(key) ? EscapedCharacter().Replace(key[1..^1], "$1") : key;

    [GeneratedRegex("""^"([^"\\]|\\["\\])+"$""", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedString();

    [GeneratedRegex("""\\(.)""", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedCharacter();

    /// <summary>Whether the request has the header.</summary>
    public static bool IsGiven(HttpContext http) => http.Request.Headers[Header] is not ([] or [""] or [null]);

    private Checked<IdempotencyKey> FromHeader(string caller, string key, UInt128 meaning)
    {
        if (key.Length > MaxLength || key.AsSpan().ContainsAny(Controls))
            return new Problem(ProblemType.Validation, $"{Header} has at most {MaxLength} characters and no control characters.");
        var now = clock.GetUtcNow();
        if (KeyTime.Of(key, now) is not { } milliseconds)
        {
            return options.RefuseOpaque
                ? new Problem(ProblemType.KeyWithoutTime, $"Here, {Header} must be {Taken}.")
                : new IdempotencyKey(Digest.Of("key", caller, key), 0, meaning, IsReference: false);
        }
        var age = now.ToUnixTimeMilliseconds() - milliseconds;
        if (age > Retention.TotalMilliseconds || -age > MaxAhead.TotalMilliseconds)
        {
            metrics.KeySeen("expired");
            return new Problem(
                ProblemType.KeyExpired, "The key carries a time that is more than 30 days old or more than 5 minutes ahead; make a new key.");
        }
        return IdempotencyKey.At(milliseconds, Digest.Of("key", caller, key.ToLowerInvariant()), meaning);
    }
}
