namespace RearCloud.Core.Documents;

/// <summary>What a document is: a wire name such as <c>layout</c>. Unknown kinds keep their name and are refused at the door.</summary>
public readonly record struct DocumentKind
{
    public DocumentKind(string name)
    {
        if (!IdText.IsValid(name)) throw new ArgumentException($"'{name}' is not a kind's name.", nameof(name));
        Name = name;
    }

    public static DocumentKind Layout { get; } = new("layout");

    public static DocumentKind Wallpaper { get; } = new("wallpaper");

    public static DocumentKind NotificationRule { get; } = new("notification-rule");

    public static DocumentKind DeviceSettings { get; } = new("device-settings");

    /// <summary>The kinds that the door accepts today.</summary>
    public static IReadOnlyList<DocumentKind> Known { get; } = [Layout, Wallpaper, NotificationRule, DeviceSettings];

    public string Name { get; }

    public bool IsKnown => Known.Contains(this);

    public static bool TryParse(string? text, out DocumentKind kind)
    {
        var valid = IdText.IsValid(text);
        kind = valid ? new DocumentKind(text!) : default;
        return valid;
    }

    public override string ToString() => Name ?? "";
}
