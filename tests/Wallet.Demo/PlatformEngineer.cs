using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using k8s;
using Spectre.Console;
using Wallet.Demo.Platform;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Tools;

namespace Wallet.Demo;

/// <summary>Does with the real clients what the README tells a platform engineer to do.</summary>
internal sealed class PlatformEngineer(CloudHost cloud, IAnsiConsole console)
{
    /// <summary>Namespace of the operator.</summary>
    public const string OperatorNamespace = "wallet-system";

    /// <summary>Helm release, and with it the operator's Deployment, lease and role.</summary>
    public const string OperatorName = "wallet-operator";

    private const string PlatformNamespace = "wallet";
    private const string PlatformName = "demo";

    private readonly Dictionary<string, string> _environment = new() { ["KUBECONFIG"] = cloud.Places.Kubeconfig };

    private CommandLineTool Helm => new("helm", _environment);

    private CommandLineTool Kubectl => new("kubectl", _environment);

    /// <summary>The operator's role from config/iam, then the chart.</summary>
    public async Task InstallOperatorAsync(CancellationToken cancellationToken)
        => await InstallChartAsync(await CreateOperatorRoleAsync(cancellationToken), [], cancellationToken);

    /// <summary>The chart, for an operator that assumes <paramref name="role"/>.</summary>
    /// <param name="values">Values besides those that name the cluster, as <c>--set</c> takes them.</param>
    /// <param name="tree">The repository that has the chart; null for this one.</param>
    public async Task InstallChartAsync(string role, IReadOnlyList<string> values, CancellationToken cancellationToken, string? tree = null)
    {
        IEnumerable<string> all =
        [
            $"aws.region={cloud.Places.Region}",
            $"aws.eksClusterName={cloud.Places.ClusterName}",
            $"aws.roleArn={role}",
            "reconcile.longestWait=1s",
            "reconcile.parameterGroupRest=1s", // The clock of this cloud runs faster than the operator's.
            .. values,
        ];
        (await Helm.RunAsync(
            [
                "upgrade", "--install", OperatorName, Path.Combine(tree ?? RepositoryFolder.Path, "charts", "wallet-operator"),
                "--namespace", OperatorNamespace, "--create-namespace", .. all.SelectMany(value => new[] { "--set", value }),
            ],
            input: null,
            cancellationToken)).Succeeded();
    }

