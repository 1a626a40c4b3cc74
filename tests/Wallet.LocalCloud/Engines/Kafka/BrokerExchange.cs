using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>One connection of a client through a <see cref="BrokerFront"/>.</summary>
internal sealed class BrokerExchange(Stream client, Stream broker, TopicBoard topics) : IDisposable
{
    private const int MostFrameBytes = 100 * 1024 * 1024;
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Requests under way whose answer is to be corrected, by correlation id.</summary>
    private readonly ConcurrentDictionary<int, (short Api, short Version)> _corrected = new();

    public async Task RequestsAsync(CancellationToken stop)
    {
        while (await FrameAsync(client, stop) is { } frame)
        {
            var header = new WireReader(frame);
            var (api, version, correlation) = (header.Int16(), header.Int16(), header.Int32());
            header.Text();
            if (KafkaApi.Answered.ContainsKey(api))
            {
                await AnswerAsync(correlation, AdminAnswers.Of(api, version, header, topics), stop);
                continue;
            }

            if (api is KafkaApi.Metadata or KafkaApi.ApiVersions)
                _corrected[correlation] = (api, version);
            if (api == KafkaApi.Metadata && version <= KafkaApi.LastPlainMetadata)
            {
                foreach (var topic in MockAnswers.CreatedBy(version, header))
                    topics.Ensure(topic);
            }

            await WriteAsync(broker, frame, stop);
        }
    }

    public async Task AnswersAsync(CancellationToken stop)
    {
        while (await FrameAsync(broker, stop) is { } frame)
        {
            var correlation = BinaryPrimitives.ReadInt32BigEndian(frame);
            var body = frame.AsMemory(sizeof(int));
            await AnswerAsync(correlation, _corrected.TryRemove(correlation, out var request) ? Corrected(request, body) : body, stop);
        }
    }

    public void Dispose() => _writing.Dispose();

    private ReadOnlyMemory<byte> Corrected((short Api, short Version) request, ReadOnlyMemory<byte> body) => request switch
    {
        (KafkaApi.ApiVersions, _) => MockAnswers.ApiVersions(body),
        (KafkaApi.Metadata, <= KafkaApi.LastPlainMetadata) => MockAnswers.Metadata(request.Version, body, topics),
        _ => body,
    };

    /// <summary>Answers of the front and of the broker may cross: clients know them by their correlation id.</summary>
    private async Task AnswerAsync(int correlation, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        var frame = new WireWriter().Int32(correlation).Bytes(body).ToArray();
        await _writing.WaitAsync(stop);
        try
        {
            await WriteAsync(client, frame, stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    private static async Task WriteAsync(Stream stream, byte[] frame, CancellationToken stop)
        => await stream.WriteAsync(new WireWriter().Int32(frame.Length).Bytes(frame).ToArray(), stop);

    /// <summary>The next frame without its length; nothing when the other side has gone.</summary>
    private static async Task<byte[]?> FrameAsync(Stream stream, CancellationToken stop)
    {
        var size = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(size, size.Length, throwOnEndOfStream: false, stop) < size.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(size);
        if (length is < sizeof(int) or > MostFrameBytes)
            throw new IOException($"a frame of {length} bytes is not one of Kafka's");
        var frame = new byte[length];
        await stream.ReadExactlyAsync(frame, stop);
        return frame;
    }
}
