using Wallet.LocalCloud;

namespace Wallet.Demo;

/// <summary>What to try while the demo is up.</summary>
internal static class Guide
{
    public static string For(CloudPlaces places) => $"""

        The wallet platform is up.
          Swagger UI  {places.Ingress}q/swagger-ui
          health      {places.Ingress}q/health
          metrics     {places.Ingress}q/metrics

        Try, in another terminal:
          export KUBECONFIG={places.Kubeconfig} PATH=$PWD/.tools/bin:$PATH
          kubectl get walletplatforms --all-namespaces
          kubectl -n wallet describe walletplatform demo
          kubectl -n wallet patch walletplatform demo --type merge --patch '{"{\"spec\":{\"app\":{\"replicas\":{\"min\":2,\"desired\":2,\"max\":4}}}}"}'
          kubectl -n wallet-system logs deployment/wallet-operator --follow
          kubectl -n wallet delete walletplatform demo
        """;
}
