using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Upkeep;

/// <summary>
/// Work that is done again and again, by every pod or by the one that holds its lease. No fault of data, database or broker leaves it: a round
/// that fails is logged, counted, shown in health, and tried again after a pause that grows.
/// </summary>
internal abstract class PeriodicWork(WorkTerms terms, WorkSurroundings around) : BackgroundService, IHealthSource
{
    private volatile string? _reason;
    private volatile bool _holds;

    /// <inheritdoc/>
    public string Name => terms.Name;

    /// <inheritdoc/>
    public bool IsUp => _reason is null;

    /// <inheritdoc/>
    public string? Reason => _reason;

    /// <summary>Stops, and gives the lease up, so that the next pod need not wait.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_holds)
            return;
        try
        {
            await around.Leases.ReleaseAsync(terms.Name, around.Identity.Name, cancellationToken);
        }
        catch (DatabaseException)
        {
            // It runs out by itself.
        }
    }

    /// <summary>One round; the pause until the next.</summary>
    protected abstract Task<TimeSpan> RunAsync(CancellationToken cancel);

    /// <summary>Another pod has the lease.</summary>
    protected virtual void StandBy()
    {
        // Most work remembers nothing.
    }

    /// <summary>Takes or renews the lease; false when another pod has it.</summary>
    protected async Task<bool> HoldAsync(CancellationToken cancel)
        => terms.Lease is not { } term || (_holds = await around.Leases.TryHoldAsync(terms.Name, around.Identity.Name, term, cancel));

    /// <summary>Gives the lease up to another pod, if there is one that wants it.</summary>
    protected Task YieldAsync(CancellationToken cancel)
    {
        _holds = false;
        return around.Leases.ReleaseAsync(terms.Name, around.Identity.Name, cancel);
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pause, failures) = (terms.First, 0);
        while (true)
        {
            await Task.Delay(pause, around.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                pause = await RoundAsync(stoppingToken);
                (failures, _reason) = (0, null);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it is: what leaves here would end the process, and then the next pod that takes the lease.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(exception);
                pause = terms.PauseAfter(++failures);
            }
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken cancel)
    {
        if (!await HoldAsync(cancel))
        {
            StandBy();
            around.Metrics.WorkDone(terms.Name, "standby");
            return terms.Period;
        }
        var pause = await RunAsync(cancel);
        around.Metrics.WorkDone(terms.Name, "done");
        return pause;
    }

    private void Fail(Exception exception)
    {
        around.Metrics.WorkDone(terms.Name, "failed");
        around.Faults.Report(terms.Name, exception);
        // Last: who sees it in health finds the line in the log.
        _reason = DatabaseFaults.Classify(exception) is null ? exception.Message : around.Faults.CauseOf(exception);
    }
}
