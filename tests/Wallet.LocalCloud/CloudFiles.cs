using System.Text.Json;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud;

/// <summary>Where the parts of a running cloud are: the content of cloud.json.</summary>
/// <param name="Kubernetes">The Kubernetes API.</param>
/// <param name="Kubeconfig">File with an administrator's access to it.</param>
/// <param name="Aws">The AWS endpoint.</param>
/// <param name="Ingress">The ingress.</param>
/// <param name="Region">AWS region.</param>
/// <param name="ClusterName">Name of the EKS cluster.</param>
/// <param name="AccessKeyId">AWS access key of an administrator: well known, for local use only.</param>
/// <param name="SecretAccessKey">Its secret.</param>
/// <param name="DatabaseAuthority">PEM file of the authority that certifies databases.</param>
/// <param name="ProcessId">The cloud's process.</param>
/// <param name="Control">Where faults and states can be caused.</param>
public sealed record CloudPlaces(
    Uri Kubernetes, string Kubeconfig, Uri Aws, Uri Ingress, string Region, string ClusterName, string AccessKeyId, string SecretAccessKey,
    string DatabaseAuthority, int ProcessId, Uri Control);

/// <summary>The files that a cloud leaves in its directory for others to find it by.</summary>
internal sealed class CloudFiles(string directory)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Kubeconfig => Path.Combine(directory, "kubeconfig");

    public string KubernetesAuthority => Path.Combine(directory, "kubernetes-ca.pem");

    public string Pods => Path.Combine(directory, "pods");

    public string Engines => Path.Combine(directory, "engines");

    /// <summary>The authority of databases: programs are told of it, as on AWS.</summary>
    public string DatabaseAuthority => Path.Combine(directory, "database-ca.pem");

    /// <summary>Directories whose certificates pods trust: the caches' authority stands for a public one, and the system's.</summary>
    public string TrustPath => $"{Trust}:/etc/ssl/certs";

    private string Trust => Path.Combine(directory, "trust");

    public void Write(string kubeconfig, string kubernetesAuthority, string databaseAuthority, string cacheAuthority)
    {
        Directory.CreateDirectory(Trust);
        WritePrivate(Kubeconfig, kubeconfig);
        File.WriteAllText(KubernetesAuthority, kubernetesAuthority);
        File.WriteAllText(DatabaseAuthority, databaseAuthority);
        File.WriteAllText(Path.Combine(Trust, "local-cloud.pem"), cacheAuthority);
    }

    private string PlacesFile => Path.Combine(directory, "cloud.json");

    public void Write(CloudPlaces places) => WritePrivate(PlacesFile, JsonSerializer.Serialize(places, Json));

    /// <summary>Where the parts of the cloud are that was last started here; nothing when none was.</summary>
    public CloudPlaces? Read()
        => File.Exists(PlacesFile) ? JsonSerializer.Deserialize<CloudPlaces>(File.ReadAllText(PlacesFile), Json) : null;

    public CloudPlaces Places(Uri kubernetes, Uri aws, Uri ingress, Uri control, CloudOptions options) => new(
        kubernetes, Kubeconfig, aws, ingress, options.Region, options.ClusterName,
        AccessControl.Administrator.Id, AccessControl.Administrator.Secret, DatabaseAuthority, Environment.ProcessId, control);

    /// <summary>Whoever waits for the file finds all of it.</summary>
    private static void WritePrivate(string path, string content)
    {
        var draft = path + ".new";
        File.WriteAllText(draft, content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(draft, path, overwrite: true);
    }
}
