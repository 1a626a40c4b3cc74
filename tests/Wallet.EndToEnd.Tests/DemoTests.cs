using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wallet.EndToEnd.Tests.Surroundings;
using Xunit.Abstractions;

namespace Wallet.EndToEnd.Tests;

/// <summary><c>make demo</c>: the program itself, as a user runs it.</summary>
public sealed class DemoTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("demo-").FullName;

    [Fact]
    public async Task It_runs_to_its_end_once()
    {
        using var demo = Start("--once");

        var exit = await demo.ExitAsync();

        output.WriteLine(demo.Output);
        exit.Should().Be(0, demo.Output);
        demo.Output.Should().Contain("The wallet platform is up.");
        ProcessesOf(_directory).Should().BeEmpty();
    }

    [Fact]
    public async Task It_stays_up_keeps_its_directory_to_itself_and_goes_without_a_trace()
    {
        using var demo = Start();
        await demo.ShowsAsync("The wallet platform is up.");
        ProcessesOf(_directory).Should().NotBeEmpty();

        using (var second = Start("--once"))
        {
            (await second.ExitAsync()).Should().Be(1);
            second.Output.Should().Contain($"another local cloud runs on {_directory}: stop it first");
        }

        await demo.TerminateAsync();
        (await demo.ExitAsync()).Should().Be(0, demo.Output);
        ProcessesOf(_directory).Should().BeEmpty();
    }

    [Fact]
    public async Task A_busy_port_is_named()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;

        using var demo = DemoProgram.Start("--once", "--data", _directory, "--ingress-port", $"{port}");

        (await demo.ExitAsync()).Should().Be(1);
        demo.Output.Should().Contain($"port {port} is in use");
        ProcessesOf(_directory).Should().BeEmpty();
    }

    [Theory]
    [InlineData("--twice")]
    [InlineData("--clock-speed", "fast")]
    [InlineData("--clock-speed", "0")]
    [InlineData("--ingress-port", "99999")]
    public async Task Bad_arguments_end_with_2_and_usage(params string[] arguments)
    {
        using var demo = DemoProgram.Start(arguments);

        (await demo.ExitAsync()).Should().Be(2);
        demo.Output.Should().Contain("Usage: ").And.Contain(arguments[0]);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private DemoProgram Start(params string[] arguments)
        => DemoProgram.Start([.. arguments, "--data", _directory, "--ingress-port", "0", "--clock-speed", "240"]);

    /// <summary>Processes that name the directory in their command line or environment, zombies aside.</summary>
    private static List<string> ProcessesOf(string directory)
        => [.. Directory.EnumerateDirectories("/proc")
            .Where(entry => int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out _))
            .Select(entry => $"{Read(entry, "cmdline")} {Read(entry, "environ")}".Replace('\0', ' '))
            .Where(text => text.Contains(directory, StringComparison.Ordinal))];

    private static string Read(string entry, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(entry, file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return "";
        }
    }
}
