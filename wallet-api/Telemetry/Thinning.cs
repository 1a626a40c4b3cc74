namespace Wallet.Api.Telemetry;

/// <summary>Lets one line per cause and minute pass, and counts those that it keeps back. Causes are of a small closed set.</summary>
internal sealed class Thinning(TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Passed, int Withheld)> _causes = [];

    /// <summary>Whether a line of this cause is to be written now; <paramref name="withheld"/> are those kept back since the last.</summary>
    public bool TryPass(string cause, out int withheld)
    {
        lock (_gate)
        {
            withheld = 0;
            if (_causes.TryGetValue(cause, out var seen) && clock.GetElapsedTime(seen.Passed) < Period)
            {
                _causes[cause] = seen with { Withheld = seen.Withheld + 1 };
                return false;
            }
            withheld = seen.Withheld;
            _causes[cause] = (clock.GetTimestamp(), 0);
            return true;
        }
    }
}
