namespace Wallet.LocalCloud.Aws;

/// <summary>Identifiers of new resources: random in form, the same in every run with the same seed.</summary>
/// <param name="seed">Seed.</param>
public sealed class Identifiers(int seed = 1)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly Random _random = new(seed);

    /// <summary>E.g. <c>sg-0123456789abcdef0</c>.</summary>
    public string Resource(string prefix) => $"{prefix}-0{_random.NextInt64(1L << 60):x16}";

    /// <summary>A UUID.</summary>
    public string Uuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>Capital letters and digits after a prefix, e.g. <c>AROA…</c>.</summary>
    public string Unique(string prefix, int length) => prefix + new string([.. _random.GetItems<char>(Letters, length)]);
}
