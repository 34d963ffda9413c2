using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

sealed class DiagnosisTables : IEntityTypeConfiguration<JointDiagnosis>, IEntityTypeConfiguration<Moment>, IEntityTypeConfiguration<Step>, IEntityTypeConfiguration<Share>,
    IEntityTypeConfiguration<PartText>, IEntityTypeConfiguration<FrozenFacts>, IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<JointDiagnosis> one)
    {
        one.ToTable("needs_diagnosis").Property(d => d.Id).ValueGeneratedNever();
        one.Property(d => d.Themes).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        one.Property(d => d.Book).HasConversion(new JsonColumn<WhiteBook?>(), new JsonComparer<WhiteBook?>());
        one.Property(d => d.Version).IsConcurrencyToken();
        one.Ignore(d => d.IsPublished);
    }

    public void Configure(EntityTypeBuilder<Moment> moment)
    {
        moment.ToTable("needs_diagnosis_moment").Property(m => m.Id).ValueGeneratedNever();
        moment.HasOne<JointDiagnosis>().WithMany().HasForeignKey(m => m.DiagnosisId);
    }

    public void Configure(EntityTypeBuilder<Step> step)
    {
        step.ToTable("needs_diagnosis_step").Property(s => s.Id).ValueGeneratedNever();
        step.HasOne<JointDiagnosis>().WithMany().HasForeignKey(s => s.DiagnosisId);
        step.Property(s => s.Version).IsConcurrencyToken();
        step.Ignore(s => s.Title).Ignore(s => s.HasShares);
    }

    public void Configure(EntityTypeBuilder<Share> share)
    {
        share.ToTable("needs_diagnosis_share").HasKey(s => new { s.StepId, s.OrganizationId });
        share.HasOne<Step>().WithMany().HasForeignKey(s => s.StepId);
    }

    public void Configure(EntityTypeBuilder<PartText> text)
    {
        text.ToTable("needs_diagnosis_text").Property(t => t.Id).ValueGeneratedNever();
        text.HasOne<JointDiagnosis>().WithMany().HasForeignKey(t => t.DiagnosisId);
    }

    public void Configure(EntityTypeBuilder<FrozenFacts> facts)
    {
        facts.ToTable("needs_diagnosis_facts").Property(f => f.Id).ValueGeneratedNever();
        facts.HasOne<JointDiagnosis>().WithMany().HasForeignKey(f => f.DiagnosisId);
        facts.Property(f => f.Body).HasConversion(new JsonColumn<Facts>(), new JsonComparer<Facts>());
    }

    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("needs_diagnosis_comment").Property(c => c.Id).ValueGeneratedNever();
        comment.HasOne<JointDiagnosis>().WithMany().HasForeignKey(c => c.DiagnosisId);
    }
}
