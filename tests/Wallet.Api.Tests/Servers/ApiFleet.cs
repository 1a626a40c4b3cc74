namespace Wallet.Api.Tests.Servers;

/// <summary>API processes side by side.</summary>
internal sealed class ApiFleet : IDisposable
{
    private ApiFleet(IReadOnlyList<ApiProcess> processes) => Processes = processes;

    public IReadOnlyList<ApiProcess> Processes { get; }

    /// <summary>Starts one in each of <paramref name="surroundings"/> and waits until all take requests.</summary>
    public static async Task<ApiFleet> StartAsync(params IReadOnlyList<ApiSurroundings> surroundings)
    {
        var fleet = new ApiFleet([.. surroundings.Select((around, i) => new ApiProcess($"pod-{i + 1}", around))]);
        try
        {
            foreach (var process in fleet.Processes)
                process.Up();
            await Task.WhenAll(fleet.Processes.Select(process => process.ReadyAsync()));
            return fleet;
        }
        catch
        {
            fleet.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var process in Processes)
            process.Dispose();
    }
}
