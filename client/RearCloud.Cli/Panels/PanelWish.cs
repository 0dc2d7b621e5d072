namespace RearCloud.Cli.Panels;

/// <summary>What <c>rear panel</c> was asked for, as typed.</summary>
internal sealed record PanelWish
{
    public required string Profile { get; init; }

    public string? Server { get; init; }

    public string? Grpc { get; init; }

    public required string Carrier { get; init; }

    public string? Token { get; init; }

    public string? TokenFile { get; init; }

    public string? Data { get; init; }

    public string? Device { get; init; }

    public required IReadOnlyList<string> Sinks { get; init; }

    public required string Live { get; init; }

    public string? Zone { get; init; }

    public string? Culture { get; init; }

    public required string PowerSupplies { get; init; }

    public required string Output { get; init; }

    public double? Brightness { get; init; }

    public double? ColorTemperature { get; init; }

    public bool StandsStill { get; init; }

    public required string LightSensors { get; init; }

    public double? Seconds { get; init; }

    public bool PrintsStatistics { get; init; }

    public bool HasBareLoop { get; init; }

    public bool HasOverlay { get; init; }

    public string? Trace { get; init; }

    public string? Record { get; init; }

    public bool IsVerbose { get; init; }

    public bool PrintsJson { get; init; }
}
