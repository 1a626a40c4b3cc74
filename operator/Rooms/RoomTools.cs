using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Rooms;

/// <summary>What every room works with.</summary>
/// <param name="Faults">Says what an exception of the outside means.</param>
/// <param name="Ledger">Back-off of refused changes.</param>
/// <param name="Repeats">Back-off of changes that do not last.</param>
/// <param name="Metrics">Counts changes and faults.</param>
/// <param name="Time">Clock.</param>
/// <param name="Log">Log of changes.</param>
internal sealed record RoomTools(
    FaultClassifiers Faults, ChangeLedger Ledger, RepeatedChanges Repeats, OperatorMetrics Metrics, TimeProvider Time, ILogger<RoomTools> Log);
