namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>One question of the form: how a column becomes boxes to type in, and back. Values are as the table stores them, see <see cref="Import.Engine.RecordTable"/>.</summary>
/// <param name="path">The column.</param>
public abstract class Question(string path)
{
    public string Path => path;

    /// <summary>The answers in it that can be changed apart from each other: a text by language, all else as a whole.</summary>
    public virtual IEnumerable<string> Slots(string name, params ReadOnlySpan<Typed> typed) => [name];

    public abstract void Show(string name, object? stored, Typed into);

    /// <param name="stored">What stands there now: the form does not show all of it, and what it does not show stays.</param>
    public abstract object? Read(string name, Typed typed, object? stored, Mistakes wrong);
}
