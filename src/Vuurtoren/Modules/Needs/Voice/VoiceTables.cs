using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

sealed class VoiceTables : IEntityTypeConfiguration<Questionnaire>, IEntityTypeConfiguration<VoiceLink>
{
    public void Configure(EntityTypeBuilder<Questionnaire> one)
    {
        one.ToTable("needs_voice").Property(q => q.Id).ValueGeneratedNever();
        one.Property(q => q.Version).IsConcurrencyToken();
        one.Property(q => q.Questions).HasConversion(new JsonColumn<IReadOnlyList<Question>>(), new JsonComparer<IReadOnlyList<Question>>());
        one.Property(q => q.Words).HasConversion(new JsonColumn<IReadOnlyDictionary<string, LocalText>>(), new JsonComparer<IReadOnlyDictionary<string, LocalText>>());
        one.Property(q => q.Languages).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        one.Property(q => q.Asks).HasConversion(new JsonColumn<IReadOnlyList<Dimension>>(), new JsonComparer<IReadOnlyList<Dimension>>());
        one.Property(q => q.Combines).HasConversion(new JsonColumn<IReadOnlyList<Dimension>>(), new JsonComparer<IReadOnlyList<Dimension>>());
        one.Ignore(q => q.State);
    }

    public void Configure(EntityTypeBuilder<VoiceLink> link)
    {
        link.ToTable("needs_voice_link").HasKey(l => new { l.QuestionnaireId, l.Number });
        link.Ignore(l => l.IsOpen);
    }
}
