using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Vuurtoren.Platform.Web;

/// <summary>What the framework says about an answer it cannot read, in our words.</summary>
static class FormMessages
{
    public static void Translate(DefaultModelBindingMessageProvider says, Texts.Texts texts)
    {
        says.SetAttemptedValueIsInvalidAccessor((_, field) => texts["web.form.unreadable", field]);
        says.SetMissingBindRequiredValueAccessor(field => texts["web.form.required", field]);
        says.SetMissingKeyOrValueAccessor(() => texts["web.form.required-here"]);
        says.SetMissingRequestBodyRequiredValueAccessor(() => texts["web.form.required-here"]);
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["web.form.unreadable-here"]);
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["web.form.unreadable-here"]);
        says.SetNonPropertyValueMustBeANumberAccessor(() => texts["web.form.number-here"]);
        says.SetUnknownValueIsInvalidAccessor(field => texts["web.form.unreadable", field]);
        says.SetValueIsInvalidAccessor(_ => texts["web.form.unreadable-here"]);
        says.SetValueMustBeANumberAccessor(field => texts["web.form.number", field]);
        says.SetValueMustNotBeNullAccessor(_ => texts["web.form.required-here"]);
    }
}
