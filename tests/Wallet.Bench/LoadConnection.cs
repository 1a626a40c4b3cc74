using System.Net;
using System.Net.Sockets;

namespace Wallet.Bench;

/// <summary>
/// One HTTP/1.1 connection that sends prepared bytes and reads answers with as little work as can be: it shares the cores with what it
/// measures.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16384];

    public static async Task<LoadConnection> OpenAsync(int port)
    {
        var connection = new LoadConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return connection;
    }

    /// <summary>Sends a request and waits for its answer; the status.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var read = 0;
        while (true)
        {
            var more = await _socket.ReceiveAsync(_buffer.AsMemory(read), SocketFlags.None);
            if (more == 0)
                throw new IOException("The server closed the connection.");
            read += more;
            if (IsComplete(_buffer.AsSpan(0, read)))
                return ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + (_buffer[11] - '0');
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0)
            return false;
        var at = answer[..head].IndexOf(Length);
        var length = 0;
        for (var i = at + Length.Length; at >= 0 && answer[i] is >= (byte)'0' and <= (byte)'9'; i++)
            length = (length * 10) + (answer[i] - '0');
        return answer.Length >= head + EndOfHead.Length + length;
    }
}
