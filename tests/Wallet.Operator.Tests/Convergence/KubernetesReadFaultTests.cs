using System.Net;
using System.Text.Json;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Every read that the app makes of Kubernetes fails in every way, on a platform that is ready.</summary>
public sealed class KubernetesReadFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(90);
    private LivePlatform _platform = null!;

    public static TheoryData<string, string> Faults => new()
    {
        { "503", "KubernetesUnavailable" },
        { "429", "KubernetesUnavailable" },
        { "time-out", "KubernetesUnavailable" },
        { "403", "KubernetesAccessDenied" },
    };

    private static string[] Reads => [.. Enum.GetValues<ObjectKind>().Select(kind => ObjectPath.Of(kind).Plural), "pods"];

    public async Task InitializeAsync() => _platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_stays_ready_for_as_long_as_the_fault_may_pass_and_no_pod_is_replaced(string fault, string reason)
    {
        var templates = await _platform.PodTemplatesAsync();
        foreach (var read in Reads)
        {
            var before = _platform.World.KubernetesFaults.Answered;
            _platform.World.KubernetesFaults.Answer = request => IsRead(request, read) ? Answer(fault) : null;
            for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(5); passed += Step)
            {
                await PassAsync();
                Condition(await _platform.StatusAsync(), "Ready").Status.Should().Be("True", $"the fault of {read} may pass");
            }

            await PassAsync();
            SaysWhatIsSo(await _platform.StatusAsync(), reason);
            _platform.World.KubernetesFaults.Answered.Should().BeGreaterThan(before + 3, $"{read} are read in each pass");
            _platform.World.KubernetesFaults.Answer = _ => null;
            await _platform.UntilReadyAsync();
        }

        (await _platform.PodTemplatesAsync()).Should().Equal(templates);
    }

    private async Task PassAsync()
    {
        await _platform.World.Reconciler.ReconcileAsync(_platform.Key, CancellationToken.None);
        _platform.World.Clock.Advance(Step);
    }

    private static void SaysWhatIsSo(WalletPlatformStatus status, string reason)
    {
        var app = Condition(status, "AppReady");
        app.Should().BeEquivalentTo(new { Status = "Unknown", Reason = reason });
        app.Message.Should().StartWith("Not observed since ");
        Condition(status, "Ready").Message.Should().Contain("app: Not observed since ");
        status.Conditions!.Where(each => each.Status != "True" && each.Type.EndsWith("Ready", StringComparison.Ordinal) && each.Type != "Ready")
            .Should().OnlyContain(each => each.Reason == reason, "nothing else is the matter");
    }

    private static bool IsRead(HttpRequestMessage request, string plural)
        => request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains($"/namespaces/wallets/{plural}", StringComparison.Ordinal);

    private static HttpResponseMessage Answer(string fault) => fault switch
    {
        "503" => Answer(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "apiserver is shutting down"),
        "429" => Answer(HttpStatusCode.TooManyRequests, "TooManyRequests", "too many requests, please try again later"),
        "403" => Answer(HttpStatusCode.Forbidden, "Forbidden", "cannot list resource"),
        _ => throw new TaskCanceledException("timed out", new TimeoutException()),
    };

    // As an API server's Status object; those under load have a Retry-After (API Priority and Fairness).
    private static HttpResponseMessage Answer(HttpStatusCode code, string reason, string message)
    {
        var answer = new HttpResponseMessage(code)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { kind = "Status", apiVersion = "v1", status = "Failure", reason, message, code = (int)code })),
        };
        if (code == HttpStatusCode.TooManyRequests)
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));
        return answer;
    }

    private static PlatformCondition Condition(WalletPlatformStatus status, string type) => status.Conditions!.Single(each => each.Type == type);
}
