namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>The mock's own answers, corrected: it offers what the front answers for it, and topics show their partitions only.</summary>
internal static class MockAnswers
{
    /// <summary>The broker that admin requests go to; any of them answers.</summary>
    private const int Controller = 1;

    /// <summary>Topics that a request for metadata creates by asking about them.</summary>
    public static IReadOnlyList<string> CreatedBy(short version, WireReader request)
    {
        var named = request.List(topic => topic.RequiredText()) ?? [];
        return version >= 4 && !request.Flag() ? [] : named;
    }

    /// <summary>The list of APIs with those that the front answers.</summary>
    public static byte[] ApiVersions(ReadOnlyMemory<byte> body)
    {
        var reader = new WireReader(body);
        var error = reader.Int16();
        if (error != 0)
            return body.ToArray();
        var offered = reader.List(api => (Key: api.Int16(), Least: api.Int16(), Most: api.Int16())) ?? [];
        offered.AddRange(KafkaApi.Answered.Select(api => (api.Key, (short)0, api.Value)));
        return new WireWriter().Int16(error)
            .List(offered, (writer, api) => writer.Int16(api.Key).Int16(api.Least).Int16(api.Most))
            .Bytes(body[reader.Position..]).ToArray();
    }

    /// <summary>
    /// Metadata without the partitions that a topic does not show, and with a controller: the mock names none, and without one
    /// clients send no admin request.
    /// </summary>
    public static byte[] Metadata(short version, ReadOnlyMemory<byte> body, TopicBoard topics)
    {
        var reader = new WireReader(body);
        SkipBrokers(version, reader);
        var answer = new WireWriter().Bytes(reader.Since(0));
        if (version >= 1)
        {
            reader.Int32();
            answer.Int32(Controller);
        }

        return answer.List(reader.List(topic => Topic(version, topic, topics)) ?? [], (writer, topic) => writer.Bytes(topic)).ToArray();
    }

    private static void SkipBrokers(short version, WireReader reader)
    {
        if (version >= 3)
            reader.Int32();
        reader.List(broker =>
        {
            _ = (broker.Int32(), broker.Text(), broker.Int32());
            return version >= 1 ? broker.Text() : null;
        });
        if (version >= 2)
            reader.Text();
    }

    private static byte[] Topic(short version, WireReader reader, TopicBoard topics)
    {
        var start = reader.Position;
        reader.Int16();
        var name = reader.RequiredText();
        if (version >= 1)
            reader.Flag();
        var head = reader.Since(start);
        var partitions = reader.List(partition =>
        {
            var begin = partition.Position;
            partition.Int16();
            var number = partition.Int32();
            partition.Int32();
            partition.List(replica => replica.Int32());
            partition.List(replica => replica.Int32());
            return (Number: number, Bytes: partition.Since(begin));
        }) ?? [];
        var shown = partitions.Where(partition => topics.PartitionsOf(name) is not { } most || partition.Number < most).ToList();
        return new WireWriter().Bytes(head).List(shown, (writer, partition) => writer.Bytes(partition.Bytes)).ToArray();
    }
}
