using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Engines;

/// <summary>Real engines in a folder of their own, gone with the tests.</summary>
public sealed class EngineFolder : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wallet-engines-").FullName;

    public EngineFolder() => Engines = new LocalEngines(_folder, new CertificateAuthority("Local Cloud test CA"));

    public LocalEngines Engines { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Engines.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Waits until the engine has done everything asked for.</summary>
    public static async Task SettledAsync(IEngine engine)
    {
        while (!engine.Ready)
        {
            engine.Failure.Should().BeNull();
            await Task.Delay(20);
        }
    }
}
