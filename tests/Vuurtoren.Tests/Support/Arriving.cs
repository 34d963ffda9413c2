using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>
/// Waiting for a next page by asking the page itself, again and again. WaitForURLAsync looks once and then waits for a
/// message from the browser; on a busy machine that message comes just between the two, and the test waits for ever.
/// </summary>
public static class Arriving
{
    /// <summary>Until the page at an address like this regular expression is there whole.</summary>
    public static Task Reaches(this IPage page, string address) =>
        page.WaitForFunctionAsync("address => new RegExp(address).test(location.href) && document.readyState === 'complete'", address);

    /// <summary>Until another page than this one is there whole.</summary>
    public static Task Leaves(this IPage page, string address) =>
        page.WaitForFunctionAsync("address => location.href !== address && document.readyState === 'complete'", address);
}
