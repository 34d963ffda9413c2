namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>A box of words on a page that is open to who has its link: what in it could tell who somebody is, and what of that was ticked as nobody.</summary>
public sealed class LookedThrough(HttpRequest request, string box, DateOnly today)
{
    /// <summary>More words that are said to be nobody are a text full of names.</summary>
    const int MostNobody = 20;

    public string? Words => request.HasFormContentType ? request.Form[box].ToString().Trim() : null;

    /// <summary>Words that look like a name, ticked as no person.</summary>
    public IReadOnlyList<string> Nobody => request.HasFormContentType ? [.. request.Form["nobody"].OfType<string>().Take(MostNobody)] : [];

    /// <summary>Each passage once.</summary>
    public IReadOnlyList<Passage> Found => [.. Identifying.In(Words ?? "", [], today).DistinctBy(passage => (passage.Kind, passage.Text))];

    public void Refuse() => Identifying.Refuse(Words ?? "", Nobody, today);
}
