using Amazon.RDS.Model;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Database;

public sealed class MemberRolloutTests
{
    private const string Small = "db.r6g.large";
    private const string Medium = "db.r6g.xlarge";
    private const string Big = "db.r6g.2xlarge";

    [Theory]
    [InlineData("all as wanted", Big, Small, "a*B b-S", "")]
    [InlineData("readers first, then the failover", Big, Big, "a*S b-S c-S", "b to B, c to B, failover a -> c")]
    [InlineData("after the failover the former writer is a reader", Big, Big, "a-S b*B c-B", "a to B")]
    [InlineData("a lone writer restarts in place", Big, Big, "a*S", "a to B")]
    [InlineData("a lone writer has the writer's class", Big, Small, "a*S", "a to B")]
    [InlineData("no instance has the writer's class: one is chosen", Big, Small, "a*S b-S c-S", "c to B, failover a -> c")]
    [InlineData("both classes are new", Big, Medium, "a*S b-S c-S", "b to M, c to B, failover a -> c")]
    [InlineData("AWS has failed over: roles alone are no reason", Big, Small, "a-B b*S", "")]
    [InlineData("and back again", Big, Small, "a*B b-S", "")]
    [InlineData("and to a third", Big, Small, "a-B b-S c*S", "")]
    [InlineData("after such a failover the readers' class changes: by way of the big one", Big, Medium, "a-B b*S c-S", "c to M, failover b -> a")]
    [InlineData("two have the writer's class: a reader loses it", Big, Small, "a*B b-B", "b to S")]
    [InlineData("two readers have the writer's class: one loses it", Big, Small, "a*S b-B c-B", "b to S")]
    [InlineData("static parameters restart the same way", Big, Big, "a*B! b-B! c-B", "reboot b, failover a -> c")]
    [InlineData("static parameters with classes of their own: the writer in place", Big, Small, "a*B! b-S!", "reboot b, reboot a")]
    [InlineData("static parameters after a failover by AWS: by way of the big one", Big, Small, "a-B! b*S!", "reboot a, failover b -> a")]
    [InlineData("a change of class restarts enough", Big, Big, "a*B b-S!", "b to B")]
    [InlineData("a failed reader is left out", Big, Big, "a*S b-S c-S#", "b to B, failover a -> b")]
    [InlineData("a failed holder of the writer's class still counts", Big, Small, "a*S b-S c-B#", "")]
    [InlineData("a full writer gets its class first, and in place", Big, Big, "a*S% b-S c-S", "a to B, b to B, c to B")]
    [InlineData("a full reader comes before the others", Big, Big, "a*S b-S c-S%", "c to B, b to B, failover a -> c")]
    [InlineData("no heir is chosen while the writer has failed", Big, Small, "a*S% b-S c-S", "a to B")]
    [InlineData("without a writer nothing fails over", Big, Small, "a-S b-S", "")]
    public void What_restarts_and_in_which_order(string because, string writer, string reader, string members, string expected)
        => string.Join(", ", Plan(new MemberClasses(writer, reader), Parse(members))).Should().Be(expected, because);

    [Fact]
    public void The_chosen_instance_becomes_the_writer_although_the_classes_are_right_by_then()
    {
        var members = Parse("a*S b-S c-B");
        Plan(new MemberClasses(Big, Small), members).Should().BeEmpty("it looks as after a failover that AWS made");

        Plan(new MemberClasses(Big, Small), members, noted: "c").Should().Equal("failover a -> c");
    }

    [Fact]
    public void Once_the_chosen_instance_is_the_writer_nothing_is_chosen_any_more()
        => MemberRollout.Chosen(new MemberClasses(Big, Small), Parse("a-S b-S c*B"), "c").Should().BeNull();

    [Fact]
    public void Any_fleet_comes_to_rest_with_at_most_one_failover_and_one_restart_each()
    {
        foreach (var seed in Enumerable.Range(0, 500))
        {
            var random = new Random(seed);
            var members = Enumerable.Range(0, random.Next(1, 5))
                .Select(i => Member($"m{i}", random.Next(2) == 0 ? Small : Big, i == 0, random.Next(3) == 0)).ToList();
            var classes = new MemberClasses(random.Next(2) == 0 ? Small : Big, random.Next(2) == 0 ? Small : Big);
            var done = new List<AwsChange>();
            string? noted = null;
            while (MemberRollout.Of(classes, "c", members, noted).FirstOrDefault() is { } change)
            {
                noted = MemberRollout.Chosen(classes, members, noted)?.Id;
                done.Add(change);
                done.Should().HaveCountLessThan(20, "seed {0} never comes to rest", seed);
                members = [.. members.Select(member => Apply(change, member))];
            }

            done.Count(change => change.Request is FailoverDBClusterRequest).Should().BeLessThanOrEqualTo(1, "seed {0}", seed);
            done.GroupBy(change => change.What.Resource).Should().NotContain(group => group.Count() > 1, "seed {0}", seed);
            members.Should().Contain(member => member.Class == classes.Writer, "seed {0}", seed);
        }
    }

    private static MemberObserved Apply(AwsChange change, MemberObserved member) => change.Request switch
    {
        FailoverDBClusterRequest failOver => member with { IsWriter = member.Id == failOver.TargetDBInstanceIdentifier },
        ModifyDBInstanceRequest resize when resize.DBInstanceIdentifier == member.Id
            => member with { Class = resize.DBInstanceClass!, NeedsReboot = false },
        RebootDBInstanceRequest reboot when reboot.DBInstanceIdentifier == member.Id => member with { NeedsReboot = false },
        _ => member,
    };

    private static IEnumerable<string> Plan(MemberClasses classes, IReadOnlyList<MemberObserved> members, string? noted = null) =>
        MemberRollout.Of(classes, "c", members, noted).Select(change => change.Request switch
        {
            ModifyDBInstanceRequest resize => $"{resize.DBInstanceIdentifier} to {Letter(resize.DBInstanceClass!)}",
            RebootDBInstanceRequest reboot => $"reboot {reboot.DBInstanceIdentifier}",
            FailoverDBClusterRequest failOver => $"failover {change.What.Detail}",
            _ => throw new InvalidOperationException($"{change} restarts nothing."),
        });

    // "a*B!": instance a, the writer (a reader has "-"), of class Big, with static parameters that wait; "#" has failed, "%" is full.
    private static IReadOnlyList<MemberObserved> Parse(string members) =>
    [
        .. members.Split(' ').Select(word => Member(
            word[..1], ClassOf(word[2]), word[1] == '*', word.Contains('!', StringComparison.Ordinal)) with
        {
            Status = word.Contains('#', StringComparison.Ordinal) ? "incompatible-network"
                : word.Contains('%', StringComparison.Ordinal) ? "storage-full"
                : "available",
        }),
    ];

    private static string ClassOf(char letter) => letter switch
    {
        'S' => Small,
        'M' => Medium,
        _ => Big,
    };

    private static string Letter(string name) => name switch
    {
        Small => "S",
        Medium => "M",
        _ => "B",
    };

    private static MemberObserved Member(string id, string size, bool isWriter, bool needsReboot) => new()
    {
        Id = id,
        Arn = id,
        ResourceId = id,
        Status = "available",
        HasPending = false,
        IsWriter = isWriter,
        NeedsReboot = needsReboot,
        Class = size,
        Tags = new Dictionary<string, string>(),
        Answer = new DBInstance(),
    };
}
