namespace Wallet.Api.Outbox;

/// <summary>Sends events and says when they are safe.</summary>
internal interface IEventPublisher
{
    /// <summary>Sends <paramref name="messages"/> in order; completes when every one is acknowledged, however long that takes.</summary>
    /// <exception cref="EventsNotPublishedException">Some were not; all must be sent again, in the same order.</exception>
    /// <exception cref="OperationCanceledException">Stopped waiting; what was acknowledged is not known.</exception>
    Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel);
}

/// <summary>Events could not be published.</summary>
internal sealed class EventsNotPublishedException(string message, Exception? inner = null) : Exception(message, inner);
