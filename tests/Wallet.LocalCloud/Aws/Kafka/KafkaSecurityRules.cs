using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>How clients may connect, read from a cluster's settings.</summary>
internal static class KafkaSecurityRules
{
    /// <summary>TLS, TLS_PLAINTEXT or PLAINTEXT.</summary>
    public static string ClientBroker(JsonObject settings)
        => (settings["encryptionInfo"]?["encryptionInTransit"] as JsonObject)?.Text("clientBroker") ?? "TLS";

    public static bool Iam(JsonObject settings) => Enabled(settings["clientAuthentication"]?["sasl"]?["iam"]);

    public static bool Scram(JsonObject settings) => Enabled(settings["clientAuthentication"]?["sasl"]?["scram"]);

    public static bool MutualTls(JsonObject settings)
        => settings["clientAuthentication"]?["tls"] is JsonObject tls && (Enabled(tls) || tls["certificateAuthorityArnList"] is JsonArray { Count: > 0 });

    /// <summary>Without any authentication; the default when no other is asked for.</summary>
    public static bool Unauthenticated(JsonObject settings)
        => settings["clientAuthentication"]?["unauthenticated"] is { } given
            ? Enabled(given)
            : !Iam(settings) && !Scram(settings) && !MutualTls(settings);

    /// <summary>
    /// Clients can prove who they are over TLS only; where plaintext is open too, unauthenticated access must be on, for nothing
    /// else can come that way (MSK API reference, ClientAuthentication; terraform-provider-aws#20956). Certificates are checked
    /// against authorities, so mutual TLS names at least one.
    /// </summary>
    public static void Check(JsonObject settings)
    {
        var encryption = ClientBroker(settings);
        if (encryption is not ("TLS" or "TLS_PLAINTEXT" or "PLAINTEXT"))
            throw KafkaFaults.BadRequest($"clientBroker must be TLS, TLS_PLAINTEXT or PLAINTEXT, not {encryption}.");
        if (encryption == "PLAINTEXT" && (Iam(settings) || Scram(settings) || MutualTls(settings)))
            throw KafkaFaults.BadRequest("Client authentication requires TLS encryption between clients and brokers.");
        if (encryption != "TLS" && !Unauthenticated(settings))
            throw KafkaFaults.BadRequest("Plaintext traffic requires unauthenticated access to be enabled.");
        if (settings["clientAuthentication"]?["tls"] is JsonObject tls && Enabled(tls)
            && tls["certificateAuthorityArnList"] is not JsonArray { Count: > 0 })
        {
            throw KafkaFaults.BadRequest("TLS client authentication requires the ARN of at least one certificate authority.");
        }

        if (!Unauthenticated(settings) && !Iam(settings) && !Scram(settings) && !MutualTls(settings))
            throw KafkaFaults.BadRequest("At least one way of client authentication, or unauthenticated access, must be enabled.");
        var inCluster = (settings["encryptionInfo"]?["encryptionInTransit"] as JsonObject)?.Flag("inCluster");
        if ((Iam(settings) || Scram(settings)) && inCluster == false)
            throw KafkaFaults.BadRequest("SASL requires encryption in transit within the cluster.");
    }

    private static bool Enabled(JsonNode? node) => (node as JsonObject)?.Flag("enabled") == true;
}
