using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>
/// Follows the journal of a wallet's settings, oldest row first: all of it or, where not <see cref="AuditedWallet.IsWhole"/>, its last row.
/// </summary>
internal sealed class SettingFold(AuditedWallet wallet)
{
    private readonly List<Violation> _violations = [];
    private SettingChange? _last;
    private UInt128? _profile;

    /// <summary>The next row, with the seal that it was written with.</summary>
    public void Add(SettingChange change, UInt128 seal)
    {
        if (change.Seal != seal)
            Report("I13 settings", $"change {change.Sequence} in the journal was altered");
        if (wallet.IsWhole && change.Sequence != (_last?.Sequence ?? 0) + 1)
            Report("I13 settings", $"change {change.Sequence} follows {_last?.Sequence ?? 0} in the journal");
        (_last, _profile) = (change, change.Profile ?? _profile);
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Violation> Finish()
    {
        var state = wallet.State;
        if ((_last?.Sequence ?? 0) != state.SettingsVersion)
            Report("I13 settings", $"the journal ends with change {_last?.Sequence ?? 0}, the balance counts {state.SettingsVersion}");
        else if (_last is not null && _last.After != WalletSettings.Of(state))
            Report("I13 settings", $"status, overdraft or limits are not as change {_last.Sequence} in the journal set them");
        if (_profile is { } digest && wallet.Profile is { } profile && profile.Digest != digest)
            Report("I13 profile", "its user, external id or metadata is not what the journal has");
        return _violations;
    }

    private void Report(string invariant, string what) => _violations.Add(new(invariant, $"wallet {wallet.State.Id}", what));
}
