using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Architecture;

/// <summary>Dependencies go down only: Reconcile and Hosting, then the rooms, then what all rooms are made of, then Platform, Aws and Kube, then Telemetry.</summary>
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
        { "Rooms", ["Platform", "Kube", "Aws", "Telemetry"] },
        { "Reconcile", ["Rooms", "Platform", "Kube", "Aws", "Telemetry", .. Rooms] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Each_floor_knows_only_those_below(string floor, string[] below)
        => Uses(floor).Where(use => !below.Contains(use.Floor)).Select(use => use.How).Should().BeEmpty(
            $"{floor} may know {string.Join(", ", below.DefaultIfEmpty("nobody"))}");

    [Fact]
    public void Rooms_know_the_floor_below_and_not_each_other()
    {
        foreach (var room in Rooms)
            Dependencies(room).Except(["Rooms", "Platform", "Aws", "Kube", "Telemetry"]).Should().BeEmpty($"{room} is a room of its own");
    }

    [Fact]
    public void Only_the_process_itself_knows_all_rooms()
        => Dependencies("Reconcile").Intersect(Rooms).Should().BeEmpty("steps reach the reconciler through IPlatformStep");

    private static IEnumerable<string> Dependencies(string floor) => Uses(floor).Select(use => use.Floor).Distinct();

    private static IEnumerable<(string Floor, string How)> Uses(string floor) =>
        from type in Operator.Types
        where FloorOf(type) == floor
        from dependency in type.Dependencies
            // Type parameters of one name are one type to the reader of assemblies, wherever it met them first.
        where !dependency.Target.FullName.Contains("+<", StringComparison.Ordinal)
        let other = FloorOf(dependency.Target)
        where other is not null && other != floor
        select (other, $"{type.FullName} uses {dependency.Target.FullName}");

    private static string? FloorOf(IType type)
        => type.Namespace?.FullName is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;
}
