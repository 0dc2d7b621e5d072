using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>What one action of a person changed on a document, and how to change it back.</summary>
/// <param name="Label">The action, for the buttons' tooltips: <c>Move Digital clock</c>.</param>
/// <param name="Key">The document.</param>
/// <param name="Forward">The values it set.</param>
/// <param name="Backward">The values that stood before.</param>
public sealed record UndoStep(string Label, DocumentKey Key, IReadOnlyList<FieldChange> Forward, IReadOnlyList<FieldChange> Backward);
