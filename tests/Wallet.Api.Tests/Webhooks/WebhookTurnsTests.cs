using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Commands;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

public sealed class WebhookTurnsTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly Webhook[] _webhooks = [.. Enumerable.Range(1, 4).Select(Webhook)];
    private readonly WebhookTurns _turns;

    public WebhookTurnsTests() => _turns = new(2, _clock);

    [Fact]
    public void So_many_are_called_at_once_and_who_waited_longest_is_next()
    {
        Begin().Should().Equal(1, 2);
        Begin().Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        End(1, isWell: true);
        Begin().Should().Equal(3);
        _clock.Advance(TimeSpan.FromSeconds(1));
        End(2, isWell: true);
        End(3, isWell: true);
        Begin().Should().Equal([4, 1], "the fourth had no turn yet, and the first had its before the others");
    }

    [Fact]
    public void One_that_fails_rests_longer_each_time_and_has_one_attempt_in_a_turn()
    {
        _turns.Begin([_webhooks[0].Id]).Should().Equal((_webhooks[0].Id, 100));
        foreach (var rest in (int[])[1, 2, 4, 8])
        {
            End(1, isWell: false);
            _clock.Advance(TimeSpan.FromSeconds(rest - 0.1));
            _turns.Ready(_webhooks).Should().NotContain(_webhooks[0].Id);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            _turns.Ready(_webhooks).Should().Contain(_webhooks[0].Id);
            _turns.Begin([_webhooks[0].Id]).Should().Equal((_webhooks[0].Id, 1));
        }
        End(1, isWell: true);
        _turns.Begin([_webhooks[0].Id]).Should().Equal((_webhooks[0].Id, 100));
    }

    [Fact]
    public void One_that_is_no_more_is_forgotten_once_its_turn_is_over()
    {
        _turns.Begin([_webhooks[0].Id]);
        _turns.Keep([]);
        _turns.Ready(_webhooks).Should().NotContain(_webhooks[0].Id);
        End(1, isWell: false);
        _turns.Keep([]);
        _turns.Ready(_webhooks).Should().Contain(_webhooks[0].Id);
    }

    private List<int> Begin()
        => [.. _turns.Begin(_turns.Ready(_webhooks)).Select(turn => Array.FindIndex(_webhooks, w => w.Id == turn.Id) + 1)];

    private void End(int number, bool isWell) => _turns.End(_webhooks[number - 1].Id, isWell);

    private static Webhook Webhook(int number) => new(
        WebhookId.Create(1_700_000_000_000, number), "https://receiver.example/", null, new(null, null), WebhookStatus.Enabled, new([], null, null),
        1, null, DateTimeOffset.UnixEpoch);
}
