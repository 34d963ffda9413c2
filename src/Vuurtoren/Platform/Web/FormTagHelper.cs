using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vuurtoren.Platform.Web;

/// <summary>Every form that changes something carries the secret that shows it came from this site.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var secret = antiforgery.GetAndStoreTokens(View.HttpContext);
        output.PreContent.AppendHtml("<input type=\"hidden\" name=\"").Append(secret.FormFieldName).AppendHtml("\" value=\"").Append(secret.RequestToken).AppendHtml("\">");
    }
}
