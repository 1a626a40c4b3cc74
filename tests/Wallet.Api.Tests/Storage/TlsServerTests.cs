using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>Against a server that speaks TLS: the driver asks our check, and nothing else decides.</summary>
public sealed class TlsServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wallet-tls-").FullName;
    private readonly TestAuthority _root = new("root");
    private MariaDbServer? _server;

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(10, null, null)]
    [InlineData(-1, null, "NotTimeValid")]
    [InlineData(10, "1.3.6.1.5.5.7.3.2", "NotValidForUsage")]
    public async Task A_server_is_taken_by_its_certificate(int toDays, string? usage, string? refusal)
    {
        var options = Start(usage is null ? _root.Sign("127.0.0.1", -10, toDays) : _root.Sign("127.0.0.1", -10, toDays, usage));
        var queries = new QueryRunner(new Database(options));
        var ask = () => queries.ListAsync(new SqlText().Sql("SHOW STATUS LIKE 'Ssl_cipher'"), row => row.GetString(1), stale: false, default);
        if (refusal is null)
        {
            (await ask())[0].Should().NotBeEmpty();
            new Schema(options, NullLogger<Schema>.Instance).Migrate();
            return;
        }
        var failed = (await ask.Should().ThrowAsync<DatabaseException>()).Which;
        DatabaseCause.Of(failed, options).Should().Contain(refusal).And.Contain("WALLET_DATABASE_CA_FILE").And.Contain("127.0.0.1");
        new Schema(options, NullLogger<Schema>.Instance).Invoking(s => s.Migrate()).Should().Throw<Exception>();
    }

    private DatabaseOptions Start(X509Certificate2 certificate)
    {
        File.WriteAllText($"{_folder}/cert.pem", $"{certificate.ExportCertificatePem()}\n{_root.Pem}");
        File.WriteAllText($"{_folder}/key.pem", certificate.GetRSAPrivateKey()!.ExportRSAPrivateKeyPem());
        File.WriteAllText($"{_folder}/ca.pem", _root.Pem);
        _server = MariaDbServer.StartPrivate("--ssl", $"--ssl-cert={_folder}/cert.pem", $"--ssl-key={_folder}/key.pem");
        return _server.Create("wallet_tls") with { Tls = DatabaseTls.Verify, CaFile = $"{_folder}/ca.pem" };
    }
}
