using System.Globalization;
using System.Text;
using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Configurations;

/// <summary>Changes of the brokers' configuration.</summary>
internal static class ConfigurationRequests
{
    /// <summary>What makes it as it should be. The cluster takes a revision up by another change.</summary>
    public static IEnumerable<AwsChange> Between(ConfigurationDesired desired, ConfigurationObserved? observed)
    {
        if (observed is null)
            yield return new AwsChange(new PlannedChange(Resource(desired.Name), PlannedChange.Create, ""), new CreateConfigurationRequest
            {
                Name = desired.Name,
                Description = desired.Description,
                ServerProperties = Utf8(desired.Properties),
            });
        else if (!IsCurrent(desired, observed))
            yield return new AwsChange(
                PlannedChange.Modify(Resource(desired.Name), [new FieldChange("Revision", Text(observed.Revision), Text(observed.Revision + 1))]),
                new UpdateConfigurationRequest
                {
                    Arn = observed.Arn,
                    Description = desired.Description,
                    ServerProperties = Utf8(desired.Properties),
                });
    }

    /// <summary>Whether the latest revision is as the spec says: a second one of the same content would restart the brokers for nothing.</summary>
    public static bool IsCurrent(ConfigurationDesired desired, ConfigurationObserved? observed) => observed?.Properties == desired.Properties;

    /// <summary>Deletes it.</summary>
    public static AwsChange Delete(ConfigurationObserved configuration)
        => new(PlannedChange.Removal(Resource(configuration.Name)), new DeleteConfigurationRequest { Arn = configuration.Arn });

    private static string Resource(string name) => $"{MessagingNames.ConfigurationKind} {name}";

    private static string Text(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
