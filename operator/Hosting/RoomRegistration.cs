using Wallet.Operator.App;
using Wallet.Operator.Cache;
using Wallet.Operator.Compute;
using Wallet.Operator.Database;
using Wallet.Operator.Database.Logs;
using Wallet.Operator.Messaging;
using Wallet.Operator.Network;
using Wallet.Operator.Network.FlowLogs;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Security;

namespace Wallet.Operator.Hosting;

/// <summary>The rooms that build a platform's components; their order comes from what each needs.</summary>
internal static class RoomRegistration
{
    /// <summary>Registers them. A new room is one line here.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<IFaultClassifier, AwsFaults>()
        .AddSingleton<IFaultClassifier, KubeFaults>()
        .AddSingleton<IFaultClassifier, MessagingFaults>()
        .AddSingleton<FaultClassifiers>()
        .AddSingleton<ChangeLedger>()
        .AddSingleton<RepeatedChanges>()
        .AddSingleton<RoomTools>()
        .AddSingleton<IPlatformStep, NetworkStep>()
        .AddSingleton<IPlatformStep, SecurityStep>()
        .AddSingleton<IPlatformStep, FlowLogsStep>()
        .AddSingleton<IPlatformStep, DatabaseStep>()
        .AddSingleton<IPlatformStep, DatabaseLogsStep>()
        .AddSingleton<IPlatformStep, CacheStep>()
        .AddSingleton<IPlatformStep, MessagingStep>()
        .AddSingleton<IProfileUse, ProfileUse>()
        .AddSingleton<IPlatformStep, ComputeStep>()
        .AddSingleton<IPlatformStep, AppStep>()
        .AddSingleton(provider => PlatformSteps.Of(provider.GetServices<IPlatformStep>()));
}
