using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>Photos of persons: seen by whom the person agreed to. Never for everybody's caches, for the person can say no at any moment.</summary>
sealed class PersonFiles : OwnsFiles
{
    public const string Kind = "person";

    /// <summary>Whose photo may stay, asked once for all of them.</summary>
    static readonly ConditionalWeakTable<DbConnection, HashSet<Guid>> asked = [];

    public override IReadOnlyList<string> Kinds => [Kind];

    public override async Task<Sight> Sees(HttpContext http, Owner owner)
    {
        var (services, me) = (http.RequestServices, CurrentUser.Of(http));
        if (services.GetRequiredService<FaceBoard>().Now().OfPortrait(owner.Id) is not { } face) return Sight.None;
        if (face.IsShownTo(ViewerOf(me, Languages.Default), services.GetRequiredService<PageCache>().Today)) return Sight.Some;
        return face.OrganizationId is { } organization && me.Can(Permission.EditSheets) && await services.GetRequiredService<EditingScope>().Covers(me, organization) ? Sight.Some : Sight.None;
    }

    /// <summary>Who signed in is a professional.</summary>
    public static Viewer ViewerOf(CurrentUser me, string language) => new(me.Can(Permission.SeeColleagues) ? Visibility.Professionals : Visibility.Public, language);

    /// <summary>It stands with somebody who agrees; else the job that clears files takes it away.</summary>
    public override bool IsThere(DbConnection connection, Owner owner) => asked.GetValue(connection, Agreeing).Contains(owner.Id);

    static HashSet<Guid> Agreeing(DbConnection connection) => [.. Agreement.Kinds
        .SelectMany(kind => connection.Query<string>($"select contacts from directory_{kind} where {FaceReading.Agreed}"))
        .SelectMany(Json.Read<List<Contact>>).Where(contact => contact.Agreed is not null).Select(contact => contact.Portrait).OfType<Guid>()];
}
