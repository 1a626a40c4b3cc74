using System.Security.Cryptography;
using System.Text;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>
/// A network of loopback addresses (127.100 to 127.249; engines have those below) held for the pods of one cloud: those of another
/// would take their addresses and ports.
/// </summary>
internal sealed class PodNetwork : IDisposable
{
    private const int First = 100;
    private const int Count = 150;

    private readonly HostLock _lock;

    private PodNetwork(HostLock held, byte second)
    {
        _lock = held;
        Second = second;
    }

    /// <summary>Second byte of its addresses.</summary>
    public byte Second { get; }

    /// <summary>Takes a free one; while it is free, the same one for the same directory.</summary>
    /// <exception cref="CloudStartException">All of them are taken.</exception>
    public static PodNetwork Take(string directory)
    {
        var start = SHA256.HashData(Encoding.UTF8.GetBytes(directory))[0];
        for (var n = 0; n < Count; n++)
        {
            var second = (byte)(First + ((start + n) % Count));
            if (HostLock.TryTake($"127.{second}") is { } held)
                return new PodNetwork(held, second);
        }

        throw new CloudStartException($"{Count} local clouds run on this machine and leave no addresses for pods: stop one first");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
