using System.Globalization;
using System.Net;
using System.Net.Sockets;
using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Carries out one check of a container.</summary>
internal sealed class ContainerProbe(V1Container container, string address, ContainerCommand command)
{
    // As the kubelet: certificates are not checked, and no connection is kept.
#pragma warning disable CA5359
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.Zero,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });
#pragma warning restore CA5359

    /// <returns>What is wrong, or null when the container is well.</returns>
    public async Task<string?> CheckAsync(V1Probe probe, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var timeout = TimeSpan.FromSeconds(Math.Max(1, probe.TimeoutSeconds ?? 1));
        limit.CancelAfter(timeout);
        try
        {
            if (probe.HttpGet is { } get) return await HttpAsync(get, limit.Token);
            if (probe.TcpSocket is { } tcp) return await TcpAsync(tcp, limit.Token);
            return probe.Exec is { } exec ? await ExecAsync(exec, limit.Token) : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"timed out after {timeout.TotalSeconds:0}s";
        }
        catch (SocketException fault)
        {
            return $"dial tcp {address}: {fault.Message}";
        }
    }

    private async Task<string?> HttpAsync(V1HTTPGetAction get, CancellationToken stop)
    {
        var scheme = get.Scheme == "HTTPS" ? "https" : "http";
        var uri = new Uri($"{scheme}://{get.Host ?? address}:{Port(get.Port)}/{get.Path?.TrimStart('/')}");
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { { "User-Agent", "kube-probe/1.36" } } };
        foreach (var header in get.HttpHeaders ?? []) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        try
        {
            using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest
                ? null
                : $"HTTP probe failed with statuscode: {(int)answer.StatusCode}";
        }
        catch (HttpRequestException fault)
        {
            return $"Get \"{uri}\": {fault.GetBaseException().Message}";
        }
    }

    private async Task<string?> TcpAsync(V1TCPSocketAction tcp, CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(tcp.Host ?? address, Port(tcp.Port), stop);
        return null;
    }

    private async Task<string?> ExecAsync(V1ExecAction exec, CancellationToken stop)
    {
        using var process = ContainerProcess.Start(command with { CommandLine = [.. exec.Command] }, ContainerLog.Nowhere);
        try
        {
            var exit = await process.Exit.WaitAsync(stop);
            return exit == 0 ? null : $"command exited with {exit}";
        }
        finally
        {
            await process.StopAsync(TimeSpan.Zero);
        }
    }

    private int Port(IntOrString port)
        => int.TryParse(port.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : container.Ports?.FirstOrDefault(named => named.Name == port.Value)?.ContainerPort
                ?? throw new SocketException((int)SocketError.AddressNotAvailable);
}
