using System.Text;

namespace Wallet.LocalCloud.Kubernetes;

/// <summary>A kubeconfig file's text.</summary>
internal static class Kubeconfig
{
    public static string Write(Uri server, string authorityPem, string user, string token, string space) => $"""
        apiVersion: v1
        kind: Config
        current-context: local-cloud
        clusters:
        - name: local-cloud
          cluster:
            server: {server.ToString().TrimEnd('/')}
            certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(authorityPem))}
        contexts:
        - name: local-cloud
          context:
            cluster: local-cloud
            user: {user}
            namespace: {space}
        users:
        - name: {user}
          user:
            token: {token}

        """;
}
