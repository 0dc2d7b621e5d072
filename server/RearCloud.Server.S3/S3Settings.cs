namespace RearCloud.Server.S3;

/// <summary>The settings of the section <c>RearCloud:Assets:S3</c>. The keys belong into the secrets folder.</summary>
public sealed class S3Settings
{
    public const string Section = "RearCloud:Assets:S3";

    /// <summary>Address of the service, such as <c>https://s3.example.org</c>; the bucket is named in the path.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The bucket; it must be there.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>What stands before each name in the bucket, such as <c>rearcloud/</c>.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";
}
