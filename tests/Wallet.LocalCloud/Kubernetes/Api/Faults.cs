using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>The refusals, worded as a real API server words them.</summary>
internal static class Faults
{
    public static ApiFault NotFound(ResourceKind kind, string name)
        => New(404, "NotFound", $"{kind.QualifiedPlural} \"{name}\" not found", Details(name, kind.Group, kind.Plural));

    public static ApiFault UnknownResource()
        => New(404, "NotFound", "the server could not find the requested resource", []);

    public static ApiFault AlreadyExists(ResourceKind kind, string name)
        => New(409, "AlreadyExists", $"{kind.QualifiedPlural} \"{name}\" already exists", Details(name, kind.Group, kind.Plural));

    public static ApiFault Modified(ResourceKind kind, string name) => Conflict(kind.QualifiedPlural, kind.Plural, kind.Group, name,
        "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiFault PreconditionFailed(ResourceKind kind, string name, string what, string asked, string found)
        => Conflict(kind.QualifiedKind, kind.Kind, kind.Group, name,
            $"the {what} in the precondition ({asked}) does not match the {what} in record ({found}). "
            + "The object might have been deleted and then recreated");

    public static ApiFault BadRequest(string message) => New(400, "BadRequest", message, null);

    public static ApiFault Unauthorized() => New(401, "Unauthorized", "Unauthorized", null);

    public static ApiFault MethodNotAllowed()
        => New(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []);

    public static ApiFault Forbidden(string message, JsonObject details) => New(403, "Forbidden", message, details);

    public static ApiFault Forbidden(ResourceKind kind, string name, string why)
        => New(403, "Forbidden", $"{kind.QualifiedPlural} \"{name}\" is forbidden: {why}", Details(name, kind.Group, kind.Plural));

    public static ApiFault NamespaceTerminating(ResourceKind kind, string space)
    {
        var why = $"unable to create new content in namespace {space} because it is being terminated";
        var details = Details("", kind.Group, kind.Plural);
        details["causes"] = new JsonArray(Cause(new FieldError("NamespaceTerminating", "metadata.namespace",
            $"namespace {space} is being terminated")));
        return New(403, "Forbidden", $"{kind.QualifiedPlural} is forbidden: {why}", details);
    }

    public static ApiFault UnsupportedMediaType(params IEnumerable<string> accepted) => New(415, "UnsupportedMediaType",
        $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}", null);

    public static ApiFault Expired(string message) => New(410, "Expired", message, null);

    public static ApiFault TooManyRequests(string message, JsonObject details) => New(429, "TooManyRequests", message, details);

    public static ApiFault Unprocessable()
        => New(422, "Invalid", "the server rejected our request due to an error in our request", []);

    /// <summary>A failure that a real server answers without a reason.</summary>
    public static ApiFault Untyped(string message) => New(500, null, message, null);

    public static ApiFault Invalid(ResourceKind kind, string name, IReadOnlyList<FieldError> errors)
        => Invalid(kind.Group, kind.Kind, name, errors);

    public static ApiFault Invalid(string group, string kind, string name, IReadOnlyList<FieldError> errors)
    {
        var texts = errors.Select(error => $"{error.Field}: {error.Message}").Distinct().ToList();
        var qualified = group.Length == 0 ? kind : $"{kind}.{group}";
        var list = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        var details = new JsonObject();
        if (name.Length > 0) details["name"] = name;
        if (group.Length > 0) details["group"] = group;
        if (kind.Length > 0) details["kind"] = kind;
        details["causes"] = new JsonArray([.. errors.Select(Cause)]);
        return New(422, "Invalid", $"{qualified} \"{name}\" is invalid: {list}", details);
    }

    public static ApiFault ApplyConflict(IReadOnlyList<(string Manager, string Field)> conflicts)
    {
        var text = conflicts.Count == 1
            ? $"1 conflict: conflict with {conflicts[0].Manager}: {conflicts[0].Field}"
            : $"{conflicts.Count} conflicts: " + string.Join('\n', conflicts.GroupBy(c => c.Manager).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(group => $"conflicts with {group.Key}:\n" + string.Join('\n', group.Select(c => $"- {c.Field}"))));
        var causes = conflicts.Select(c => Cause(new FieldError("FieldManagerConflict", c.Field, $"conflict with {c.Manager}")));
        return New(409, "Conflict", $"Apply failed with {text}", new JsonObject { ["causes"] = new JsonArray([.. causes]) });
    }

    public static JsonObject DisruptionBudget(string name) => new()
    {
        ["causes"] = new JsonArray(new JsonObject
        {
            ["reason"] = "DisruptionBudget",
            ["message"] = $"The disruption budget {name} allows no disruption now",
        }),
    };

    public static JsonObject Status(int code, string? reason, string message, JsonObject? details)
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = message,
        };
        if (reason is not null) status["reason"] = reason;
        if (details is not null) status["details"] = details;
        status["code"] = code;
        return status;
    }

    public static JsonObject Details(string name, string group, string kind)
    {
        var details = new JsonObject();
        if (name.Length > 0) details["name"] = name;
        if (group.Length > 0) details["group"] = group;
        details["kind"] = kind;
        return details;
    }

    private static ApiFault Conflict(string qualified, string kind, string group, string name, string why)
        => New(409, "Conflict", $"Operation cannot be fulfilled on {qualified} \"{name}\": {why}", Details(name, group, kind));

    private static JsonObject Cause(FieldError error)
        => new() { ["reason"] = error.Reason, ["message"] = error.Message, ["field"] = error.Field };

    private static ApiFault New(int code, string? reason, string message, JsonObject? details)
        => new(code, Status(code, reason, message, details));
}
