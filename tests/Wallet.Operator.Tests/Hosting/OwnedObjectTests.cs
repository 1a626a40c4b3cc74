using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Hosting;

public sealed class OwnedObjectTests
{
    private static readonly V1ManagedFieldsEntry Ours = Entry("wallet-operator", "Apply", "f:spec");

    [Fact]
    public void What_the_operator_has_applied_says_nothing() => OwnedObject.Fingerprint(Item([Ours])).Should().BeEmpty();

    [Theory]
    [InlineData("kube-controller-manager", "Update", "status")]
    [InlineData("kube-controller-manager", "Update", "scale")]
    [InlineData("kube-controller-manager", "Update", "")]
    [InlineData("controller", "Update", "status")]
    public void What_controllers_write_on_the_operators_behalf_says_nothing(string manager, string operation, string subresource)
        => OwnedObject.Fingerprint(Item([Ours, Entry(manager, operation, "f:replicas", subresource)])).Should().BeEmpty();

    [Theory]
    [InlineData("kubectl-edit", "Update", "")]
    [InlineData("kubectl-client-side-apply", "Update", "")]
    [InlineData("argocd-controller", "Apply", "")]
    [InlineData("kubectl", "Update", "scale")]
    public void What_somebody_else_writes_is_another_fingerprint(string manager, string operation, string subresource)
    {
        var edited = OwnedObject.Fingerprint(Item([Ours, Entry(manager, operation, "f:replicas", subresource)]));
        var again = OwnedObject.Fingerprint(Item([Ours, Entry(manager, operation, "f:replicas", subresource, minute: 5)]));
        var other = OwnedObject.Fingerprint(Item([Ours, Entry(manager, operation, "f:image", subresource)]));

        new[] { "", edited, again, other }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_operators_own_next_apply_leaves_the_fingerprint_as_it_was()
    {
        var theirs = Entry("controller", "Update", "f:finalizers");
        var applied = Item([Entry("wallet-operator", "Apply", "f:other", minute: 9), theirs]);
        applied.Metadata.Generation = 7;
        applied.Metadata.ResourceVersion = "99";

        OwnedObject.Fingerprint(applied).Should().Be(OwnedObject.Fingerprint(Item([Ours, theirs])));
    }

    [Fact]
    public void An_object_that_somebody_made_in_the_operators_place_is_noticed()
        => OwnedObject.Fingerprint(Item([Entry("kubectl-create", "Update", "f:spec")])).Should().NotBeEmpty();

    [Fact]
    public void A_deletion_that_waits_for_a_finalizer_is_noticed()
    {
        var going = Item([Ours]);
        going.Metadata.DeletionTimestamp = DateTime.UnixEpoch;

        OwnedObject.Fingerprint(going).Should().Be("deleting");
    }

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{"replicas":2,"updatedReplicas":1,"conditions":[{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}]}""", "")]
    [InlineData("""{"replicas":2,"conditions":[{"type":"Available","status":"True","reason":"MinimumReplicasAvailable"},{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}]}""", "Available rolled out")]
    [InlineData("""{"replicas":9,"availableReplicas":8,"conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"},{"type":"Available","status":"True","reason":"MinimumReplicasAvailable"}]}""", "Available rolled out")]
    [InlineData("""{"conditions":[{"type":"Available","status":"False","reason":"x"},{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}""", "stuck")]
    [InlineData("""{"active":1,"ready":1}""", "")]
    [InlineData("""{"succeeded":1,"conditions":[{"type":"SuccessCriteriaMet","status":"True"},{"type":"Complete","status":"True"}]}""", "Complete")]
    [InlineData("""{"failed":4,"conditions":[{"type":"FailureTarget","status":"True"},{"type":"Failed","status":"True","reason":"BackoffLimitExceeded"}]}""", "Failed")]
    [InlineData("""{"loadBalancer":{}}""", "")]
    [InlineData("""{"loadBalancer":{"ingress":[{"hostname":"x.elb.amazonaws.com"}]}}""", "x.elb.amazonaws.com")]
    public void Progress_that_a_platform_waits_for_is_noticed_and_counts_of_pods_are_not(string status, string print)
    {
        var item = Item([Ours]) with { Status = JsonDocument.Parse(status).RootElement };

        OwnedObject.Fingerprint(item).Should().Be(print);
    }

    [Fact]
    public void The_owner_is_found_by_reference_and_by_label_when_somebody_took_the_reference_away()
    {
        var owned = Item([Ours]);
        owned.Metadata.Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = "demo" };
        OwnedObject.PlatformOf(owned).Should().Be(new ObjectKey("ns", "demo"));

        owned.Metadata.OwnerReferences =
        [
            new() { ApiVersion = "apps/v1", Kind = "WalletPlatform", Name = "other" },
            new() { ApiVersion = "wallet-operator.io/v1alpha1", Kind = "WalletPlatform", Name = "wallet" },
        ];
        OwnedObject.PlatformOf(owned).Should().Be(new ObjectKey("ns", "wallet"));
        OwnedObject.PlatformOf(Item([Ours])).Should().BeNull();
    }

    private static ObjectHead Item(IList<V1ManagedFieldsEntry> managers) => new()
    {
        Metadata = new V1ObjectMeta { NamespaceProperty = "ns", Name = "wallet-api", Generation = 1, ManagedFields = managers },
    };

    private static V1ManagedFieldsEntry Entry(string manager, string operation, string field, string subresource = "", int minute = 0) => new()
    {
        Manager = manager,
        Operation = operation,
        Subresource = subresource.Length == 0 ? null : subresource,
        Time = DateTime.UnixEpoch.AddMinutes(minute),
        FieldsV1 = KubernetesJson.Deserialize<JsonElement>(new JsonObject { [field] = new JsonObject() }.ToJsonString()),
    };
}
