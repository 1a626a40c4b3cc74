using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Messaging;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>What rooms work with, as tests give it to them.</summary>
internal static class TestRooms
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static RoomTools Tools(
        TimeProvider clock, OperatorMetrics? metrics = null, Random? random = null, ILogger<RoomTools>? log = null) => new(
        new FaultClassifiers([new AwsFaults(), new KubeFaults(), new MessagingFaults()]),
        new ChangeLedger(clock, random ?? new Random(1)),
        new RepeatedChanges(clock, random ?? new Random(1)),
        metrics ?? new OperatorMetrics(Meters),
        clock,
        log ?? NullLogger<RoomTools>.Instance);
}
