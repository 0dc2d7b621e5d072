using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Carriers;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Previews;
using RearCloud.Server.Sync.Purging;
using RearCloud.Server.Sync.Reading;
using RearCloud.Server.Sync.Sessions;
using RearCloud.Server.Sync.Streams;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server.Sync;

/// <summary>The doors of the sync slice.</summary>
public static class SyncSlice
{
    // JSON carries a frame's bytes in base 64, inside a small envelope.
    private const int JsonMessageBytes = (Limits.FrameBytes / 3 * 4) + 1024;

    /// <summary>Adds the door, the reader, the sessions and the carriers; authentication is added by others (<see cref="ActorClaims"/>).</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, Action<SyncOptions>? configure = null)
    {
        services.AddStorage();
        services.AddMetrics();
        services.AddOptions<SyncOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton<EditTraceLog>();
        services.TryAddSingleton<SyncMeter>();
        services.TryAddSingleton<HintOutbox>();
        services.TryAddSingleton<StreamWatch>();
        services.TryAddSingleton<IStreamWatch>(s => s.GetRequiredService<StreamWatch>());
        services.TryAddSingleton(SyncMachine.Real);
        services.TryAddSingleton<IStreamStore, RowStreamStore>();
        services.TryAddSingleton<StreamSumsStart>();
        services.TryAddSingleton<StreamPurge>();
        services.AddHostedService<DailyPurge>();
        services.TryAddSingleton<EditIntake>();
        services.TryAddSingleton<IDocumentDoor>(s => s.GetRequiredService<EditIntake>());
        services.TryAddSingleton<DocumentReader>();
        services.TryAddSingleton<IDocumentReader>(s => s.GetRequiredService<DocumentReader>());
        services.TryAddSingleton<IDocumentPast, DocumentPast>();
        services.TryAddSingleton<StreamChoice>();
        services.TryAddSingleton<SharedReads>();
        services.TryAddSingleton<SessionAdmission>();
        services.TryAddSingleton<CallPace>();
        services.TryAddSingleton<SessionRegistry>();
        services.TryAddSingleton<ISessionRegistry>(s => s.GetRequiredService<SessionRegistry>());
        services.TryAddSingleton<PreviewOutbox>();
        services.TryAddSingleton<PreviewExchange>();
        services.TryAddSingleton<IPreviews>(s => s.GetRequiredService<PreviewExchange>());
        services.TryAddSingleton<IStreamAccess, OwnStreamAccess>();
        services.TryAddSingleton<SessionTools>();
        services.AddAuthorizationBuilder().AddPolicy(SyncPolicy.Name, policy => policy.RequireAssertion(c => ActorClaims.Of(c.User) is not null));
        services.AddGrpc()
            .AddServiceOptions<SyncGrpcSession>(options => options.MaxReceiveMessageSize = Limits.FrameBytes)
            .AddServiceOptions<SyncGrpcCalls>(options => options.MaxReceiveMessageSize = Limits.FrameBytes)
            .AddJsonTranscoding(options =>
            {
                options.TypeRegistry = CallRefusal.DetailTypes;
                // As protobuf's JSON has it: most readers would round a checksum that is a number.
                options.JsonSettings.WriteInt64sAsStrings = true;
            });
        services.Configure<OpenApiOptions>("v1", options => options.AddDocumentTransformer<SyncCallsDescription>());
        services.AddSignalR().AddMessagePackProtocol().AddHubOptions<SyncHub>(Configure);
        return services;
    }

    /// <summary>Maps the gRPC services and the hub. gRPC-Web is the application's to switch on.</summary>
    public static IEndpointRouteBuilder MapSync(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<SyncGrpcSession>().RefuseForeignOrigins();
        endpoints.MapGrpcService<SyncGrpcCalls>().RefuseImpossibleLengths().RefuseForeignOrigins().WithMetadata(new RequestSizeLimitAttribute(JsonMessageBytes));
        // As long as a client waits that hears nothing: SignalR cuts off a reader that stops for ten seconds.
        var patience = endpoints.ServiceProvider.GetRequiredService<IOptions<SyncOptions>>().Value.HeartbeatInterval * 3;
        endpoints.MapHub<SyncHub>(SyncHubContract.Path, options =>
        {
            options.CloseOnAuthenticationExpiration = true;
            options.TransportSendTimeout = patience;
        }).RefuseForeignOrigins();
        DrainOnStop(endpoints.ServiceProvider);
        return endpoints;
    }

    // SignalR cuts its connections when the server begins to stop. Callbacks run latest first: this one comes after the hub is mapped, so that it
    // runs before, and it returns when the goodbyes are out.
    private static void DrainOnStop(IServiceProvider services)
    {
        var sessions = services.GetRequiredService<SessionRegistry>();
        var patience = services.GetRequiredService<IOptions<SyncOptions>>().Value.GoodbyeGrace * 2;
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => sessions.DrainAsync(CancellationToken.None).Wait(patience));
    }

    private static void Configure(HubOptions<SyncHub> options)
    {
        options.MaximumReceiveMessageSize = JsonMessageBytes;
        // The session reads a frame when it has dealt with the one before: the rest waits at the sender.
        options.StreamBufferCapacity = 1;
    }
}
