namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>How far a campaign has come.</summary>
internal readonly record struct CampaignProgress(int Done, int Count, long Commands, TimeSpan Elapsed)
{
    public override string ToString() => FormattableString.Invariant(
        $"{Done:N0} of {Count:N0} sequences, {Commands:N0} commands, {Elapsed:hh\\:mm\\:ss}, {Done / Elapsed.TotalSeconds:N0} sequences/s");
}
