using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>The service models that AWS publishes to its own SDKs, as Debian's package python3-botocore carries them.</summary>
/// <param name="folder">Folder with a folder per service, and in it one per API version.</param>
public sealed class ModelLibrary(string folder)
{
    private const string File = "service-2.json";

    // Folders are named by botocore's own names, which are the signing names but for this one.
    private static readonly Dictionary<string, string> Folders = new() { ["tagging"] = "resourcegroupstaggingapi" };

    private readonly ConcurrentDictionary<string, Lazy<ServiceModel>> _models = new();

    /// <summary>The models of this machine, shared: a model is read once in a process, at the first call of its service.</summary>
    public static ModelLibrary Installed { get; } = new("/usr/lib/python3/dist-packages/botocore/data");

    /// <summary>The newest model of a service, by its signing name.</summary>
    public ServiceModel Of(string service) => _models.GetOrAdd(service, name => new(() => Read(name))).Value;

    /// <summary>Throws, with the name of the package to install, unless every one of <paramref name="services"/> has a model.</summary>
    public void Require(IEnumerable<string> services)
    {
        if (services.FirstOrDefault(service => PathOf(service) is null) is { } missing)
            throw Missing(missing);
    }

    private ServiceModel Read(string service)
    {
        var path = PathOf(service) ?? throw Missing(service);
        using var file = System.IO.File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        return new ServiceModel(service, JsonDocument.Parse(plain).RootElement);
    }

    // Newer releases of the package compress the models.
    private string? PathOf(string service)
    {
        var home = new DirectoryInfo(Path.Combine(folder, Folders.GetValueOrDefault(service, service)));
        return !home.Exists ? null : home.GetDirectories()
            .OrderByDescending(version => version.Name, StringComparer.Ordinal)
            .SelectMany(version => (string[])[Path.Combine(version.FullName, File), Path.Combine(version.FullName, File + ".gz")])
            .FirstOrDefault(System.IO.File.Exists);
    }

    private CloudStartException Missing(string service) => new(
        $"there is no model of the service {service} in {folder}, and no request can be checked without: install the Debian package "
            + "python3-botocore (tests/tools/install does it)");
}
