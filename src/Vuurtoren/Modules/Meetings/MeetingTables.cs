using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings;

sealed class MeetingTables : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<Attendee>, IEntityTypeConfiguration<Item>, IEntityTypeConfiguration<Line>,
    IEntityTypeConfiguration<LineBefore>, IEntityTypeConfiguration<Reading>, IEntityTypeConfiguration<MeetingTask>, IEntityTypeConfiguration<MinutesVersion>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings_meeting").Property(m => m.Id).ValueGeneratedNever();
        meeting.Property(m => m.Version).IsConcurrencyToken(); // two who change it at once
        meeting.Ignore(m => m.State).Ignore(m => m.LimitsSpeech).Ignore(m => m.WasTakenIn);
    }

    public void Configure(EntityTypeBuilder<Attendee> one)
    {
        one.ToTable("meetings_attendee").Property(a => a.Id).ValueGeneratedNever();
        one.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId);
        one.Property(a => a.RemindedAt).IsConcurrencyToken(); // two servers remind nobody twice
        one.Ignore(a => a.Who);
    }

    public void Configure(EntityTypeBuilder<Item> item)
    {
        item.ToTable("meetings_item").Property(i => i.Id).ValueGeneratedNever();
        item.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId);
        item.Property(i => i.Leaves).HasConversion(new JsonColumn<IReadOnlyList<Audience>>(), new JsonComparer<IReadOnlyList<Audience>>());
        item.Ignore(i => i.ComesBack);
    }

    public void Configure(EntityTypeBuilder<Line> line)
    {
        line.ToTable("meetings_line").Property(l => l.Id).ValueGeneratedNever();
        line.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId);
        line.Property(l => l.Version).IsConcurrencyToken();
        line.Property(l => l.Mentions).HasConversion(new JsonColumn<IReadOnlyList<Mention>>(), new JsonComparer<IReadOnlyList<Mention>>());
        line.Ignore(l => l.TranslationIsOld).Ignore(l => l.Written).Ignore(l => l.WrittenTranslation).Ignore(l => l.InAll);
    }

    public void Configure(EntityTypeBuilder<LineBefore> before)
    {
        before.ToTable("meetings_line_before").HasKey(b => new { b.LineId, b.Version });
        before.HasOne<Line>().WithMany().HasForeignKey(b => b.LineId);
    }

    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.ToTable("meetings_reading").Property(r => r.Id).ValueGeneratedNever();
        reading.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MeetingTask> task)
    {
        task.ToTable("meetings_task").Property(t => t.Id).ValueGeneratedNever();
        task.HasOne<Meeting>().WithMany().HasForeignKey(t => t.MeetingId);
        task.Property(t => t.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MinutesVersion> minutes)
    {
        minutes.ToTable("meetings_minutes").Property(m => m.Id).ValueGeneratedNever();
        minutes.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId);
        minutes.Ignore(m => m.Report);
    }
}
