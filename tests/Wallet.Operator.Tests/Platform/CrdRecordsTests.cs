using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform;

/// <summary>The CRD's schema and the records say the same, both ways: names, types, and what is required.</summary>
public sealed class CrdRecordsTests
{
    [Theory]
    [InlineData("spec", typeof(WalletPlatformSpec))]
    [InlineData("status", typeof(WalletPlatformStatus))]
    public void Records_and_CRD_have_the_same_fields(string section, Type record)
    {
        var crd = CrdField.Of(section).Select(field => $"{field.Path}: {TypeOf(field)}").Order(StringComparer.Ordinal);
        var records = Walk("", record).Select(field => $"{field.Path}: {field.Type}").Order(StringComparer.Ordinal);

        records.Should().Equal(crd);
    }

    [Fact]
    public void What_the_CRD_requires_of_the_spec_the_records_require()
    {
        var crd = CrdField.Of("spec").SelectMany(field => field.Required.Select(name => $"{field.Path}/{name}")).Order(StringComparer.Ordinal);
        var records = Required("", typeof(WalletPlatformSpec)).Order(StringComparer.Ordinal);

        records.Should().Equal(crd);
    }

    [Fact]
    public void Group_kind_and_names_agree()
    {
        var spec = YamlDocument.Read(Repository.Read("crds/walletplatforms.yaml"))["spec"]!;

        ((string)spec["group"]!).Should().Be(WalletPlatform.ApiGroup);
        ((string)spec["versions"]![0]!["name"]!).Should().Be(WalletPlatform.ApiVersionName);
        ((string)spec["names"]!["kind"]!).Should().Be(WalletPlatform.KindName);
        ((string)spec["names"]!["plural"]!).Should().Be(WalletPlatform.PluralName);
        ((string)spec["names"]!["shortNames"]![0]!).Should().Be("wp");
    }

    [Fact]
    public void Every_field_of_the_spec_is_explained()
        => CrdField.Of("spec").Where(field => !field.Path.EndsWith("[]", StringComparison.Ordinal) && field.Schema["description"] is null)
            .Select(field => field.Path).Should().BeEmpty();

    [Fact]
    public void Printer_columns_read_fields_that_exist()
    {
        var status = CrdField.Of("status").Select(field => field.Path).ToHashSet();
        var columns = YamlDocument.Read(Repository.Read("crds/walletplatforms.yaml"))["spec"]!["versions"]![0]!["additionalPrinterColumns"]!.AsArray();

        foreach (var path in columns.Select(column => (string)column!["jsonPath"]!).Where(path => path.StartsWith(".status.", StringComparison.Ordinal)))
        {
            var field = System.Text.RegularExpressions.Regex.Replace(path[".status.".Length..], @"\[\?\([^)]*\)\]", "[]");
            status.Should().Contain(field, path);
        }
    }

    private static string TypeOf(CrdField field) => field switch
    {
        { IsNumberOrText: true } => "int-or-string",
        { Type: "integer" } => (string?)field.Schema["format"] == "int64" ? "int64" : "int32",
        { Type: "string" } => (string?)field.Schema["format"] == "date-time" ? "date-time" : "string",
        { Type: "object" } when field.Schema["additionalProperties"] is JsonObject values => $"map of {values["type"]}",
        _ => field.Type!,
    };

    private static IEnumerable<(string Path, string Type)> Walk(string path, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        yield return (path, Scalar(type) ?? (Item(type) is not null ? "array" : "object"));
        if (Item(type) is { } item)
        {
            foreach (var field in Walk($"{path}[]", item))
                yield return field;
        }
        else if (Scalar(type) is null)
        {
            foreach (var field in Properties(type).SelectMany(property => Walk(Join(path, property), property.PropertyType)))
                yield return field;
        }
    }

    private static IEnumerable<string> Required(string path, Type type)
    {
        type = Item(type) ?? type;
        if (Scalar(Nullable.GetUnderlyingType(type) ?? type) is not null)
            return [];
        return Properties(type)
            .Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            .Select(property => $"{path}/{NameOf(property)}")
            .Concat(Properties(type).SelectMany(property
                => Required(Join(path, property) + (Item(property.PropertyType) is null ? "" : "[]"), property.PropertyType)));
    }

    private static string? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) => "int32",
        _ when type == typeof(long) => "int64",
        _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => "date-time",
        _ when type == typeof(IntOrString) => "int-or-string",
        _ when type == typeof(IReadOnlyDictionary<string, string>) => "map of string",
        _ when type == typeof(IReadOnlyDictionary<string, int>) => "map of integer",
        _ => null,
    };

    private static Type? Item(Type type)
        => type != typeof(string) && Scalar(type) is null && type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))
            ? type.GetGenericArguments()[0]
            : null;

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string Join(string path, PropertyInfo property) => path.Length == 0 ? NameOf(property) : $"{path}.{NameOf(property)}";

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
