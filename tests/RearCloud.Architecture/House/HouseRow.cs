namespace RearCloud.Architecture.House;

/// <summary>One line of the house table: a project, what it may use, and what it must never use.</summary>
internal sealed record HouseRow(string Folder, string Project)
{
    /// <summary>Projects it may name; what those use comes with them.</summary>
    internal IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Packages it may name; a star at the end stands for any ending. Tools of the build are not counted.</summary>
    internal IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Whether it may use the ASP.NET Core framework.</summary>
    internal bool UsesAspNetCore { get; init; }

    /// <summary>What it must never use, in words.</summary>
    internal string Never { get; init; } = "";

    /// <summary>Packages that may not even come with others, by a part of their name.</summary>
    internal IReadOnlyList<string> NeverPackages { get; init; } = [];

    /// <summary>Symbols that its BannedSymbols.txt must hold.</summary>
    internal IReadOnlyList<string> Banned { get; init; } = [];

    internal string ProjectFile => $"{Folder}/RearCloud.{Project}/RearCloud.{Project}.csproj";

    internal string BannedFile => $"{Folder}/RearCloud.{Project}/BannedSymbols.txt";
}
