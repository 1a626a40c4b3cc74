using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// Real servers as processes of this host: mariadbd, redis-server, and the mock cluster inside librdkafka.
/// They end with this process, even when it is killed. Works as root and as an ordinary user.
/// </summary>
public sealed class LocalEngines : IEngines
{
    private readonly string _folder;
    private readonly CertificateAuthority _authority;
    private readonly MariaDbTemplate _template;
    private readonly ConcurrentBag<IAsyncDisposable> _engines = [];

    /// <summary>Prepares a folder for engines' data; they trust and are certified by <paramref name="authority"/>.</summary>
    public LocalEngines(string dataFolder, CertificateAuthority authority)
    {
        _folder = Directory.CreateDirectory(Path.GetFullPath(dataFolder)).FullName;
        _authority = authority;
        _template = new MariaDbTemplate(Path.Combine(_folder, "mariadb-template"));
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), authority.CertificatePem);
    }

    /// <summary>File with the authority's certificate, for clients.</summary>
    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    /// <inheritdoc/>
    public IDatabaseEngine StartDatabase(DatabaseSettings settings)
        => Started(new MariaDbServer(settings, NewFolder("database", settings.Name), _authority, _template));

    /// <inheritdoc/>
    public ICacheEngine StartCache(CacheSettings settings)
        => Started(new RedisServer(settings, NewFolder("cache", settings.Name), _authority));

    /// <inheritdoc/>
    public IKafkaEngine StartKafka(int brokers) => Started(new KafkaMock(brokers));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_engines.Select(engine => engine.DisposeAsync().AsTask()));

    private T Started<T>(T engine) where T : IAsyncDisposable
    {
        _engines.Add(engine);
        return engine;
    }

    // A name may come back after its cluster is gone: folders are never shared.
    private string NewFolder(string kind, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, kind, $"{name}-{Guid.NewGuid().ToString("N")[..6]}"));

        // Keys and tokens lie in it.
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder.FullName;
    }
}
