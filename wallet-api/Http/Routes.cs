using Wallet.Api.Http.Audit;
using Wallet.Api.Http.Exports;
using Wallet.Api.Http.Holds;
using Wallet.Api.Http.Settings;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Http.Webhooks;

namespace Wallet.Api.Http;

/// <summary>The REST API's table of contents.</summary>
internal sealed class Routes(
    WalletRoutes wallets, MovementRoutes movements, TransactionRoutes transactions, AuditRoutes audit, HoldRoutes holds, SettingRoutes settings,
    LimitProfileRoutes profiles, ExportRoutes exports, WebhookRoutes webhooks)
{
    /// <summary>All operations, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        .. wallets.All, .. movements.All, .. transactions.All, .. audit.All, .. holds.All, .. settings.All, .. profiles.All, .. exports.All,
        .. webhooks.All,
    ];
}
