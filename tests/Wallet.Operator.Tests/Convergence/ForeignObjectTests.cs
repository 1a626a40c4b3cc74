using k8s;
using k8s.Models;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>The whole operator meets a user's object under one of its names.</summary>
public sealed class ForeignObjectTests
{
    [Fact]
    public async Task Nothing_is_created_in_AWS_while_a_foreign_object_is_in_the_way_and_all_of_it_afterwards()
    {
        await using var world = await World.StartAsync();
        var key = await world.CreateAsync("demo", ConvergenceTests.Staging);
        await world.Cloud.Client.CoreV1.CreateNamespacedSecretAsync(
            new V1Secret { Metadata = new V1ObjectMeta { Name = "demo-wallet-api" } }, key.Namespace);
        var journey = new Journey(world, key);
        for (var pass = 0; pass < 5; pass++)
            await journey.PassAsync(_ => null);

        world.Cloud.Aws.Journal.Calls.Should().BeEmpty("AWS is not even read");
        var status = (await world.FindAsync(key))!.Status!;
        status.Phase.Should().Be("Blocked");
        status.Conditions!.Single(each => each.Type == "Stalled").Message.Should().Contain("Secret demo-wallet-api").And.Contain("delete it");

        await world.Cloud.Client.CoreV1.DeleteNamespacedSecretAsync("demo-wallet-api", key.Namespace);

        (await journey.UntilReadyAsync())!.Status!.Begun.Should().Contain("database");
    }
}
