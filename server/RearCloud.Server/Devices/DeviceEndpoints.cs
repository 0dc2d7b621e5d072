using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RearCloud.Server.Accounts;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>Devices for the owner's programs.</summary>
internal static class DeviceEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/devices").WithTags("Devices").ForOwner();
        group.MapGet("/", ListAsync).WithSummary("Lists the account's devices");
        group.MapPost("/", EnrolAsync).WithSummary("Enrols a device").WithDescription("Answers its bearer token, this once. Its device settings are created.");
        group.MapPatch("/{id}", RenameAsync).WithSummary("Renames a device");
        group.MapDelete("/{id}", RevokeAsync).WithSummary("Revokes a device").WithDescription("Its token ends, its device settings are deleted and its sessions are closed.");
    }

    private static async Task<Ok<IReadOnlyList<Device>>> ListAsync(IDevices devices, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(await devices.ListAsync(ActorClaims.Require(context.User).AccountId, cancellationToken));

    private static async Task<Results<Created<EnrolledDevice>, ProblemResult>> EnrolAsync(
        EnrolRequest request, IDevices devices, HttpContext context, CancellationToken cancellationToken)
    {
        var enrolled = await devices.EnrolAsync(ActorClaims.Require(context.User), request.Name, request.Panel, cancellationToken);
        return enrolled.TryGet(out var device, out var problem) ? TypedResults.Created($"/api/v1/devices/{device.Id}", device) : new ProblemResult(problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> RenameAsync(
        string id, RenameRequest request, IDevices devices, HttpContext context, CancellationToken cancellationToken) =>
        await devices.RenameAsync(ActorClaims.Require(context.User), id, request.Name, cancellationToken) is { } problem ? new ProblemResult(problem) : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(
        string id, IDevices devices, HttpContext context, CancellationToken cancellationToken) =>
        await devices.RevokeAsync(ActorClaims.Require(context.User), id, cancellationToken) is { } problem ? new ProblemResult(problem) : TypedResults.NoContent();

    /// <summary>A device to enrol.</summary>
    /// <param name="Name">For people.</param>
    /// <param name="Panel">Id of its panel's profile.</param>
    internal sealed record EnrolRequest(string Name, string Panel = "reference");

    /// <summary>A new name.</summary>
    internal sealed record RenameRequest(string Name);
}
