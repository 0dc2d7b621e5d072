using Microsoft.AspNetCore.Builder;

namespace RearCloud.TestKit.Servers;

/// <summary>How a test's server is set up. Everything that is not said here is as in production.</summary>
public sealed record ServerOptions
{
    /// <summary>Connects to PostgreSQL; null stores in a SQLite file.</summary>
    public string? Postgres { get; init; }

    /// <summary>The owner's password; null lets the server generate one.</summary>
    public string? OwnerPassword { get; init; } = "correct horse battery staple";

    /// <summary>True: the owner's stream starts with the demo.</summary>
    public bool Demo { get; init; }

    /// <summary>The data folder; null makes one that is deleted with the server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Further settings as <c>RearCloud:Name</c> and value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Replaces parts of the program, such as its clock.</summary>
    public Action<WebApplicationBuilder>? Adjust { get; init; }
}
