using System.Buffers.Binary;

namespace Wallet.Api.Http.Idempotency;

/// <summary>
/// The time that some idempotency keys carry: UUIDs of version 7 and ULIDs. A time that no key of this ledger can have means that the key
/// only looks so: a hash in the form of a UUID, or 26 decimal or hexadecimal digits (as a ULID those are of before 2022 or after 2039).
/// </summary>
internal static class KeyTime
{
    private const int UlidLength = 26;
    private const int UlidTimeLength = 10;
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // The first day of 2023, before there was this ledger. It stays as it is: a key must not become another one in time.
    private const long Earliest = 1_672_531_200_000;
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(366);

    /// <summary>Unix milliseconds; null for a key that carries no time, or none that is plausible at <paramref name="now"/>.</summary>
    public static long? Of(string key, DateTimeOffset now)
        => Written(key) is { } time and >= Earliest && time <= (now + MaxAhead).ToUnixTimeMilliseconds() ? time : null;

    private static long? Written(string key)
    {
        if (Guid.TryParseExact(key, "D", out var guid))
            return guid.Version == 7 ? OfUuid(guid) : null;
        return key.Length == UlidLength ? OfUlid(key) : null;
    }

    private static long OfUuid(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }

    private static long? OfUlid(string key)
    {
        var time = 0L;
        for (var i = 0; i < key.Length; i++)
        {
            var digit = Crockford.IndexOf(char.ToUpperInvariant(key[i]), StringComparison.Ordinal);
            if (digit < 0)
                return null;
            if (i < UlidTimeLength)
                time = (time << 5) | (uint)digit;
        }
        return time < 1L << 48 ? time : null;
    }
}
