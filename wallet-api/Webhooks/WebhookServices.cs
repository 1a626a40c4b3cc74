using System.Net;
using Wallet.Api.Outbox;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>Registers this room.</summary>
internal static class WebhookServices
{
    /// <summary>What the REST API needs of it, with or without a key.</summary>
    public static void AddWebhooks(this IServiceCollection services, WebhookOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<WebhookDirectory>();
        services.AddSingleton(new WebhookAddresses(options.Allowed));
        if (options.KeyFile is not { } file)
            return;
        // Now, so that what is wrong with it is said before anything runs.
        var key = WebhookKey.Read(file);
        services.AddSingleton(_ => key);
        services.AddSingleton<IPublishedBatches, WebhookQueue>();
        services.AddSingleton(all => new WebhookConnector(all.GetRequiredService<WebhookAddresses>(), Dns.GetHostAddressesAsync)
            .Invoker(options.Window));
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookAttempts>();
        services.AddSingleton<WebhookRows>();
    }
}
