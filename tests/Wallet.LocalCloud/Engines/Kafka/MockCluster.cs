using System.Runtime.InteropServices;
using System.Text;

namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>The mock cluster inside librdkafka, by its own C API (rdkafka_mock.h): alive until it is disposed of.</summary>
internal sealed class MockCluster : IDisposable
{
    private const string Library = "librdkafka";
    private const int Producer = 0;

    /// <summary>The package has a build for each libc, as its own .NET client chooses among them; the first that loads is taken.</summary>
    private static readonly string[] Builds = ["librdkafka", "centos8-librdkafka", "alpine-librdkafka"];

    private readonly nint _client;
    private readonly nint _cluster;

    static MockCluster() => NativeLibrary.SetDllImportResolver(typeof(MockCluster).Assembly, (name, assembly, path) => name != Library
        ? 0
        : Builds
            .Select(build => NativeLibrary.TryLoad(build, assembly, path, out var handle) ? handle : 0)
            .FirstOrDefault(handle => handle != 0));

    public MockCluster(int brokers)
    {
        var (configuration, error) = (rd_kafka_conf_new(), new byte[512]);
        _ = rd_kafka_conf_set(configuration, "log_level", "0", error, error.Length);
        _client = rd_kafka_new(Producer, configuration, error, error.Length);
        if (_client == 0)
            throw new InvalidOperationException("librdkafka does not start: " + Encoding.UTF8.GetString(error).TrimEnd('\0'));
        _cluster = rd_kafka_mock_cluster_new(_client, brokers);
    }

    /// <summary>Addresses of the brokers 1, 2, …, as <c>host:port</c>.</summary>
    public IReadOnlyList<string> Brokers => Marshal.PtrToStringUTF8(rd_kafka_mock_cluster_bootstraps(_cluster))!.Split(',');

    /// <summary>Creates a topic, if there is none of the name.</summary>
    public void CreateTopic(string topic, int partitions, int replicationFactor)
        => _ = rd_kafka_mock_topic_create(_cluster, topic, partitions, replicationFactor);

    /// <summary>Drops a topic with its records.</summary>
    public void DeleteTopic(string topic) => _ = rd_kafka_mock_topic_delete(_cluster, topic);

    /// <summary>The address that a broker names itself by.</summary>
    public void Advertise(int broker, string host, int port) => rd_kafka_mock_broker_set_host_port(_cluster, broker, host, port);

    /// <summary>Offers no version of an API above this one.</summary>
    public void Limit(short api, short version) => _ = rd_kafka_mock_set_apiversion(_cluster, api, 0, version);

    public void Dispose()
    {
        rd_kafka_mock_cluster_destroy(_cluster);
        rd_kafka_destroy(_client);
    }

#pragma warning disable CA2101, SA1300 // Names and strings (UTF-8) as the C API has them.
    [DllImport(Library)]
    private static extern nint rd_kafka_conf_new();

    [DllImport(Library)]
    private static extern int rd_kafka_conf_set(
        nint configuration, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        [Out] byte[] error, nint size);

    [DllImport(Library)]
    private static extern nint rd_kafka_new(int kind, nint configuration, [Out] byte[] error, nint size);

    [DllImport(Library)]
    private static extern void rd_kafka_destroy(nint client);

    [DllImport(Library)]
    private static extern nint rd_kafka_mock_cluster_new(nint client, int brokers);

    [DllImport(Library)]
    private static extern void rd_kafka_mock_cluster_destroy(nint cluster);

    [DllImport(Library)]
    private static extern nint rd_kafka_mock_cluster_bootstraps(nint cluster);

    [DllImport(Library)]
    private static extern int rd_kafka_mock_topic_create(
        nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitions, int replicationFactor);

    [DllImport(Library)]
    private static extern int rd_kafka_mock_topic_delete(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic);

    [DllImport(Library)]
    private static extern void rd_kafka_mock_broker_set_host_port(
        nint cluster, int broker, [MarshalAs(UnmanagedType.LPUTF8Str)] string host, int port);

    [DllImport(Library)]
    private static extern int rd_kafka_mock_set_apiversion(nint cluster, short api, short least, short most);
#pragma warning restore CA2101, SA1300
}
