using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>Answers of a slow reading that is asked the same again and again; only so many, so that memory stays flat.</summary>
sealed class Remembered<T>(Func<string, T> read)
{
    const int Most = 4096;
    readonly ConcurrentDictionary<string, T> answers = new(StringComparer.Ordinal);

    public T Of(string text)
    {
        if (answers.TryGetValue(text, out var known)) return known;
        var answer = read(text);
        if (answers.Count < Most) answers.TryAdd(text, answer);
        return answer;
    }
}
