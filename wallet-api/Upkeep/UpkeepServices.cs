using Wallet.Api.Telemetry;

namespace Wallet.Api.Upkeep;

/// <summary>Registers periodic work.</summary>
internal static class UpkeepServices
{
    /// <summary>Runs <typeparamref name="T"/> with the host, and shows in health how it goes.</summary>
    public static void AddPeriodicWork<T>(this IServiceCollection services)
        where T : PeriodicWork
    {
        services.AddSingleton<T>();
        services.AddHostedService(all => all.GetRequiredService<T>());
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<T>());
    }
}
