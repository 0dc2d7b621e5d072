using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync;

namespace RearCloud.Server.NotificationRules;

/// <summary>An account has a bounded number of rules: a device looks at each of them for each notification.</summary>
internal sealed class RuleCountCheck(IDocumentReader documents) : IEditCheck
{
    internal const int RulesPerAccount = 200;

    public async ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
    {
        if (after.Key.Kind != DocumentKind.NotificationRule || before is { IsDeleted: false }) return null;
        var rules = await documents.ListAsync(stream, DocumentKind.NotificationRule, includeDeleted: false, cancellationToken);
        return rules.Count < RulesPerAccount
            ? null
            : new Problem("rule.too-many", "", $"The account has {RulesPerAccount} notification rules already.", "Delete one that is no longer needed.");
    }
}
