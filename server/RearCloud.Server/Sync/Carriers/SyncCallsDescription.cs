using System.Net.Mime;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// Adds the calls of <c>SyncCalls</c> to the description of the HTTP API, read from the contract: the generator of descriptions sees endpoints with
/// .NET signatures only.
/// </summary>
internal sealed class SyncCallsDescription : IOpenApiDocumentTransformer
{
    private const string Refusal = "google.rpc.Status";

    private static readonly Dictionary<string, (string Summary, string Description)> Words = new(StringComparer.Ordinal)
    {
        [nameof(SyncCalls.SyncCallsClient.Pull)] = (
            "Pulls what is newer than cookies, for programs",
            "The contract's messages as protobuf JSON: 64-bit numbers are texts and bodies are base64. Keep the stream, epoch and 'to' of each delta as the cookie of the next pull."),
        [nameof(SyncCalls.SyncCallsClient.Submit)] = (
            "Submits mutations of a replica, for programs",
            "Numbered from 1 by each client without a hole; sent again they are not stored again."),
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Refusal] = RefusalSchema(document);
        foreach (var method in SyncCallsReflection.Descriptor.FindTypeByName<ServiceDescriptor>(nameof(SyncCalls)).Methods)
        {
            var path = method.GetOptions().GetExtension(AnnotationsExtensions.Http).Post;
            document.Paths[path] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = Operation(document, method) } };
        }

        return Task.CompletedTask;
    }

    private static OpenApiOperation Operation(OpenApiDocument document, MethodDescriptor method) => new()
    {
        OperationId = method.Name,
        Summary = Words[method.Name].Summary,
        Description = Words[method.Name].Description,
        Tags = new HashSet<OpenApiTagReference> { new("Sync", document) },
        RequestBody = new OpenApiRequestBody { Required = true, Content = Content(Message(document, method.InputType)) },
        Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = "OK", Content = Content(Message(document, method.OutputType)) },
            ["default"] = new OpenApiResponse { Description = "Refused", Content = Content(new OpenApiSchemaReference(Refusal, document)) },
        },
    };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema) =>
        new() { [MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = schema } };

    private static OpenApiSchemaReference Message(OpenApiDocument document, MessageDescriptor message)
    {
        var schemas = document.Components!.Schemas!;
        if (schemas.TryAdd(message.FullName, new OpenApiSchema()))
        {
            schemas[message.FullName] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = message.Fields.InDeclarationOrder().ToDictionary(f => f.JsonName, f => Field(document, f)),
            };
        }

        return new OpenApiSchemaReference(message.FullName, document);
    }

    private static IOpenApiSchema Field(OpenApiDocument document, FieldDescriptor field) =>
        field.IsRepeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Value(document, field) } : Value(document, field);

    // The JSON forms of protobuf's types: protobuf.dev/programming-guides/json.
    private static IOpenApiSchema Value(OpenApiDocument document, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => Message(document, field.MessageType),
        FieldType.Enum => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. field.EnumType.Values.Select(v => (System.Text.Json.Nodes.JsonNode)v.Name)] },
        FieldType.Bool => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        FieldType.Int32 => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        FieldType.Int64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "int64" },
        FieldType.Fixed64 or FieldType.UInt64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uint64" },
        FieldType.Bytes => new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema RefusalSchema(OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "A code of gRPC." },
            ["message"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["details"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Message(document, Problem.Descriptor), Description = "The problem, with its '@type'." },
        },
    };
}
