namespace RearCloud.Architecture.Code;

/// <summary>Slices of the server stand beside each other and on common ground, never on each other.</summary>
public sealed class SliceTests
{
    private const string Server = "RearCloud.Server";

    /// <summary>What every slice may use.</summary>
    private static readonly string[] Ground = ["Sync", "Assets", "Accounts", "Storage"];

    /// <summary>Folders that are no slices: they know the web and the operator, and each other, and no slice.</summary>
    private static readonly string[] Plumbing = ["Http", "Telemetry"];

    private static readonly string[] Slices = ["Sync", "Assets", "Layouts", "Wallpapers", "NotificationRules", "Accounts", "Devices", "Documents", "SharedStreams", "History", "Demo", "Storage"];

    private static IEnumerable<TypeUse> Crossings => CompiledCode.Uses(Server)
        .Where(use => use.Used.Assembly == Server && SliceOf(use.User) is not null && SliceOf(use.Used) is not null)
        .Where(use => SliceOf(use.User) != SliceOf(use.Used));

    [Fact]
    public void Every_slice_is_there() =>
        Violations.None(Slices.Except(CompiledCode.Uses(Server).Select(use => SliceOf(use.User)).OfType<string>()));

    [Fact]
    public void A_folder_of_the_server_is_a_slice_or_plumbing() =>
        Violations.None(CompiledCode.Uses(Server).Select(use => SliceOf(use.User)).OfType<string>().Distinct().Except(Slices).Except(Plumbing));

    [Fact]
    public void A_slice_uses_itself_and_the_ground() =>
        Violations.None(Crossings.Where(use => !Ground.Contains(SliceOf(use.Used)) && !Plumbing.Contains(SliceOf(use.Used))));

    [Fact]
    public void Sync_knows_no_slice() =>
        Violations.None(Crossings.Where(use => SliceOf(use.User) == "Sync" && SliceOf(use.Used) != "Storage" && !Plumbing.Contains(SliceOf(use.Used))));

    [Fact]
    public void Storage_and_plumbing_know_no_slice() =>
        Violations.None(Crossings.Where(use =>
            (SliceOf(use.User) == "Storage" || Plumbing.Contains(SliceOf(use.User))) && !Plumbing.Contains(SliceOf(use.Used))));

    /// <summary>So only Sync writes documents and changes: nobody else can name their rows.</summary>
    [Theory]
    [InlineData(Server)]
    [InlineData("RearCloud.Web")]
    [InlineData("RearCloud.Host")]
    public void Rows_are_used_only_by_the_slice_that_owns_them(string assembly) =>
        Violations.None(CompiledCode.Uses(assembly).Where(use => use.Used.Assembly == Server && IsRow(use.Used) && (use.User.Assembly != Server || SliceOf(use.User) != SliceOf(use.Used))));

    [Fact]
    public void Documents_and_changes_have_rows_in_sync() =>
        Assert.Equal(
            ["ChangeRow", "DocumentRow"],
            CompiledCode.Uses(Server).Select(use => use.User)
                .Where(user => user.Name is "ChangeRow" or "DocumentRow" && SliceOf(user) == "Sync")
                .Select(user => user.Name)
                .Distinct()
                .Order(StringComparer.Ordinal));

    private static bool IsRow(TypeName type) => type.Name.EndsWith("Row", StringComparison.Ordinal);

    private static string? SliceOf(TypeName type) =>
        type.IsIn(Server) && type.Namespace != Server ? type.Namespace[(Server.Length + 1)..].Split('.')[0] : null;
}
