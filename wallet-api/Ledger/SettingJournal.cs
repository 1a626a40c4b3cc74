using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>What a change of settings adds to the journal.</summary>
internal static class SettingJournal
{
    /// <summary>
    /// The rows, in order, for a change of a wallet that stood as <paramref name="before"/>. The first change of a wallet that is older than the
    /// journal says first what it found.
    /// </summary>
    public static IReadOnlyList<SettingChange> Of(
        WalletState before, WalletSettings after, Setting setting, long at, string? by, UInt128? profile = null)
    {
        var change = new SettingChange(before.Id, before.SettingsVersion + 1, setting, after, at) { By = by, Profile = profile };
        if (setting == Setting.Opened || before.SettingsVersion > 0)
            return [change];
        var found = change with { Setting = Setting.Found, After = WalletSettings.Of(before), By = null, Profile = null };
        return [found, change with { Sequence = change.Sequence + 1 }];
    }
}
