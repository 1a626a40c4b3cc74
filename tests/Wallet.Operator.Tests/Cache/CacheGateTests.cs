using Amazon.ElastiCache.Model;
using Amazon.Runtime;
using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Cache;

/// <summary>Which changes the states of the cache allow.</summary>
public sealed class CacheGateTests
{
    private static readonly CacheObserved There = SomeCache.Observed();

    private static readonly AmazonWebServiceRequest[] OfParameters =
    [
        new CreateCacheParameterGroupRequest(), new ModifyCacheParameterGroupRequest(), new ResetCacheParameterGroupRequest(),
    ];

    private static readonly AmazonWebServiceRequest[] OfGroup =
    [
        new ModifyReplicationGroupRequest(),
        new ModifyReplicationGroupRequest { CacheParameterGroupName = SomeCache.Id },
        new IncreaseReplicaCountRequest(),
        new DecreaseReplicaCountRequest(),
        new DeleteCacheParameterGroupRequest(),
        new AddTagsToResourceRequest { ResourceName = "arn:group" },
        new RemoveTagsFromResourceRequest { ResourceName = "arn:group" },
    ];

    private static readonly AmazonWebServiceRequest[] TagsOfParameters =
    [
        new AddTagsToResourceRequest { ResourceName = $"arn:{SomeCache.Id}" },
        new RemoveTagsFromResourceRequest { ResourceName = $"arn:{SomeCache.Id}" },
    ];

    [Theory]
    [InlineData(StoreLifecycle.Available, true)]
    [InlineData(StoreLifecycle.Changing, false)]
    [InlineData(StoreLifecycle.Creating, false)]
    [InlineData(StoreLifecycle.Deleting, false)]
    [InlineData(StoreLifecycle.Failed, false)]
    [InlineData(StoreLifecycle.Unknown, false)]
    public void The_group_is_changed_only_while_it_is_at_rest(StoreLifecycle lifecycle, bool isOpen)
    {
        foreach (var request in OfGroup)
            IsOpen(request, At(lifecycle)).Should().Be(isOpen, request.GetType().Name);
    }

    [Fact]
    public void Without_a_group_its_changes_wait()
    {
        foreach (var request in OfGroup)
            IsOpen(request, There with { Group = null }).Should().BeFalse(request.GetType().Name);
    }

    [Theory]
    [InlineData(StoreLifecycle.Available)]
    [InlineData(StoreLifecycle.Creating)]
    public void Parameters_and_their_tags_wait_for_no_group(StoreLifecycle lifecycle)
    {
        var another = There.ParameterGroups[0] with { Arn = "arn:another" };
        foreach (var request in OfParameters.Concat(TagsOfParameters))
        {
            var two = At(lifecycle) with { ParameterGroups = [another, .. There.ParameterGroups] };
            IsOpen(request, There with { Group = null }).Should().BeTrue(request.GetType().Name);
            IsOpen(request, two).Should().BeTrue(request.GetType().Name);
        }
    }

    [Fact]
    public void Tags_of_something_else_wait_for_the_group()
    {
        foreach (var request in TagsOfParameters)
        {
            IsOpen(request, At(StoreLifecycle.Changing) with { ParameterGroups = [] }).Should().BeFalse(request.GetType().Name);
            IsOpen(request, There with { ParameterGroups = [] }).Should().BeTrue(request.GetType().Name);
        }
    }

    [Theory]
    [InlineData(SomeCache.Id, true)]
    [InlineData("another", false)]
    public void The_group_is_created_when_its_parameter_group_is_there(string parameters, bool isOpen)
        => IsOpen(new CreateReplicationGroupRequest { CacheParameterGroupName = parameters }, There with { Group = null })
            .Should().Be(isOpen);

    [Theory]
    [InlineData(SomeCache.Id, null, true)]
    [InlineData(SomeCache.Id, "another", true)]
    [InlineData(SomeCache.Id, SomeCache.Id, false)]
    [InlineData("another", null, false)]
    public void The_group_takes_parameters_up_when_they_have_their_values(string taken, string? modified, bool isOpen)
    {
        var take = Change(new ModifyReplicationGroupRequest { CacheParameterGroupName = taken });
        AwsChange[] modify = modified is null ? [] : [Change(new ModifyCacheParameterGroupRequest { CacheParameterGroupName = modified })];

        CacheGate.IsOpen(take, [.. modify, take], There).Should().Be(isOpen);
    }

    [Fact]
    public void Other_changes_of_the_group_do_not_wait_for_parameters() => CacheGate.IsOpen(
        Change(new ModifyReplicationGroupRequest()),
        [Change(new ModifyCacheParameterGroupRequest { CacheParameterGroupName = SomeCache.Id })],
        There).Should().BeTrue();

    private static CacheObserved At(StoreLifecycle lifecycle) => There with { Group = There.Group! with { Lifecycle = lifecycle } };

    private static AwsChange Change(AmazonWebServiceRequest request) => new(new PlannedChange(SomeCache.Group, "Modify", ""), request);

    private static bool IsOpen(AmazonWebServiceRequest request, CacheObserved observed) => CacheGate.IsOpen(Change(request), [], observed);
}
