namespace Wallet.Operator.Tests.Convergence;

/// <summary>Answers requests of a Kubernetes client in the server's place, as long as a test wants it to.</summary>
internal sealed class KubernetesFaults : DelegatingHandler
{
    /// <summary>The answer, or an exception; null lets the request through.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>How many requests have been answered so.</summary>
    public int Answered { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            if (Answer(request) is not { } answer)
                return base.SendAsync(request, cancellationToken);
            answer.RequestMessage = request;
            Answered++;
            return Task.FromResult(answer);
        }
        catch (Exception fault)
        {
            Answered++;
            return Task.FromException<HttpResponseMessage>(fault);
        }
    }
}
