using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>What the mechanism of the rooms stands on in tests: a hand-turned clock, exact waits, all that is logged and counted.</summary>
internal sealed class RoomGround : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Counts _counts;

    public RoomGround()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _counts = new(meters);
        Ledger = new ChangeLedger(Clock, new FixedRandom(1));
        var faults = new FaultClassifiers([new AwsFaults(), new ScriptedFaults()]);
        Repeats = new RepeatedChanges(Clock, new FixedRandom(1));
        Tools = new RoomTools(faults, Ledger, Repeats, new OperatorMetrics(meters), Clock, Log);
        Room = new ScriptedRoom(Tools);
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public LogLines<RoomTools> Log { get; } = new();

    public IReadOnlyList<string> Counted => _counts.All;

    public ChangeLedger Ledger { get; }

    public RepeatedChanges Repeats { get; }

    public RoomTools Tools { get; }

    public ScriptedRoom Room { get; }

    /// <summary>Components announced in the status before their first change.</summary>
    public List<string> Begun { get; } = [];

    /// <summary>A pass of a platform that has built something before.</summary>
    public PlatformPass Pass(params RememberedResource[] remembered) => SamplePlatform.Pass() with
    {
        Remembered = remembered,
        Begun = new HashSet<string> { "compute" },
        BeginAsync = (component, _) =>
        {
            Begun.Add(component);
            return Task.CompletedTask;
        },
    };

    public Task<StepOutcome> BuildAsync(PlatformPass? pass = null) => Room.ReconcileAsync(pass ?? Pass(), CancellationToken.None);

    public Task<StepOutcome> DeleteAsync(PlatformPass? pass = null) => Room.DeleteAsync(pass ?? Pass(), CancellationToken.None);

    public static Holding Thing(string name, Ownership ownership = Ownership.Owned) => new("Thing", name, $"arn:{name}", ownership);

    public static RememberedResource Memory(string name, string component = "compute", string kind = "Thing")
        => new(component, kind, $"arn:{name}");

    public void Dispose()
    {
        _counts.Dispose();
        _services.Dispose();
    }
}
