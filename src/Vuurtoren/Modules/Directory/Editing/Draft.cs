using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>A form that somebody has not published yet, kept as it was typed. Nobody else sees it.</summary>
public sealed class Draft
{
    Draft() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    /// <summary>Of the service or organisation that the form is about.</summary>
    public Guid RecordId { get; private init; }
    public Guid AccountId { get; private init; }
    /// <summary><see cref="Kinds.Service"/> or <see cref="Kinds.Organization"/>.</summary>
    public string Kind { get; private init; } = "";
    public string Sections { get; private set; } = "[]";
    public string Typed { get; private set; } = "{}";
    public DateTime SavedAt { get; private set; }

    public static Draft Of(Form form, Guid account, DateTime now)
    {
        var draft = new Draft { RecordId = form.Id, AccountId = account, Kind = form.Kind };
        draft.Keep(form, now);
        return draft;
    }

    public void Keep(Form form, DateTime now) => (Sections, Typed, SavedAt) = (Json.Write(form.Keys), form.Typed.ToJson(), now);

    public IReadOnlyList<SectionKey> Keys => Json.Read<List<SectionKey>>(Sections);
    public Typed Boxes => Editing.Typed.FromJson(Typed);
}

sealed class EditingTables : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("directory_draft").Property(d => d.Id).ValueGeneratedNever();
        draft.Ignore(d => d.Keys).Ignore(d => d.Boxes);
    }
}
