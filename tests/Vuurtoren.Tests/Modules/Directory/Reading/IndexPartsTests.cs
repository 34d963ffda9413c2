using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>What the index keeps small gives back what was put in.</summary>
public class IndexPartsTests
{
    readonly Random random = new(2026);

    [Fact]
    public void Of_things_that_are_marked_each_has_its_number_and_is_found_by_it()
    {
        foreach (var many in (int[])[1, 63, 64, 65, 1000])
            foreach (var share in (double[])[0, 0.01, 0.5, 1])
            {
                List<bool> marked = [.. Enumerable.Range(0, many).Select(_ => random.NextDouble() < share)];
                var marks = new Marks(marked);
                Assert.Equal(marked.Count(m => m), marks.Count);
                var number = 0;
                for (var at = 0; at < many; at++)
                {
                    Assert.Equal(marked[at] ? number : -1, marks.NumberOf(at));
                    if (marked[at]) Assert.Equal(at, marks.At(number++));
                }
            }
    }

    [Fact]
    public void Values_are_found_by_entry_and_entries_by_value_however_far_apart_they_stand()
    {
        const int entries = 70_000, common = 0, rare = 1, far = 2, none = 7;
        var builder = new Dimension.Builder();
        var values = new int[entries][];
        for (var entry = 0; entry < entries; entry++)
        {
            values[entry] = [.. random.Next(3) == 0 ? [] : (int[])[common], .. entry % 300 == 5 ? [rare] : (int[])[], .. entry is 1 or entries - 1 ? [far] : (int[])[], .. random.Next(2) == 0 ? [] : (int[])[100 + random.Next(60_000)]];
            foreach (var value in values[entry].Reverse().Concat(values[entry])) builder.Add(value);
            builder.EndEntry();
        }
        var dimension = builder.Build();
        for (var entry = 0; entry < entries; entry++) Assert.Equal(values[entry], dimension.Of(entry).ToArray().Select(value => (int)value));
        foreach (var value in (int[])[common, rare, far, none, -1, values.First(v => v.Length > 1)[^1]])
        {
            var expected = Enumerable.Range(0, entries).Where(entry => values[entry].Contains(value)).ToList();
            Assert.Equal(expected.Count, dimension.Count(value));
            Assert.Equal(expected, Entries(dimension.With(value)));
            Assert.All(expected, entry => Assert.True(dimension.Has(entry, value)));
        }
        foreach (var some in (int[])[10, entries])
        {
            var counts = new int[Dimension.Most];
            dimension.Count(Enumerable.Range(0, some).ToArray(), counts);
            Assert.Equal(values.Take(some).SelectMany(v => v).CountBy(v => v).OrderBy(c => c.Key), counts.Index().Where(c => c.Item > 0).Select(c => KeyValuePair.Create(c.Index, c.Item)));
        }
    }

    static List<int> Entries(EntryWalk walk)
    {
        var all = new List<int>();
        for (var end = 1000; end < 100_000; end += 1000)
            while (walk.NextBefore(end)) all.Add(walk.Entry);
        return all;
    }

    [Fact]
    public void Words_of_several_parts_together_stand_for_what_they_stand_for_when_taken_apart_anew()
    {
        var book = new WordBook();
        book.Learn("schuld bemiddeling woning woningen slachtoffer zorg", "nl");
        book.Learn("logement logements dette dettes meubles", "fr");
        string[][] parts = [["dette", "schuld", "schulden", "woning"], ["dettes", "logement", "schuld", "schuldbemiddeling"], ["12", "aan", "logements", "slachtofferzorg", "woningen"]];
        string[] left = [.. parts.SelectMany(words => words).Except(["schulden", "aan"]).Order(StringComparer.Ordinal)];
        var merged = Vocabulary.Merge([.. parts.Select(words => new Vocabulary(words, book))], left);
        var anew = new Vocabulary(left, book);
        foreach (var asked in (string[])[.. left, "schulden", "bemiddeling", "woningn", "logemen", "zorg"])
        {
            Assert.Equal(Alternatives(anew), Alternatives(merged));
            Assert.Equal(Near(anew), Near(merged));

            List<Alternative> Alternatives(Vocabulary of)
            {
                var into = new List<Alternative>();
                of.Alternatives(asked, book.Forms(asked), beginning: true, into);
                return into;
            }

            List<Alternative> Near(Vocabulary of)
            {
                var into = new List<Alternative>();
                of.Near(asked, into);
                return into;
            }
        }
    }

    [Fact]
    public void A_beginning_or_a_head_with_hundreds_of_words_gives_the_same_ones_in_however_many_parts_they_stand()
    {
        var book = new WordBook();
        book.Learn("zorg dienst", "nl");
        string[] all = [.. Enumerable.Range(1000, 700).SelectMany(n => (string[])[$"zorg{n}", $"zorg{n}e"]).Append("zorg").Order(StringComparer.Ordinal)];
        var whole = Found(all);
        Assert.Equal(201, whole.Count); // itself and so many others
        foreach (var parts in (int[])[2, 3, 20])
        {
            Assert.Equal(whole, Found([.. Enumerable.Range(0, parts).Select(p => all.Where((_, n) => n % parts == p).ToArray())])); // spread
            Assert.Equal(whole, Found([.. all.Chunk(all.Length / parts + 1)])); // one after the other
        }
        Assert.Equal(whole, FoundIn([all, ["zorg1000", "zorg1001x"]], gone: "zorg1001x")); // twice, and what is dead

        List<string> Found(params string[][] parts) => FoundIn(parts, null);
        List<string> FoundIn(string[][] parts, string? gone)
        {
            var vocabularies = parts.Select(words => new Vocabulary(words, book)).ToList();
            var (forms, found) = (book.Forms("zorg"), new List<Alternative>());
            var ways = vocabularies.Select(of => of.Ways("zorg", forms, beginning: true)).ToList();
            var last = Vocabulary.Last(vocabularies, ways, (n, at) => vocabularies[n].Words[at] != gone);
            return [.. vocabularies.SelectMany((of, n) =>
            {
                of.Alternatives("zorg", ways[n], found, last);
                return found.Select(f => of.Words[f.Word]).ToList();
            }).Where(word => word != gone).Distinct().Order(StringComparer.Ordinal)];
        }
    }
}
