using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Configurations and their revisions.</summary>
internal sealed partial class KafkaConfigurationOperations(KafkaState state)
{
    private const int MostConfigurations = 100;
    private const int MostRevisions = 50;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateConfiguration", new(Create, Access, "POST /v1/configurations")),
        ("ListConfigurations", new(List, call => [new("kafka:ListConfigurations", "*")], "GET /v1/configurations")),
        ("DescribeConfiguration", new(Describe, Access, "GET /v1/configurations/{arn}")),
        ("UpdateConfiguration", new(Update, Access, "PUT /v1/configurations/{arn}")),
        ("DeleteConfiguration", new(Delete, Access, "DELETE /v1/configurations/{arn}")),
        ("ListConfigurationRevisions", new(ListRevisions, Access, "GET /v1/configurations/{arn}/revisions")),
        ("DescribeConfigurationRevision", new(DescribeRevision, Access, "GET /v1/configurations/{arn}/revisions/{revision}")),
    ];

    private JsonObject Create(AwsCall call)
    {
        var name = call.Input.Required("name");
        if (!NameForm().IsMatch(name))
            throw KafkaFaults.BadRequest("The configuration name must match ^[0-9A-Za-z][0-9A-Za-z-]{0,}$.");
        if (state.Configurations.Values.Any(configuration => configuration.Name == name))
            throw KafkaFaults.Conflict($"A configuration with the name {name} exists already.");
        if (state.Configurations.Count >= MostConfigurations * state.Hostility.RaisedQuotas)
            throw KafkaFaults.BadRequest($"An account can have at most {MostConfigurations} configurations.");
        var created = new KafkaConfiguration
        {
            Name = name,
            Arn = state.NewArn(call, "configuration", name),
            Created = state.Agenda.Now,
            Description = call.Input.Text("description") ?? "",
            KafkaVersions = call.Input.Texts("kafkaVersions") ?? [],
        };
        created.Revisions.Add(new(state.Agenda.Now, created.Description, Properties(call)));
        state.Configurations[created.Arn] = created;
        return new JsonObject
        {
            ["arn"] = created.Arn,
            ["creationTime"] = created.Created.Iso(),
            ["latestRevision"] = Latest(created),
            ["name"] = name,
            ["state"] = "ACTIVE",
        };
    }

    /// <summary>Always a new revision, even of the same content.</summary>
    private JsonObject Update(AwsCall call)
    {
        var configuration = Find(call);
        if (configuration.Revisions.Count >= MostRevisions)
            throw KafkaFaults.BadRequest($"A configuration can have at most {MostRevisions} revisions.");
        configuration.Revisions.Add(new(state.Agenda.Now, call.Input.Text("description") ?? "", Properties(call)));
        return new JsonObject { ["arn"] = configuration.Arn, ["latestRevision"] = Latest(configuration) };
    }

    private JsonObject Describe(AwsCall call) => Show(Find(call));

    private JsonObject List(AwsCall call)
        => state.Page(call, "configurations", state.Configurations.Values, configuration => configuration.Name, Show);

    private JsonObject Delete(AwsCall call)
    {
        var configuration = Find(call);
        if (state.Clusters.Values.FirstOrDefault(cluster => cluster.ConfigurationArn == configuration.Arn) is { } user)
            throw KafkaFaults.BadRequest($"The configuration is in use by the cluster {user.Name}.");
        state.Configurations.Remove(configuration.Arn);
        return new JsonObject { ["arn"] = configuration.Arn, ["state"] = "DELETING" };
    }

    private JsonObject ListRevisions(AwsCall call)
        => state.Page(call, "revisions", Find(call).Revisions.Index(), revision => revision.Index.ToString("D4", CultureInfo.InvariantCulture),
            revision => Show(revision.Index + 1, revision.Item));

    private JsonObject DescribeRevision(AwsCall call)
    {
        var configuration = Find(call);
        var number = call.Input.Number("revision") ?? 0;
        if (number < 1 || number > configuration.Revisions.Count)
            throw KafkaFaults.NotFound($"The configuration {configuration.Name} has no revision {number}.");
        var shown = Show(number, configuration.Revisions[number - 1]);
        shown["arn"] = configuration.Arn;
        shown["serverProperties"] = configuration.Revisions[number - 1].ServerProperties;
        return shown;
    }

    private KafkaConfiguration Find(AwsCall call) => state.Configuration(call.Input.Required("arn"));

    private IEnumerable<AccessRequest> Access(AwsCall call) => KafkaAccess.OnConfiguration(state, call);

    /// <summary>Checked to be base64 of lines <c>name=value</c>.</summary>
    private string Properties(AwsCall call)
    {
        var encoded = call.Input.Text("serverProperties") ?? "";
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            throw KafkaFaults.BadRequest("serverProperties must be base64.");
        var lines = System.Text.Encoding.UTF8.GetString(bytes, 0, length).Split('\n')
            .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        if (lines.Find(line => !line.Contains('=', StringComparison.Ordinal)) is { } wrong)
            throw KafkaFaults.BadRequest($"The server property '{wrong}' has no value.");
        var unknown = KafkaServerProperties.Unknown(lines.Select(line => line.Split('=')[0].Trim()));
        return state.Hostility.KnownServerProperties && unknown is not null
            ? throw KafkaFaults.BadRequest($"The server property '{unknown}' is not supported.")
            : encoded;
    }

    private static JsonObject Show(KafkaConfiguration configuration) => new()
    {
        ["arn"] = configuration.Arn,
        ["creationTime"] = configuration.Created.Iso(),
        ["description"] = configuration.Description,
        ["kafkaVersions"] = CallMembers.ToJsonArray(configuration.KafkaVersions),
        ["latestRevision"] = Latest(configuration),
        ["name"] = configuration.Name,
        ["state"] = "ACTIVE",
    };

    private static JsonObject Latest(KafkaConfiguration configuration) => Show(configuration.Revisions.Count, configuration.Revisions[^1]);

    private static JsonObject Show(int number, KafkaConfiguration.Revision revision) => new()
    {
        ["creationTime"] = revision.Created.Iso(),
        ["description"] = revision.Description,
        ["revision"] = number,
    };

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z-]*$")]
    private static partial Regex NameForm();
}
