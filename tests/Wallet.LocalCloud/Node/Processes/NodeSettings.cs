namespace Wallet.LocalCloud.Node.Processes;

/// <summary>What the node knows of the cloud around it.</summary>
/// <param name="Directory">Where pods keep their files.</param>
/// <param name="ApiServer">The Kubernetes API.</param>
/// <param name="ApiServerCertificateFile">PEM file of the authority that signed the API's certificate.</param>
/// <param name="Region">AWS region of the cluster.</param>
/// <param name="Environment">Variables that every pod gets, e.g. the endpoint of the simulated AWS.</param>
/// <param name="Images">What images stand for.</param>
internal sealed record NodeSettings(
    string Directory,
    Uri ApiServer,
    string ApiServerCertificateFile,
    string Region,
    IReadOnlyDictionary<string, string> Environment,
    ImageCatalogue Images);
