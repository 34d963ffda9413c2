using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Vuurtoren.Platform.Web;

/// <summary>
/// Only properties that say [BindProperty] are looked at when the site starts. Razor Pages would study all of some thousands of properties of our pages,
/// which took a tenth of the start.
/// </summary>
sealed class BoundProperties(IPageApplicationModelPartsProvider usual) : IPageApplicationModelPartsProvider
{
    public static void AddTo(IServiceCollection services)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IPageApplicationModelPartsProvider)).ImplementationType!;
        services.AddSingleton<IPageApplicationModelPartsProvider>(all => new BoundProperties((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(all, usual)));
    }

    public PagePropertyModel CreatePropertyModel(PropertyInfo property) => property.IsDefined(typeof(BindPropertyAttribute)) ? usual.CreatePropertyModel(property) : null!; // who asks leaves out what is null

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => usual.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => usual.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => usual.IsHandler(methodInfo);
}
