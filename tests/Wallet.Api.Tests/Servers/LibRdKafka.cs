using System.Reflection;
using System.Runtime.InteropServices;

namespace Wallet.Api.Tests.Servers;

/// <summary>The functions of librdkafka's mock cluster, which the .NET client does not show.</summary>
internal static class LibRdKafka
{
    private const string Library = "librdkafka";
    private const DllImportSearchPath Where = DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory;

    // The package has the library built in several ways; the .NET client takes the first that loads, and so do we.
    private static readonly string[] Builds = [Library, "centos8-librdkafka", "alpine-librdkafka"];

    static LibRdKafka() => NativeLibrary.SetDllImportResolver(typeof(LibRdKafka).Assembly, Resolve);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern IntPtr rd_kafka_conf_new();

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern IntPtr rd_kafka_new(int type, IntPtr configuration, byte[] error, nint errorSize);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern void rd_kafka_destroy(IntPtr client);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern IntPtr rd_kafka_mock_cluster_new(IntPtr client, int brokers);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern void rd_kafka_mock_cluster_destroy(IntPtr cluster);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern IntPtr rd_kafka_mock_cluster_bootstraps(IntPtr cluster);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int rd_kafka_mock_broker_set_down(IntPtr cluster, int broker);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int rd_kafka_mock_broker_set_up(IntPtr cluster, int broker);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        foreach (var build in name == Library ? Builds : [])
        {
            if (NativeLibrary.TryLoad(build, typeof(Confluent.Kafka.Library).Assembly, search, out var library))
                return library;
        }
        return IntPtr.Zero;
    }
}
