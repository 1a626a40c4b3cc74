using Wallet.Operator.App;
using Wallet.Operator.Cache;
using Wallet.Operator.Compute;
using Wallet.Operator.Database;
using Wallet.Operator.Messaging;
using Wallet.Operator.Network;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Security;

namespace Wallet.Operator.Hosting;

/// <summary>The rooms that build a platform's components.</summary>
internal static class Rooms
{
    /// <summary>Their steps in the order in which components are built.</summary>
    public static PlatformSteps InOrder(IServiceProvider services)
    {
        T Room<T>() where T : IPlatformStep => ActivatorUtilities.CreateInstance<T>(services);
        return PlatformSteps.InOrder(
            Room<NetworkStep>(),
            Room<SecurityStep>(),
            Room<DatabaseStep>(),
            Room<CacheStep>(),
            Room<MessagingStep>(),
            Room<ComputeStep>(),
            Room<AppStep>());
    }
}
