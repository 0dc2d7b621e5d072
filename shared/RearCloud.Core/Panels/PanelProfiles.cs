using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Core.Panels;

/// <summary>The panels that the product knows.</summary>
public static class PanelProfiles
{
    /// <summary>2.66 inch, 904 x 572, two lenses one above the other in the left 28 %.</summary>
    public static PanelProfile Reference { get; } = new(
        "reference", "Xiaomi 17 Pro", new PixelSize(904, 572), 402, 68,
        [new Cutout("main lens", 132, 150, 104), new Cutout("telephoto lens", 132, 422, 104)],
        new PixelRect(264, 32, 608, 508), 1, 120, 3_500);

    /// <summary>2.9 inch, 976 x 596, the same arrangement.</summary>
    public static PanelProfile Large { get; } = new(
        "large", "Xiaomi 17 Pro Max", new PixelSize(976, 596), 394, 70,
        [new Cutout("main lens", 138, 156, 108), new Cutout("telephoto lens", 138, 440, 108)],
        new PixelRect(276, 32, 668, 532), 1, 120, 3_500);

    public static IReadOnlyList<PanelProfile> All { get; } = [Reference, Large];

    public static bool TryFind(string id, [NotNullWhen(true)] out PanelProfile? profile)
    {
        profile = All.FirstOrDefault(p => p.Id == id);
        return profile is not null;
    }
}
