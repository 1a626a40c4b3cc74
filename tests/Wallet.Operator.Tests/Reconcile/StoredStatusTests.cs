using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What is written in the middle of a pass, and what others write meanwhile.</summary>
public sealed class StoredStatusTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly RememberedResource Key = new("security", "Key", "arn:aws:kms:eu-west-1:123456789012:key/1");

    [Fact]
    public async Task A_finalizer_of_another_that_came_meanwhile_is_not_lost()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var store = new PlatformStore(platform.Client);
        var stale = await platform.ReadAsync();
        await platform.PatchAsync("""{"metadata":{"finalizers":["example.com/theirs"]}}""");

        var attach = FluentActions.Awaiting(() => store.AttachFinalizerAsync(stale, CancellationToken.None));

        (await attach.Should().ThrowAsync<Exception>()).Which.Should().Match<Exception>(fault => KubeErrors.IsConflict(fault));
        (await platform.ReadAsync()).Metadata.Finalizers.Should().Equal("example.com/theirs");
    }

    [Fact]
    public async Task A_finalizer_of_another_survives_our_letting_go()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var store = new PlatformStore(platform.Client);
        var stale = await store.AttachFinalizerAsync(await platform.ReadAsync(), CancellationToken.None);
        await platform.PatchAsync($$$"""{"metadata":{"finalizers":["{{{StoredPlatform.Finalizer}}}","example.com/theirs"]}}""");

        await FluentActions.Awaiting(() => store.DetachFinalizerAsync(stale, CancellationToken.None)).Should().ThrowAsync<Exception>();

        (await platform.ReadAsync()).Metadata.Finalizers.Should().Equal(StoredPlatform.Finalizer, "example.com/theirs");
    }

    [Fact]
    public async Task A_resource_is_in_the_status_before_the_pass_goes_on_and_after_it()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        IReadOnlyList<RememberedResource>? during = null;
        platform["security"].OnReconcile = pass =>
        {
            pass.RememberAsync(Key, CancellationToken.None).GetAwaiter().GetResult();
            during = platform.ReadAsync().GetAwaiter().GetResult().Status!.Resources;
            // The component was observed before the resource was made.
            return new StepOutcome.Waiting("Changing", "m", TimeSpan.FromSeconds(2)) { Remember = [] };
        };

        await platform.PassAsync();

        during.Should().Equal(Key);
        (await platform.ReadAsync()).Status!.Resources.Should().Equal(Key);
    }

    [Fact]
    public async Task A_resource_is_remembered_also_when_somebody_has_changed_the_platform_meanwhile()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["security"].OnReconcile = pass =>
        {
            platform.PatchAsync("""{"metadata":{"annotations":{"example.com/note":"theirs"}}}""").GetAwaiter().GetResult();
            pass.BeginAsync("security", CancellationToken.None).GetAwaiter().GetResult();
            pass.RememberAsync(Key, CancellationToken.None).GetAwaiter().GetResult();
            throw new IOException("The process was killed.");
        };

        await platform.PassAsync();

        var stored = await platform.ReadAsync();
        stored.Status!.Resources.Should().Equal(Key);
        stored.Status.Begun.Should().Contain("security");
        stored.Metadata.Annotations.Should().ContainKey("example.com/note");
    }
}
