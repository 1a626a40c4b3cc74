using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Architecture;

/// <summary>Dependencies go down only: Reconcile and Hosting, then the rooms, then Platform, Aws and Kube, then Telemetry.</summary>
public sealed class DependencyTests
{
    private const string Root = "Wallet.Operator.";

    private static readonly string[] Rooms = ["Network", "Security", "Database", "Cache", "Messaging", "Compute", "App", "Observability", "Cost"];

    private static readonly ArchUnitNET.Domain.Architecture Operator =
        new ArchLoader().LoadAssembly(typeof(PlatformReconciler).Assembly).Build();

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Platform", [] },
        { "Telemetry", [] },
        { "Kube", ["Telemetry"] },
        { "Aws", ["Telemetry"] },
        { "Reconcile", ["Platform", "Kube", "Aws", "Telemetry", .. Rooms] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Each_floor_knows_only_those_below(string floor, string[] below)
        => Dependencies(floor).Except(below).Should().BeEmpty($"{floor} may know {string.Join(", ", below.DefaultIfEmpty("nobody"))}");

    [Fact]
    public void Rooms_know_the_floor_below_and_not_each_other()
    {
        foreach (var room in Rooms)
            Dependencies(room).Except(["Platform", "Aws", "Kube", "Telemetry"]).Should().BeEmpty($"{room} is a room of its own");
    }

    [Fact]
    public void Only_the_process_itself_knows_all_rooms()
        => Dependencies("Reconcile").Intersect(Rooms).Should().BeEmpty("steps reach the reconciler through IPlatformStep");

    private static IEnumerable<string> Dependencies(string floor) => Operator.Types
        .Where(type => FloorOf(type) == floor)
        .SelectMany(type => type.Dependencies.Select(dependency => FloorOf(dependency.Target)))
        .OfType<string>()
        .Where(other => other != floor)
        .Distinct();

    private static string? FloorOf(IType type)
        => type.Namespace?.FullName is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;
}
