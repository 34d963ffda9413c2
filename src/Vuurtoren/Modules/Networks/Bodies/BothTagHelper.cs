using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>A question that is answered in each language, side by side: "name.nl" and "name.fr". What was typed stays when it is refused.</summary>
[HtmlTargetElement("both", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BothTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>Of the answer in the form, before the language.</summary>
    public required string Name { get; set; }

    /// <summary>Key of the label.</summary>
    public required string Label { get; set; }

    /// <summary>What is kept.</summary>
    public LocalText? Value { get; set; }

    /// <summary>Lines of the box; 1: one line.</summary>
    public int Lines { get; set; } = 1;
    public int MaximumLength { get; set; } = 120;

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sides");
        foreach (var language in Texts.Languages) output.Content.AppendHtml(Field(language));
    }

    TagBuilder Field(string language)
    {
        var (request, box) = (View.HttpContext.Request, $"{Name}.{language}");
        var text = request.HasFormContentType && request.Form.ContainsKey(box) ? request.Form[box].ToString() : Value?[language];
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = box;
        label.InnerHtml.Append($"{words[Label]} ({words["web.language." + language]})");
        var input = new TagBuilder(Lines > 1 ? "textarea" : "input");
        input.AddCssClass("ds-input");
        (input.Attributes["id"], input.Attributes["name"], input.Attributes["lang"], input.Attributes["maxlength"]) = (box, box, language, MaximumLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Lines > 1)
        {
            input.Attributes["rows"] = Lines.ToString(System.Globalization.CultureInfo.InvariantCulture);
            input.InnerHtml.Append(text ?? "");
        }
        else
        {
            input.TagRenderMode = TagRenderMode.StartTag;
            if (!string.IsNullOrEmpty(text)) input.Attributes["value"] = text;
        }
        var field = new TagBuilder("div");
        field.AddCssClass("ds-field");
        field.InnerHtml.AppendHtml(label).AppendHtml(input);
        return field;
    }
}