    /// <summary>The role that config/iam describes; its ARN.</summary>
    public async Task<string> CreateOperatorRoleAsync(CancellationToken cancellationToken)
    {
        using var iam = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials(cloud.Places.AccessKeyId, cloud.Places.SecretAccessKey),
            new AmazonIdentityManagementServiceConfig { ServiceURL = cloud.Places.Aws.ToString(), AuthenticationRegion = cloud.Places.Region });
        var role = await iam.CreateRoleAsync(
            new CreateRoleRequest { RoleName = OperatorName, AssumeRolePolicyDocument = await TrustPolicyAsync(cancellationToken) },
            cancellationToken);
        await iam.PutRolePolicyAsync(
            new PutRolePolicyRequest
            {
                RoleName = OperatorName,
                PolicyName = OperatorName,
                PolicyDocument = await File.ReadAllTextAsync(RepositoryFolder.File("config", "iam", "operator-policy.json"), cancellationToken),
            },
            cancellationToken);
        return role.Role?.Arn ?? throw new InvalidOperationException("IAM answered without a role.");
    }

    /// <summary>The staging sample.</summary>
    public async Task ApplyPlatformAsync(CancellationToken cancellationToken)
    {
        (await Kubectl.RunAsync(["create", "namespace", PlatformNamespace], input: null, cancellationToken)).Succeeded();
        // The local cloud's brokers speak plaintext only, and the demo shows the API's documentation; everything else is the sample as it is.
        var sample = (await Kubectl.RunAsync(
            [
                "patch", "--local", "--filename", RepositoryFolder.File("config", "samples", "staging-minimal.yaml"), "--type", "merge",
                "--patch", """{"spec":{"messaging":{"clientBroker":"PLAINTEXT"},"app":{"env":{"WALLET_DOCUMENTATION":"public"}}}}""",
                "--output", "yaml",
            ],
            input: null,
            cancellationToken)).Succeeded();
        var applied = await Kubectl.RunAsync(["apply", "--namespace", PlatformNamespace, "--filename", "-"], sample, cancellationToken);
        console.Write(applied.Succeeded());
    }

    /// <summary>The management port of one of the API's pods.</summary>
    public async Task<Uri> ManagementPortAsync(CancellationToken cancellationToken)
    {
        var pods = await cloud.Client.CoreV1.ListNamespacedPodAsync(
            PlatformNamespace, labelSelector: "app.kubernetes.io/component=api", cancellationToken: cancellationToken);
        var pod = pods.Items.First(each => each.Metadata.DeletionTimestamp is null && each.Status.PodIP is not null);
        var port = pod.Spec.Containers[0].Ports.Single(each => each.Name == "management").ContainerPort;
        return new UriBuilder("http", pod.Status.PodIP, port).Uri;
    }

    /// <summary>The platform each time it changes.</summary>
    public async IAsyncEnumerable<PlatformView> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            yield return PlatformView.Of(await PlatformAsync(cancellationToken));
        }
        while (await ticks.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>The platform's status as it is; empty while it has none.</summary>
    public async Task<JsonObject> StatusAsync(CancellationToken cancellationToken)
        => (await PlatformAsync(cancellationToken))["status"] as JsonObject ?? [];

    /// <summary>Waits until the platform's status is so.</summary>
    /// <exception cref="InvalidOperationException">It is not within <paramref name="limit"/>.</exception>
    public async Task UntilAsync(Func<JsonObject, bool> holds, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var left = limit; !holds(await StatusAsync(cancellationToken)); left -= ticks.Period)
        {
            if (left < TimeSpan.Zero)
                throw new InvalidOperationException($"the platform did not come to what was waited for within {limit.TotalMinutes:0} minutes");
            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the operator's pods are those of its chart.</summary>
    public async Task UntilRolledOutAsync(CancellationToken cancellationToken) => (await Kubectl.RunAsync(
        ["rollout", "status", $"deployment/{OperatorName}", "--namespace", OperatorNamespace, "--timeout=10m"], input: null, cancellationToken)).Succeeded();

    /// <summary>The pod template of every Deployment of the platform, as text: what rolls pods changes it.</summary>
    public async Task<IReadOnlyList<string>> PodTemplatesAsync(CancellationToken cancellationToken)
    {
        var list = await cloud.Client.CustomObjects.ListNamespacedCustomObjectAsync<JsonObject>(
            "apps", "v1", PlatformNamespace, "deployments", cancellationToken: cancellationToken);
        return [.. list["items"]!.AsArray().Select(item => item!["spec"]!["template"]!.ToJsonString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>What an engineer on call would look at.</summary>
    public async Task ExplainAsync(CancellationToken cancellationToken)
    {
        string[][] looks =
        [
            ["describe", "walletplatforms", "--all-namespaces"],
            ["get", "pods,jobs,deployments", "--all-namespaces", "--output", "wide"],
            ["logs", "--selector", $"app.kubernetes.io/name={OperatorName}", "--namespace", OperatorNamespace, "--tail", "40"],
            ["logs", "--selector", "app.kubernetes.io/part-of=wallet-platform", "--namespace", PlatformNamespace, "--tail", "20"],
        ];
        foreach (var look in looks)
        {
            var result = await Kubectl.RunAsync(look, input: null, cancellationToken);
            Console.WriteLine($"--- {result.Command}\n{result.Output}{result.Error}");
        }
    }

    private Task<JsonObject> PlatformAsync(CancellationToken cancellationToken) => cloud.Client.CustomObjects.GetNamespacedCustomObjectAsync<JsonObject>(
        "wallet-operator.io", "v1alpha1", PlatformNamespace, "walletplatforms", PlatformName, cancellationToken);

    private async Task<string> TrustPolicyAsync(CancellationToken cancellationToken)
    {
        var template = await File.ReadAllTextAsync(RepositoryFolder.File("config", "iam", "trust-policy.json"), cancellationToken);
        var issuer = cloud.Kubernetes.Tokens.Issuer?.Replace("https://", "", StringComparison.Ordinal);
        return template
            .Replace("ACCOUNT_ID", AccessControl.AccountId, StringComparison.Ordinal)
            .Replace("OIDC_ISSUER", issuer, StringComparison.Ordinal)
            .Replace("NAMESPACE", OperatorNamespace, StringComparison.Ordinal)
            .Replace("SERVICE_ACCOUNT", OperatorName, StringComparison.Ordinal);
    }
}
