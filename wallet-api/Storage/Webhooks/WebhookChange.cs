using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>What of a webhook is changed; what is null stays.</summary>
internal sealed record WebhookChange(
    string? Url, Named<string?>? Description, Named<IReadOnlyList<string>?>? Types, Named<WalletId?>? Wallet, bool? IsEnabled);

/// <summary>A value that was named, if only to take it away.</summary>
internal readonly record struct Named<T>(T Value);
