using System.Diagnostics;
using System.Globalization;
using k8s;
using k8s.Autorest;
using Wallet.Demo;
using Wallet.LocalCloud;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>Kills the operator that leads, without a warning, at moments that the seed chooses.</summary>
internal sealed class LeaderHunt(CloudHost cloud, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<LeaderKill> _kills = [];

    /// <summary>The kills so far.</summary>
    public IReadOnlyList<LeaderKill> Kills => _kills;

    /// <summary>Kills the leader after a few more changes.</summary>
    /// <param name="most">At most so many.</param>
    public async Task AfterChangesAsync(int most)
    {
        var moment = Changes + _random.Next(1, most + 1);
        await Eventually.TrueAsync($"change {moment} at AWS, to kill the leader then", () => Changes >= moment);
        await NowAsync();
    }

    /// <summary>Kills the leader at once, or as soon as there is one.</summary>
    public async Task NowAsync() => _kills.Add(await Eventually.GivesAsync("a leader to kill", KillAsync));

    private int Changes => cloud.Aws.Journal.Mutations.Count;

    private async Task<LeaderKill?> KillAsync()
    {
        if (await LeaderAsync() is not var (pod, id) || _kills.Any(kill => kill.Process == id)) return null;
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            var last = cloud.Aws.Journal.Mutations[^1];
            return new LeaderKill(pod, id, $"{last.Service}:{last.Operation}");
        }
        catch (ArgumentException)
        {
            // It has ended by itself meanwhile.
            return null;
        }
    }

    private async Task<(string Pod, int Process)?> LeaderAsync()
    {
        var lease = await cloud.Client.CoordinationV1.ReadNamespacedLeaseAsync(PlatformEngineer.OperatorName, PlatformEngineer.OperatorNamespace);
        if (lease.Spec.HolderIdentity is not { Length: > 0 } holder) return null;
        try
        {
            var pod = await cloud.Client.CoreV1.ReadNamespacedPodAsync(holder, PlatformEngineer.OperatorNamespace);
            var container = pod.Status.ContainerStatuses?.SingleOrDefault();
            return container?.State?.Running is null ? null : (holder, int.Parse(container.ContainerID.Split("//")[1], CultureInfo.InvariantCulture));
        }
        catch (HttpOperationException gone) when (gone.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
