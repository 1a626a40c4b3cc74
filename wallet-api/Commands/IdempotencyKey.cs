namespace Wallet.Api.Commands;

/// <summary>
/// What makes a command happen once. <paramref name="Hash"/> is of caller and key, <paramref name="Fingerprint"/> of the
/// command's meaning. <paramref name="Day"/> (days since 1970) is read from a key that is a UUIDv7 or ULID and decides where it is kept,
/// so the same key is always looked for in the same place; 0 for keys that carry no time, which are kept as long as the ledger.
/// </summary>
internal sealed record IdempotencyKey(UInt128 Hash, int Day, UInt128 Fingerprint, bool IsReference)
{
    private const int DigestBits = 80;

    /// <summary>
    /// A key that carries its time. Its hash begins with that time, so that new keys stand side by side at the end of their table whatever
    /// its size, and ends with 80 bits of <paramref name="digest"/>.
    /// </summary>
    public static IdempotencyKey At(long unixMilliseconds, UInt128 digest, UInt128 fingerprint) => new(
        ((UInt128)unixMilliseconds << DigestBits) | (digest >> (128 - DigestBits)),
        (int)(unixMilliseconds / (long)TimeSpan.FromDays(1).TotalMilliseconds), fingerprint, IsReference: false);
}
