using RearCloud.Server.Assets;

namespace RearCloud.Server;

/// <summary>The settings of the section <c>RearCloud</c> that the slices use.</summary>
public sealed class ServerSettings
{
    public const string Section = "RearCloud";

    /// <summary>Folder of everything that the server keeps outside a database server: the SQLite file, assets.</summary>
    public string Data { get; set; } = "./data";

    /// <summary>The account that is created at the first start.</summary>
    public OwnerSettings Owner { get; set; } = new();

    /// <summary>True: an empty server gets a layout and a wallpaper to begin with.</summary>
    public bool Demo { get; set; }

    /// <summary>Networks from which <c>/metrics</c> may be read, with commas between: <c>10.0.0.0/8</c>. Loopback always may.</summary>
    public string MetricsFrom { get; set; } = "";

    /// <summary>Networks of reverse proxies whose forwarded headers are believed. Loopback always is.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Where assets stand and how long.</summary>
    public AssetSettings Assets { get; set; } = new();

    /// <summary>Who owns a server on one machine.</summary>
    public sealed class OwnerSettings
    {
        public string Name { get; set; } = "owner";

        /// <summary>The password at the first start; empty: one is generated and written to <c>owner-password</c> in the data folder.</summary>
        public string Password { get; set; } = "";
    }
}
