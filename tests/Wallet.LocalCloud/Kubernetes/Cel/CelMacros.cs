namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// Calls that are no functions: they bind variables or look at a field without reading it. Source: cel-spec langdef.md "Macros", the
/// two-variable comprehensions and the optional library of cel-go, all of which Kubernetes enables.
/// </summary>
internal static class CelMacros
{
    /// <exception cref="CelSyntaxException">A macro with arguments that it does not take.</exception>
    public static CelNode Expand(CelCall call, int position) => (call.Target, call.Function, call.Arguments) switch
    {
        (null, "has", [CelSelect field]) => new CelPresence(field),
        (null, "has", _) => throw new CelSyntaxException(position, "invalid argument to has() macro"),
        (null, "cel.bind", [CelName name, var value, var body]) => new CelBinding(name.Id, value, body),
        (not null, "optMap" or "optFlatMap", [CelName name, var body])
            => new CelOptionalMap(call.Target, name.Id, body, call.Function == "optFlatMap"),
        (not null, _, _) => Fold(call, position) ?? call,
        _ => call,
    };

    private static CelNode? Fold(CelCall call, int position)
    {
        CelFold Make(CelFoldKind kind, CelNode first, CelNode? second, CelNode? condition, CelNode? result)
            => new(kind, call.Target!, Variable(first, position), second is null ? null : Variable(second, position), condition, result);

        return (call.Function, call.Arguments) switch
        {
            ("all", [var x, var condition]) => Make(CelFoldKind.All, x, null, condition, null),
            ("all", [var k, var v, var condition]) => Make(CelFoldKind.All, k, v, condition, null),
            ("exists", [var x, var condition]) => Make(CelFoldKind.Exists, x, null, condition, null),
            ("exists", [var k, var v, var condition]) => Make(CelFoldKind.Exists, k, v, condition, null),
            ("exists_one" or "existsOne", [var x, var condition]) => Make(CelFoldKind.ExistsOne, x, null, condition, null),
            ("exists_one" or "existsOne", [var k, var v, var condition]) => Make(CelFoldKind.ExistsOne, k, v, condition, null),
            ("filter", [var x, var condition]) => Make(CelFoldKind.Filter, x, null, condition, null),
            ("map", [var x, var result]) => Make(CelFoldKind.Map, x, null, null, result),
            ("map", [var x, var condition, var result]) => Make(CelFoldKind.Map, x, null, condition, result),
            ("transformList", [var k, var v, var result]) => Make(CelFoldKind.TransformList, k, v, null, result),
            ("transformList", [var k, var v, var condition, var result]) => Make(CelFoldKind.TransformList, k, v, condition, result),
            ("transformMap", [var k, var v, var result]) => Make(CelFoldKind.TransformMap, k, v, null, result),
            ("transformMap", [var k, var v, var condition, var result]) => Make(CelFoldKind.TransformMap, k, v, condition, result),
            _ => null,
        };
    }

    private static string Variable(CelNode node, int position)
        => node is CelName name ? name.Id : throw new CelSyntaxException(position, "argument must be a simple name");
}
