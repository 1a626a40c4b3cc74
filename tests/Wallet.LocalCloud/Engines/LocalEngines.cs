using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// Real servers as processes of this host: mariadbd, redis-server, and the mock cluster inside librdkafka.
/// They end with this process, even when it is killed. Works as root and as an ordinary user.
/// </summary>
public sealed class LocalEngines : IEngines
{
    private readonly string _folder;
    private readonly CertificateAuthority _databases;
    private readonly CertificateAuthority _caches;
    private readonly MariaDbTemplate _template;
    private readonly ConcurrentBag<IAsyncDisposable> _engines = [];

    /// <summary>Prepares a folder for engines' data.</summary>
    /// <param name="dataFolder">Where engines keep their data.</param>
    /// <param name="databases">Certifies databases. On AWS an authority of its own, that no system trusts.</param>
    /// <param name="caches">Certifies caches; on AWS a public one. The databases' when left out.</param>
    public LocalEngines(string dataFolder, CertificateAuthority databases, CertificateAuthority? caches = null)
    {
        _folder = Directory.CreateDirectory(Path.GetFullPath(dataFolder)).FullName;
        (_databases, _caches) = (databases, caches ?? databases);
        _template = new MariaDbTemplate(Path.Combine(_folder, "mariadb-template"));
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), databases.CertificatePem);
    }

    /// <summary>File with the databases' authority, for clients.</summary>
    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    /// <inheritdoc/>
    public IDatabaseEngine StartDatabase(DatabaseSettings settings)
        => Started(new MariaDbServer(settings, NewFolder("database", settings.Name), _databases, _template));

    /// <inheritdoc/>
    public ICacheEngine StartCache(CacheSettings settings)
        => Started(new RedisServer(settings, NewFolder("cache", settings.Name), _caches));

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
