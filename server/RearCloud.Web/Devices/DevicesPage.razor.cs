using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Server.Devices;
using RearCloud.Server.Sync;
using RearCloud.Web.Shell;

namespace RearCloud.Web.Devices;

/// <summary>The page of the owner's devices: who is online, what each shows, enrolling and revoking.</summary>
public sealed partial class DevicesPage : ComponentBase, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _gone = new();
    private Actor _actor = default!;
    private IReadOnlyList<Device>? _devices;
    private IReadOnlyList<Document> _layouts = [];
    private Dictionary<string, Document> _settings = [];
    private (string Name, string Id, string Token)? _enrolled;

    [Inject]
    private IDevices Devices { get; set; } = default!;

    [Inject]
    private IDocumentDoor Door { get; set; } = default!;

    [Inject]
    private IDocumentReader Reader { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _actor = ActorClaims.Require((await SignedIn).User);
        await RefreshAsync();
        _ = LookAgainAsync();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task LookAgainAsync()
    {
        var cancellationToken = _gone.Token;
        using var timer = new PeriodicTimer(LookAgain, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await InvokeAsync(async () =>
                {
                    await RefreshAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task RefreshAsync()
    {
        var stream = _actor.Stream;
        _layouts = await Reader.ListAsync(stream, DocumentKind.Layout, includeDeleted: false, _gone.Token);
        _settings = (await Reader.ListAsync(stream, DocumentKind.DeviceSettings, includeDeleted: false, _gone.Token)).ToDictionary(d => d.Key.Id.Value);
        _devices = await Devices.ListAsync(_actor.AccountId, _gone.Token);
    }

    private async Task EnrolAsync()
    {
        if (await AskNameAsync("Add a device", "My phone") is not { } name) return;
        var enrolled = await Devices.EnrolAsync(_actor, name, PanelProfiles.Reference.Id, _gone.Token);
        if (enrolled.TryGet(out var device, out var problem)) _enrolled = (name, device.Id, device.Token);
        else Tell(problem);
        await RefreshAsync();
    }

    private async Task RenameAsync(Device device)
    {
        if (await AskNameAsync("Rename device", device.Name) is not { } name) return;
        Tell(await Devices.RenameAsync(_actor, device.Id, name, _gone.Token));
        await RefreshAsync();
    }

    private async Task RevokeAsync(Device device)
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            "Revoke this device?", $"“{device.Name}” loses its token and its connection at once. It goes on showing what it has.", yesText: "Revoke", cancelText: "Cancel");
        if (sure != true) return;
        Tell(await Devices.RevokeAsync(_actor, device.Id, _gone.Token));
        await RefreshAsync();
    }

    private async Task ShowAsync(Device device, string? layout)
    {
        if (layout is null || !_settings.TryGetValue(device.Id, out var settings)) return;
        var change = new FieldChange(FieldPath.Of("layout"), JsonSerializer.SerializeToElement(layout));
        var result = await Door.EditAsync(_actor, _actor.Stream, [Edit.Set(settings.Key, settings.Version, change)], trace: null, _gone.Token);
        Tell(result.Problem);
        await RefreshAsync();
    }

    private string? ShownLayout(Device device) =>
        _settings.TryGetValue(device.Id, out var settings) && settings.Body.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.String
            ? layout.GetString()
            : null;

    private void Tell(Problem? problem)
    {
        if (problem is not null) Snackbar.Add($"{problem.Message} {problem.Remedy}", Severity.Error);
    }

    private async Task<string?> AskNameAsync(string title, string name)
    {
        var dialog = await Dialogs.ShowAsync<NameDialog>(title, new DialogParameters<NameDialog> { { d => d.Name, name } }, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        return (await dialog.Result)?.Data as string;
    }

    private static string Name(Document layout) =>
        layout.Body.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : layout.Key.Id.Value;

    private static string PanelName(string id) => PanelProfiles.TryFind(id, out var profile) ? $"{profile.Name}, {profile.Size}" : id;

    private string LastSeen(Device device)
    {
        if (device.LastSeenAt is not { } seen) return "never connected";
        var ago = Time.GetUtcNow() - seen;
        return ago.TotalMinutes < 2 ? "seen a minute ago" : ago.TotalHours < 1 ? $"seen {ago.TotalMinutes:0} minutes ago" : ago.TotalDays < 1 ? $"seen {ago.TotalHours:0} hours ago" : $"seen {ago.TotalDays:0} days ago";
    }
}
