using System.Text.Json.Serialization;
using Amazon.ResourceGroupsTaggingAPI.Model;

namespace Amazon.ResourceGroupsTaggingAPI;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetResourcesRequest)), JsonSerializable(typeof(GetResourcesResponse))]
internal sealed partial class TaggingShapes : JsonSerializerContext;
