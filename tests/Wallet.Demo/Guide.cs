using Wallet.LocalCloud;

namespace Wallet.Demo;

/// <summary>What to try while the demo is up.</summary>
internal static class Guide
{
    /// <param name="places">Where the cloud is.</param>
    /// <param name="management">The management port of a pod, which no ingress leads to.</param>
    public static string For(CloudPlaces places, Uri management) => $"""

        The wallet platform is up.
          Swagger UI  {places.Ingress}q/swagger-ui
          health      {management}q/health   of one pod, at its own address
          metrics     {management}q/metrics

        Try, in another terminal:
          export KUBECONFIG={places.Kubeconfig} PATH=$PWD/.tools/bin:$PATH
          kubectl get walletplatforms --all-namespaces
          kubectl -n wallet describe walletplatform demo
          kubectl -n wallet patch walletplatform demo --type merge --patch '{"{\"spec\":{\"app\":{\"replicas\":{\"min\":2,\"desired\":2,\"max\":4}}}}"}'
          kubectl -n wallet-system logs deployment/wallet-operator --follow
          kubectl -n wallet delete walletplatform demo
        """;
}
