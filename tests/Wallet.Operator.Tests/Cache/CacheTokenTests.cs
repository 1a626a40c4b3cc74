using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>The AUTH token is turned on without locking clients out, and never off.</summary>
public sealed class CacheTokenTests : CacheRoom
{
    [Fact]
    public async Task A_token_is_offered_first_and_demanded_when_every_pod_has_it()
    {
        var open = WithCache(cache => cache with { AuthToken = false });
        await Step.BuildAsync(Account, open);
        Account.Journal.Clear();

        var offered = await UntilAsync(open, pass => pass.Remembered.Any(each => each.Kind == CacheNames.TokenOffered));
        offered.Remembered.Should().NotBeEmpty();
        await PassesAsync(offered, 20);
        Strategies().Should().Equal(["ROTATE"], "no pod has taken the token up yet");

        var taken = new RememberedResource("app", RememberedResource.PodsHaveCacheToken, "demo-wallet-api");
        await PassesAsync(offered, 20, taken);
        Strategies().Should().Equal("ROTATE", "SET");
    }

    [Fact]
    public async Task A_token_cannot_be_turned_off_and_the_pods_keep_it()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();

        var outcome = await Step.ReconcileAsync(WithCache(cache => cache with { AuthToken = false }), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("set spec.cache.authToken back to true");
        outcome.Fact<CacheFacts>().HasAuthToken.Should().BeTrue();
        Account.Journal.Mutations.Should().BeEmpty();
    }

    private IEnumerable<string> Strategies() => Account.Journal.Mutations
        .Where(call => call.Input["AuthTokenUpdateStrategy"] is not null)
        .Select(call => call.Input["AuthTokenUpdateStrategy"]!.GetValue<string>());

    /// <summary>Passes with the token wanted, each as the reconciler makes it from the one before, until it is so.</summary>
    private async Task<PlatformPass> UntilAsync(PlatformPass open, Func<PlatformPass, bool> reached)
    {
        var pass = open.With(settings => settings with { Cache = settings.Cache with { AuthToken = true } });
        for (var passes = 0; !reached(pass); passes++)
        {
            passes.Should().BeLessThan(50);
            pass = pass.After(await StepAsync(pass));
        }

        return pass;
    }

    /// <summary>So many passes, of which each knows what the app noted.</summary>
    private async Task PassesAsync(PlatformPass pass, int count, params RememberedResource[] ofApp)
    {
        for (var passes = 0; passes < count; passes++)
            pass = pass.After(await StepAsync(pass with { Remembered = [.. pass.Remembered, .. ofApp] }));
    }
}
