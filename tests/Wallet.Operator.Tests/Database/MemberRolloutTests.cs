using Wallet.Operator.Database;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database;

public sealed class MemberRolloutTests
{
    private const string Small = "db.r6g.large";
    private const string Big = "db.r6g.xlarge";

    [Fact]
    public void Nothing_restarts_when_all_is_as_it_should_be() =>
        Plan(Desired(Big, Small), Writer("a", Big), Reader("b", Small)).Should().BeEmpty();

    [Fact]
    public void Readers_come_first_then_the_failover() =>
        Plan(Desired(Big, Big), Writer("a", Small), Reader("b", Small), Reader("c", Small))
            .Should().Equal("b to db.r6g.xlarge", "c to db.r6g.xlarge", "failover a -> c");

    [Fact]
    public void After_the_failover_the_old_writer_is_a_reader_like_the_others() =>
        Plan(Desired(Big, Big), Reader("a", Small), Writer("b", Big), Reader("c", Big)).Should().Equal("a to db.r6g.xlarge");

    [Fact]
    public void A_lone_writer_restarts_in_place() =>
        Plan(Desired(Big, Big), Writer("a", Small)).Should().Equal("a to db.r6g.xlarge");

    [Fact]
    public void With_classes_of_their_own_one_reader_is_made_the_heir() =>
        Plan(Desired(Big, Small), Writer("a", Small), Reader("b", Small), Reader("c", Small))
            .Should().Equal("c to db.r6g.xlarge", "failover a -> c");

    [Fact]
    public void A_writer_role_that_moved_to_a_small_reader_goes_back_to_the_big_instance() =>
        Plan(Desired(Big, Small), Reader("a", Big), Writer("b", Small)).Should().Equal("failover b -> a");

    [Fact]
    public void Pending_static_parameters_restart_the_same_way() =>
        Plan(Desired(Big, Big), Writer("a", Big, needsReboot: true), Reader("b", Big, needsReboot: true), Reader("c", Big))
            .Should().Equal("reboot b", "failover a -> c");

    [Fact]
    public void A_change_of_class_restarts_enough() =>
        Plan(Desired(Big, Big), Writer("a", Big), Reader("b", Small, needsReboot: true)).Should().Equal("b to db.r6g.xlarge");

    [Fact]
    public void Any_fleet_comes_to_rest_with_at_most_one_failover_and_one_restart_each()
    {
        foreach (var seed in Enumerable.Range(0, 500))
        {
            var random = new Random(seed);
            var members = Enumerable.Range(0, random.Next(1, 5))
                .Select(i => Member($"m{i}", random.Next(2) == 0 ? Small : Big, i == 0, random.Next(3) == 0)).ToList();
            var desired = Desired(random.Next(2) == 0 ? Small : Big, random.Next(2) == 0 ? Small : Big);
            var done = new List<DatabaseChange>();
            while (MemberRollout.Of(desired, "c", members).FirstOrDefault() is { } change)
            {
                done.Add(change);
                done.Should().HaveCountLessThan(20, "seed {0} never comes to rest", seed);
                members = [.. members.Select(member => Apply(change, member))];
            }
            done.OfType<DatabaseChange.FailOver>().Count().Should().BeLessThanOrEqualTo(1, "seed {0}", seed);
            done.GroupBy(change => change.Describe().Resource).Should().NotContain(group => group.Count() > 1, "seed {0}", seed);
        }
    }

    private static MemberObserved Apply(DatabaseChange change, MemberObserved member) => change switch
    {
        DatabaseChange.FailOver failOver => member with { IsWriter = member.Id == failOver.To },
        DatabaseChange.ChangeClass resize when resize.Id == member.Id => member with { Class = resize.To, NeedsReboot = false },
        DatabaseChange.Reboot reboot when reboot.Id == member.Id => member with { NeedsReboot = false },
        _ => member,
    };

    private static IEnumerable<string> Plan(MemberDesired desired, params MemberObserved[] members) =>
        MemberRollout.Of(desired, "c", members).Select(change => change switch
        {
            DatabaseChange.ChangeClass resize => $"{resize.Id} to {resize.To}",
            DatabaseChange.Reboot reboot => $"reboot {reboot.Id}",
            DatabaseChange.FailOver failOver => $"failover {failOver.From} -> {failOver.To}",
            _ => throw new InvalidOperationException($"{change} restarts nothing."),
        });

    private static MemberDesired Desired(string writer, string reader) => new(writer, reader, 3, "", true, 0, null, 0, "");

    private static MemberObserved Writer(string id, string size, bool needsReboot = false) => Member(id, size, true, needsReboot);

    private static MemberObserved Reader(string id, string size, bool needsReboot = false) => Member(id, size, false, needsReboot);

    private static MemberObserved Member(string id, string size, bool isWriter, bool needsReboot) => new()
    {
        Id = id,
        Arn = id,
        Status = "available",
        Lifecycle = StoreLifecycle.Available,
        HasPending = false,
        IsWriter = isWriter,
        NeedsReboot = needsReboot,
        Class = size,
        MaintenanceWindow = "",
        AutoMinorUpgrade = true,
        IsPublic = false,
        MonitoringSeconds = 0,
        MonitoringRoleArn = null,
        InsightsDays = 0,
        Tags = new Dictionary<string, string>(),
    };
}
