using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Commands;
using Wallet.Api.Exports;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Tests.History;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>
/// The ledger of <see cref="PastFixture"/> with more transactions on its ninth day, of every form that rows can have, and a host that exports it to
/// a folder, in parts of some rows, each of several reads; steps are made by the tests.
/// </summary>
public sealed class ExportFixture : IAsyncDisposable
{
    private const int RowsPerPart = 20;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wallet-exports-");

    public PastFixture Past { get; private set; } = null!;

    public WalletClient Client => Past.Client;

    public string Folder => _folder.FullName;

    public static async Task<ExportFixture> StartAsync()
    {
        var fixture = new ExportFixture();
        fixture.Past = await PastFixture.StartAsync(new(PastFixture.Retention), services =>
        {
            services.AddSingleton(new ExportOptions { Directory = fixture.Folder, Limits = new(RowsPerPart), PerRead = 3 });
            services.AddSingleton<IExportTarget>(new DirectoryTarget(fixture.Folder));
        });
        await fixture.FillAsync();
        return fixture;
    }

    /// <summary>Asks for an export of the ledger, or of a wallet's statement, of the first nine days unless another range is given.</summary>
    public async Task<string> CreateAsync(string format, string? wallet = null, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var answer = await Client.PostAsync("exports", new
        {
            kind = wallet is null ? "LEDGER" : "STATEMENT",
            walletId = wallet,
            from = from ?? Past.At(1, 0),
            to = to ?? Past.At(10, 0),
            format,
        });
        answer.Status.Should().Be(System.Net.HttpStatusCode.Accepted, answer.Text);
        answer.Headers["Location"].Should().Be($"/api/v1/exports/{answer["id"].GetString()}");
        return answer["id"].GetString()!;
    }

    /// <summary>A process that has just started, as far as exports go.</summary>
    internal ExportRunner Runner(IExportTarget? target = null)
        => ActivatorUtilities.CreateInstance<ExportRunner>(Past.Cluster.Services, target ?? Past.Get<IExportTarget>());

    /// <summary>Makes steps until none is due.</summary>
    public async Task RunAsync()
    {
        while (await Runner().StepAsync(default))
            await Task.Yield();
    }

    public Task<Reply> GetAsync(string export) => Client.GetAsync($"exports/{export}");

    public async Task<string> StateAsync(string export) => (await GetAsync(export))["state"].GetString()!;

    /// <summary>Has the next try come now.</summary>
    public Task MakeDueAsync() => Past.ExecuteAsync("UPDATE exports SET due_at = 0");

    /// <summary>The names of an export's files.</summary>
    public IReadOnlyList<string> Files(string export)
        => [.. Directory.EnumerateFiles(Path.Combine(Folder, export), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Folder, export), f)).Order(StringComparer.Ordinal)];

    public byte[] Read(string export, string file) => File.ReadAllBytes(Path.Combine(Folder, export, file));

    public async ValueTask DisposeAsync()
    {
        await Past.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync()
    {
        var ((alice, bruno), ledger) = ((Past.Alice, Past.Bruno), Past.Past);
        var remarks = new Remarks("=1+1", "dinner, \"for two\" é", """{"a":[1,2]}""", Past.At(2, 1.5));
        for (var i = 0; i < 40; i++)
        {
            var (from, to) = i % 2 == 0 ? (alice, bruno) : (bruno, alice);
            await ledger.AtAsync(Past.At(9, 1 + (i * 0.1)), new Transfer(Caller.Trusted, null, from, to, 100 + i, remarks));
        }
        var carla = await ledger.OpenAsync(Past.At(9, 10), "carla");
        await ledger.AtAsync(Past.At(9, 11), new PostTransaction(
            Caller.Trusted, null, [new(alice, -300), new(bruno, 200), new(carla, 100)], [], new(null, "three")));
        await ledger.AtAsync(Past.At(9, 12), new PlaceHold(Caller.Trusted, null, alice, null, 50, null, new(null, null)));
    }
}
