namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>A call rate with a burst, on the cloud's clock.</summary>
internal sealed class TokenBucket(double perSecond, int burst, TimeProvider clock)
{
    private double _tokens = burst;
    private DateTimeOffset _filled = clock.GetUtcNow();

    /// <summary>Takes one call's token, if there is one.</summary>
    public bool Take()
    {
        var now = clock.GetUtcNow();
        _tokens = Math.Min(burst, _tokens + ((now - _filled).TotalSeconds * perSecond));
        _filled = now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }
}
