using System.Net;
using System.Net.Sockets;

namespace Wallet.Bench.Load;

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

    /// <summary>Sends a request and waits for its whole answer; the status.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await SendAllAsync(request);
        var (read, head) = (0, -1);
        while (head < 0)
        {
            read += await ReceiveAsync(_buffer.AsMemory(read));
            head = _buffer.AsSpan(0, read).IndexOf(EndOfHead);
        }
        var status = ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + (_buffer[11] - '0');
        var left = head + EndOfHead.Length + LengthIn(_buffer.AsSpan(0, head)) - read;
        while (left > 0)
            left -= await ReceiveAsync(_buffer);
        return status;
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0)
            request = request[await _socket.SendAsync(request, SocketFlags.None)..];
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> into)
        => await _socket.ReceiveAsync(into, SocketFlags.None) is var more and > 0
            ? more
            : throw new IOException("The server closed the connection.");

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Length);
        var length = 0;
        for (var i = at + Length.Length; at >= 0 && i < head.Length && head[i] is >= (byte)'0' and <= (byte)'9'; i++)
            length = (length * 10) + (head[i] - '0');
        return length;
    }
}
