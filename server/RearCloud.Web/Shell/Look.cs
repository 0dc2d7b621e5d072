using MudBlazor;

namespace RearCloud.Web.Shell;

/// <summary>The pages' theme: a quiet dark ground, so that the panel's picture is the brightest thing.</summary>
internal static class Look
{
    private static readonly string[] Faces = ["Inter", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteDark = new PaletteDark
        {
            Black = "#08090b",
            Background = "#0d0f12",
            BackgroundGray = "#111317",
            Surface = "#15181d",
            DrawerBackground = "#0d0f12",
            AppbarBackground = "#0d0f12",
            AppbarText = "#e9ebee",
            TextPrimary = "#e9ebee",
            TextSecondary = "#9ba1ab",
            TextDisabled = "#666c76",
            ActionDefault = "#b4bac4",
            ActionDisabled = "#555b65",
            Primary = "#8ab4ff",
            PrimaryContrastText = "#08101f",
            Error = "#ff8a80",
            Success = "#7fd6a4",
            Warning = "#f0c674",
            Info = "#8ab4ff",
            LinesDefault = "#262a31",
            LinesInputs = "#3a404a",
            Divider = "#22262d",
            OverlayDark = "rgba(4,5,7,0.7)",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Faces, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Faces, TextTransform = "none", FontWeight = "550", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Faces, FontSize = "0.875rem", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Faces, FontSize = "0.8125rem", LetterSpacing = "0" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Faces, FontSize = "0.875rem", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontFamily = Faces, FontSize = "0.75rem", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = Faces, FontSize = "1rem", FontWeight = "600" },
        },
    };
}
