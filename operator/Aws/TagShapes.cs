using CacheTag = Amazon.ElastiCache.Model.Tag;
using Ec2Tag = Amazon.EC2.Model.Tag;
using IamTag = Amazon.IdentityManagement.Model.Tag;
using KmsTag = Amazon.KeyManagementService.Model.Tag;
using RdsTag = Amazon.RDS.Model.Tag;
using ResourceTag = Amazon.ResourceGroupsTaggingAPI.Model.Tag;
using SecretTag = Amazon.SecretsManager.Model.Tag;

namespace Wallet.Operator.Aws;

/// <summary>Tags in each service's shape. MSK and EKS use maps and need none.</summary>
internal static class TagShapes
{
    /// <summary>For RDS.</summary>
    public static List<RdsTag> ToRds(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new RdsTag { Key = tag.Key, Value = tag.Value })];

    /// <summary>For ElastiCache.</summary>
    public static List<CacheTag> ToElastiCache(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new CacheTag { Key = tag.Key, Value = tag.Value })];

    /// <summary>For EC2.</summary>
    public static List<Ec2Tag> ToEc2(this IReadOnlyDictionary<string, string> tags) => [.. tags.Select(tag => new Ec2Tag(tag.Key, tag.Value))];

    /// <summary>For IAM.</summary>
    public static List<IamTag> ToIam(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new IamTag { Key = tag.Key, Value = tag.Value })];

    /// <summary>For KMS.</summary>
    public static List<KmsTag> ToKms(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new KmsTag { TagKey = tag.Key, TagValue = tag.Value })];

    /// <summary>For Secrets Manager.</summary>
    public static List<SecretTag> ToSecretsManager(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new SecretTag { Key = tag.Key, Value = tag.Value })];

    /// <summary>For MSK and EKS.</summary>
    public static Dictionary<string, string> ToMap(this IReadOnlyDictionary<string, string> tags) => tags.ToDictionary(StringComparer.Ordinal);

    /// <summary>Of RDS.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<RdsTag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    /// <summary>Of ElastiCache.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<CacheTag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    /// <summary>Of EC2.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<Ec2Tag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    /// <summary>Of IAM.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<IamTag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    /// <summary>Of KMS.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<KmsTag>? tags) =>
        Map(tags, tag => tag.TagKey, tag => tag.TagValue);

    /// <summary>Of Secrets Manager.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<SecretTag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    /// <summary>Of the Resource Groups Tagging API.</summary>
    public static IReadOnlyDictionary<string, string> FromTags(this IEnumerable<ResourceTag>? tags) => Map(tags, tag => tag.Key, tag => tag.Value);

    private static Dictionary<string, string> Map<T>(IEnumerable<T>? tags, Func<T, string?> key, Func<T, string?> value) =>
        (tags ?? []).ToDictionary(tag => key(tag) ?? "", tag => value(tag) ?? "", StringComparer.Ordinal);
}
