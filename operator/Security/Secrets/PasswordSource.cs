using System.Security.Cryptography;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Security.Secrets;

/// <summary>Makes passwords.</summary>
internal static class PasswordSource
{
    // Letters and digits only: each of Aurora, ElastiCache and connection strings forbids other characters. 32 of 62 are 190 bits.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 32;

    /// <summary>A new one.</summary>
    public static SecretText Next() => new(RandomNumberGenerator.GetString(Alphabet, Length));
}
