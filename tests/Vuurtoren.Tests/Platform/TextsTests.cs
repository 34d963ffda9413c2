using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Platform;

/// <summary>Every word on the screens stands in a texts.json, in every language, and is used.</summary>
public sealed partial class TextsTests
{
    static readonly string source = Path.Combine(Places.Repository, "src", "Vuurtoren");
    static readonly Texts texts = new(source);

    [Fact]
    public void Every_text_exists_in_every_language()
    {
        var all = Texts.Languages.SelectMany(texts.Keys).Distinct();
        var missing = from key in all from language in Texts.Languages where !texts.Keys(language).Contains(key) select $"{key} ({language})";
        Assert.Empty(missing);
    }

    [Fact]
    public void No_text_is_empty_and_both_languages_fill_in_the_same_blanks()
    {
        var wrong = texts.Keys("nl").Where(key => !key.EndsWith(".one", StringComparison.Ordinal)).Where(key =>
            Texts.Languages.Any(language => texts.In(language, key).Trim().Length == 0)
            || Texts.Languages.Select(language => string.Join(",", Blank().Matches(texts.In(language, key)).Select(m => m.Groups[1].Value).Distinct().Order())).Distinct().Count() > 1);
        Assert.Empty(wrong);
    }

    [Fact]
    public void In_French_no_line_ends_before_a_sign_or_inside_guillemets() =>
        Assert.DoesNotContain(texts.Keys("fr"), key => Regex.IsMatch(texts.In("fr", key), " [?!;:»]|« "));

    [Fact]
    public void A_number_has_a_form_for_one_and_a_form_for_more()
    {
        var keys = texts.Keys("nl").ToHashSet();
        var forms = keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".other", StringComparison.Ordinal));
        Assert.All(forms, key => Assert.True(keys.Contains(key[..key.LastIndexOf('.')] + ".one") && keys.Contains(key[..key.LastIndexOf('.')] + ".other"), key));
    }

    [Theory, InlineData("nl-BE", 0, ".other"), InlineData("nl-BE", 1, ".one"), InlineData("nl-BE", 2, ".other"), InlineData("fr-BE", 0, ".one"), InlineData("fr-BE", 1, ".one"), InlineData("fr-BE", 2, ".other")]
    public void French_counts_nothing_as_one(string culture, int number, string form)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new(culture);
        Assert.Equal("any.thing" + form, texts.Number("any.thing", number));
        CultureInfo.CurrentUICulture = before;
    }

    [Fact]
    public void Every_key_that_the_code_names_exists()
    {
        var known = texts.Keys("nl").Select(key => NumberForm().Replace(key, "")).ToHashSet();
        var firsts = known.Select(key => key.Split('.')[0]).ToHashSet();
        var unknown = Named().Where(named => !named.Open && firsts.Contains(named.Key.Split('.')[0]) && !known.Contains(named.Key)).Select(named => $"{named.Key} in {named.File}");
        Assert.Empty(unknown.Distinct());
    }

    [Fact]
    public void Every_text_is_used()
    {
        var named = Named().ToList();
        var exact = named.Where(n => !n.Open).Select(n => n.Key).ToHashSet();
        var beginnings = named.Where(n => n.Open).Select(n => n.Key).Distinct().ToList();
        var endings = named.Where(n => n.Key.StartsWith('.')).Select(n => n.Key).ToHashSet();
        var unused = texts.Keys("nl").Select(key => NumberForm().Replace(key, "")).Distinct()
            .Where(key => !exact.Contains(key) && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)) && !endings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        var words = from file in System.IO.Directory.EnumerateFiles(source, "*.cshtml", SearchOption.AllDirectories)
                    where !Built(file)
                    from found in Words(File.ReadAllText(file))
                    select $"{found} in {Path.GetFileName(file)}";
        Assert.Empty(words);
    }

    /// <summary>Letters outside tags and expressions, and in the attributes that people read or hear.</summary>
    static IEnumerable<string> Words(string page)
    {
        page = CodeBlock().Replace(page, "");
        foreach (Match spoken in Spoken().Matches(page)) yield return spoken.Value;
        page = Directive().Replace(page, "");
        page = Keyword().Replace(page, m => new string('{', m.Value.Count(c => c == '{')));
        page = Expression().Replace(page, "");
        page = Tag().Replace(page, "\n");
        foreach (Match word in Word().Matches(page)) yield return word.Value;
    }

    [Fact]
    public void Words_on_a_page_are_found()
    {
        Assert.Equal(["Zoeken"], Words("<p>@T[\"a.b\"] Zoeken</p>"));
        Assert.Empty(Words("@page \"/x\"\n@model A.B<C>\n@foreach (var a in b)\n{\n<li class=\"x\">@(a.Name)</li>\n}\nelse { <b>@T[\"x\", 1]</b> }"));
        Assert.NotEmpty(Words("<a aria-label=\"Sluiten\" href=\"/\"></a>"));
    }

    static IEnumerable<(string Key, bool Open, string File)> Named() =>
        from file in System.IO.Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
        where !Built(file) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from Match match in Quoted().Matches(line)
        let text = match.Groups[1].Value
        let open = text.EndsWith('.') || match.Groups[2].Value == "{"
        select (text, open, Path.GetFileName(file));

    static bool Built(string file) => file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(\d)[^}]*\}")] private static partial Regex Blank();
    [GeneratedRegex(@"\.(one|other)$")] private static partial Regex NumberForm();
    /// <summary>"a.b-c", and the fixed beginning of "a.b." + x and $"a.b.{x}".</summary>
    [GeneratedRegex("\"((?:[a-z][a-z0-9-]*)?(?:\\.[a-z0-9-]+)+\\.?|[a-z][a-z0-9-]*\\.)(\"|\\{)")] private static partial Regex Quoted();
    [GeneratedRegex(@"@\{[^\n]*\}[ ]*\n|@\{.*?\n\}|@functions\s*\{.*?\n\}|@\*.*?\*@|<!--.*?-->|<script.*?</script>", RegexOptions.Singleline)] private static partial Regex CodeBlock();
    [GeneratedRegex("(?:aria-label|alt|placeholder|title)=\"[^\"@]*[A-Za-z]{2}[^\"@]*\"")] private static partial Regex Spoken();
    [GeneratedRegex(@"^@(page|model|using|inject|addTagHelper|section|inherits|namespace)\b.*$", RegexOptions.Multiline)] private static partial Regex Directive();
    [GeneratedRegex(@"(@|\}\s*)?\b(foreach|if|else if|for|while|switch)\s*\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)|\}?\s*\belse\b|^\s*(var|case|break|default|continue|return|default:)\b.*$", RegexOptions.Multiline)] private static partial Regex Keyword();
    [GeneratedRegex(@"@?(await\s+)?@\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)|@(await\s+)?[A-Za-z_][\w.]*(?:[!?]?(?:\.[\w]+|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[(?:[^\[\]]|\[[^\[\]]*\])*\]))*")] private static partial Regex Expression();
    [GeneratedRegex("<[^<>]*>")] private static partial Regex Tag();
    [GeneratedRegex(@"[A-Za-zÀ-ÿ]{2,}")] private static partial Regex Word();
}
