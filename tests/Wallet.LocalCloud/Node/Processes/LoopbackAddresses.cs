using System.Net;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>
/// Gives every pod an address of its own on this machine. Used ones come back only after all others, so that a connection to a
/// pod that is gone does not reach its successor.
/// </summary>
internal sealed class LoopbackAddresses(byte second)
{
    private const int First = 2;
    private const int Last = 254 * 254;
    private readonly HashSet<int> _taken = [];
    private readonly Lock _lock = new();
    private int _next = First;

    public IPAddress Take()
    {
        lock (_lock)
        {
            while (!_taken.Add(_next)) _next = _next == Last ? First : _next + 1;
            var number = _next;
            _next = _next == Last ? First : _next + 1;
            return new IPAddress([127, second, (byte)((number / 254) + 1), (byte)((number % 254) + 1)]);
        }
    }

    public void GiveBack(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        lock (_lock) _taken.Remove(((bytes[2] - 1) * 254) + bytes[3] - 1);
    }
}
