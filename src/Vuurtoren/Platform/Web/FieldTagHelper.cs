using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Vuurtoren.Platform.Web;

/// <param name="Value">What the address says.</param>
/// <param name="Words">What people read, already in their language.</param>
public sealed record Choice(string Value, string Words);

/// <summary>One question of a form: label, hint, the box, and what is wrong with the answer, tied together for screen readers.</summary>
[HtmlTargetElement("field", Attributes = "name,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>The name of the answer in the address or form.</summary>
    public required string Name { get; set; }

    /// <summary>Key of the label.</summary>
    public required string Label { get; set; }

    /// <summary>Key of the explanation under the label.</summary>
    public string? Hint { get; set; }

    public string? Value { get; set; }

    /// <summary>text, search, email, tel, date …</summary>
    public string Type { get; set; } = "text";

    /// <summary>With choices it is a list to pick from. The empty value is the first.</summary>
    public IEnumerable<Choice>? Choices { get; set; }

    /// <summary>Key of the choice that chooses nothing.</summary>
    public string? NoChoice { get; set; }

    public bool Required { get; set; }
    public int? MaximumLength { get; set; }
    public string? Autocomplete { get; set; }

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState.TryGetValue(Name, out var state) ? state.Errors : null;
        var (hint, error) = ($"{Name}-hint", $"{Name}-error");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-field");

        var html = output.Content;
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(words[Label]);
        html.AppendHtml(label);
        if (Hint is not null) html.AppendHtml(Paragraph(hint, "hint", words[Hint]));

        var box = Choices is null ? Box() : List();
        box.AddCssClass("ds-input");
        (box.Attributes["id"], box.Attributes["name"]) = (Name, Name);
        var described = string.Join(' ', new[] { Hint is null ? null : hint, errors is { Count: > 0 } ? error : null }.OfType<string>());
        if (described.Length > 0) box.Attributes["aria-describedby"] = described;
        if (errors is { Count: > 0 }) box.Attributes["aria-invalid"] = "true";
        if (Required) box.Attributes["required"] = "required";
        html.AppendHtml(box);
        if (errors is { Count: > 0 }) html.AppendHtml(Paragraph(error, "ds-validation-message", errors[0].ErrorMessage));
    }

    TagBuilder Box()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
        input.Attributes["type"] = Type;
        if (Value is { Length: > 0 }) input.Attributes["value"] = Value;
        if (MaximumLength is { } length) input.Attributes["maxlength"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        return input;
    }

    TagBuilder List()
    {
        var select = new TagBuilder("select");
        if (NoChoice is not null) Add(select, new("", words[NoChoice]));
        foreach (var choice in Choices!) Add(select, choice);
        return select;
    }

    void Add(TagBuilder select, Choice choice) => select.InnerHtml
        .AppendHtml("<option value=\"").Append(choice.Value).AppendHtml(choice.Value == (Value ?? "") ? "\" selected>" : "\">").Append(choice.Words).AppendHtml("</option>");

    static TagBuilder Paragraph(string id, string look, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(look);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
