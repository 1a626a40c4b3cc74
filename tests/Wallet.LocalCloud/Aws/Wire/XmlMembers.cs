using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>Members as XML elements.</summary>
internal static class XmlMembers
{
    /// <summary>
    /// Elements of <paramref name="members"/>; absent ones are left out. <paramref name="listMember"/> names a list's elements.
    /// </summary>
    public static IEnumerable<XElement> Of(XNamespace ns, JsonObject members, Func<string, string> listMember)
        => from member in members
           where member.Value is not null
           select new XElement(ns + member.Key, Content(ns, member.Key, member.Value, listMember));

    private static object Content(XNamespace ns, string name, JsonNode node, Func<string, string> listMember) => node switch
    {
        JsonObject structure => Of(ns, structure, listMember).ToArray(),
        JsonArray list => list.OfType<JsonNode>().Select(item =>
            new XElement(ns + listMember(name), Content(ns, listMember(name), item, listMember))).ToArray(),
        _ => Text(node),
    };

    private static string Text(JsonNode scalar)
        => scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
}
