using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Contract;

/// <summary>The document as those who write clients meet it: a client in TypeScript is generated from it, compiled strictly and run.</summary>
public sealed class TypeScriptClientTests(ApiFixture api) : IClassFixture<ApiFixture>, IDisposable
{
    private static readonly string Sources = Repository("tests", "Wallet.Api.Client");
    private static readonly string Installed = Repository(".tools", "api-client");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wallet-api-client-");

    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task A_generated_client_compiles_and_runs_the_readmes_example()
    {
        await PrepareAsync();
        await NodeAsync("node_modules/openapi-typescript/bin/cli.js", "openapi.json", "--output", "wallet-api.ts");
        await NodeAsync("node_modules/typescript/bin/tsc");
        var told = JsonElement.Parse(await NodeAsync("built/example.js", $"{Client.Http.BaseAddress}"));
        var ana = told.GetProperty("ana").GetString()!;
        (await Client.BalanceAsync(ana)).Should().Be(10_000);
        (await Client.GetAsync($"wallets/{ana}"))["metadata"].GetProperty("segment").GetString().Should().Be("retail");
        told.GetProperty("balance").GetString().Should().Be("100.00");
        told.GetProperty("past").GetString().Should().Be("0.00");
        told.GetProperty("statement").EnumerateArray().Select(l => l.GetString())
            .Should().Equal("WITHDRAWAL -7.50", "TRANSFER -42.50", "DEPOSIT 150.00");
        told.GetProperty("bruno").EnumerateArray().Select(b => b.GetString()).Should().Equal("42.50");
        told.GetProperty("refused").GetRawText().Should().Be("""{"status":422,"outcome":"not_executed","available":"100.00"}""");
    }

    [Theory]
    [InlineData("tests/Wallet.Api.Client")]
    [InlineData("tests/tools/openapi-lint")]
    public void Locked_packages_come_from_wherever_one_has_them(string folder)
    {
        var locked = File.ReadAllText(Repository([.. folder.Split('/'), "package-lock.json"]));
        locked.Should().Contain("\"integrity\"").And.NotContain("\"resolved\"", "see the .npmrc beside it");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task PrepareAsync()
    {
        var (stamp, locked) = (Path.Combine(Installed, "installed"), Path.Combine(Sources, "package-lock.json"));
        var isInstalled = File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == await File.ReadAllTextAsync(locked);
        isInstalled.Should().BeTrue("`make tools` puts the packages of tests/Wallet.Api.Client into .tools");
        foreach (var file in (string[])["package.json", "tsconfig.json", "example.ts"])
            File.Copy(Path.Combine(Sources, file), In(file));
        Directory.CreateSymbolicLink(In("node_modules"), Path.Combine(Installed, "node_modules"));
        await File.WriteAllTextAsync(In("openapi.json"), await ContractDocument.ReadAsync(Client.Http, Client.Http.BaseAddress!));
    }

    private async Task<string> NodeAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{arguments[0]} says: {output}{await error}");
        return output;
    }

    private string In(string file) => Path.Combine(_folder.FullName, file);

    private static string Repository(params string[] names) => Path.GetFullPath(Path.Combine([Here(), "../../..", .. names]));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
