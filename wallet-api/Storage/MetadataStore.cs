using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Replaces what is kept with a wallet besides its balance, if the wallet is as the caller thinks.</summary>
internal sealed class MetadataStore(Database database)
{
    private readonly ShortTransaction _transaction = new(database);

    /// <summary>
    /// Reads the wallet under its lock, lets <paramref name="allows"/> judge, replaces the metadata (a JSON object or null) and journals that
    /// <paramref name="by"/> did, in one transaction; in a dry run, reads and judges alone.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public async Task<MetadataChange> ReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, string? by, bool isDryRun, CancellationToken cancel)
    {
        MetadataChange result = new(null, MetadataOutcome.Refused);
        var locking = new SqlText().Sql($"{WalletStore.Select:sql}balances.wallet_id = {id.Value} FOR UPDATE");
        var isKnown = await _transaction.RunAsync(
            locking,
            async row => await row.ReadAsync() ? WalletStore.Read(row) : null,
            (view, now) =>
            {
                result = view is not null && allows(view)
                    ? new(view with { Metadata = metadata }, MetadataOutcome.Replaced)
                    : new(view, MetadataOutcome.Refused);
                return result.Outcome == MetadataOutcome.Refused || isDryRun ? null : Change(view!, metadata, now, by);
            },
            cancel);
        return isKnown ? result : new(null, MetadataOutcome.Unknown);
    }

    // What is already so is no change.
    private static SqlText? Change(WalletView view, string? metadata, long now, string? by)
    {
        if (view.Metadata == metadata)
            return null;
        var (wallet, profile) = (view.State, new WalletProfile(view.UserId, view.ExternalId, metadata));
        var rows = SettingJournal.Of(wallet, WalletSettings.Of(wallet), Setting.Metadata, now, by, profile.Digest);
        return new SqlText().Sql($"UPDATE wallets SET metadata = {metadata} WHERE wallet_id = {wallet.Id.Value};")
            .Insert(SettingColumns.Table, rows, SettingColumns.Write)
            .Sql($"UPDATE balances SET settings_version = {rows[^1].Sequence} WHERE wallet_id = {wallet.Id.Value};");
    }
}
