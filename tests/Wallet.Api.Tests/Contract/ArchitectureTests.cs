using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Wallet.Api.Tests.Contract;

/// <summary>Dependencies go down only.</summary>
public class ArchitectureTests
{
    private static readonly ArchUnitNET.Domain.Architecture Architecture
        = new ArchLoader().LoadAssemblies(typeof(WalletApi).Assembly).Build();

    // Each room with the rooms it may know. Commands and Ledger are the pure middle and know each other alone.
    public static TheoryData<string, string[]> Rooms => new()
    {
        { "Telemetry", [] },
        { "Credentials", [] },
        { "Commands", ["Ledger"] },
        { "Ledger", ["Commands"] },
        { "Storage", ["Ledger", "Commands", "Telemetry", "Credentials"] },
        { "Upkeep", ["Storage", "Ledger", "Commands", "Telemetry"] },
        { "Batching", ["Upkeep", "Storage", "Ledger", "Commands", "Telemetry"] },
        { "Outbox", ["Upkeep", "Storage", "Ledger", "Commands", "Telemetry", "Credentials"] },
        { "Webhooks", ["Outbox", "Upkeep", "Storage", "Ledger", "Commands", "Telemetry"] },
        { "Checkpoints", ["Upkeep", "Storage", "Ledger", "Commands", "Telemetry"] },
        { "Balances", ["Batching", "Upkeep", "Storage", "Ledger", "Commands", "Telemetry", "Credentials"] },
        { "Exports", ["Balances", "Upkeep", "Storage", "Ledger", "Commands", "Telemetry"] },
        { "Http", ["Batching", "Balances", "Checkpoints", "Exports", "Webhooks", "Upkeep", "Storage", "Ledger", "Commands", "Telemetry"] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_below(string room, string[] below)
    {
        string[] all =
        [
            "Telemetry", "Credentials", "Commands", "Ledger", "Storage", "Upkeep", "Batching", "Outbox", "Checkpoints", "Balances", "Exports",
            "Webhooks", "Http",
        ];
        var forbidden = string.Join('|', all.Where(r => r != room && !below.Contains(r)));
        Types().That().ResideInNamespaceMatching($@"^Wallet\.Api\.{room}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Wallet\.Api\.({forbidden})(\.|$)"))
            .Check(Architecture);
    }

    [Fact]
    public void Statements_are_written_and_rows_read_in_storage_alone()
        => Types().That().ResideInNamespaceMatching(@"^Wallet\.Api\.").And().DoNotResideInNamespaceMatching(@"^Wallet\.Api\.Storage(\.|$)")
            .Should().NotDependOnAny(Types().That().HaveFullName("Wallet.Api.Storage.Packets.SqlText"))
            .AndShould().NotDependOnAnyTypesThat().HaveFullNameMatching("^MySqlConnector")
            .Check(Architecture);

    [Theory]
    [InlineData("Commands")]
    [InlineData("Ledger")]
    public void The_middle_is_pure(string room)
        => Types().That().ResideInNamespaceMatching($@"^Wallet\.Api\.{room}(\.|$)")
            .Should().NotDependOnAnyTypesThat().HaveFullNameMatching(
                @"^(MySqlConnector|StackExchange|Confluent|Microsoft|System\.(IO|Net|TimeProvider|Random|Threading\.Tasks))")
            .Check(Architecture);
}
