using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

sealed class AccountTables : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<RoleGrant>, IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => Of(token.ToTable("account_token"), t => t.UserId).HasKey(t => new { t.UserId, t.LoginProvider, t.Name });

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => Of(login.ToTable("account_login"), l => l.UserId).HasKey(l => new { l.LoginProvider, l.ProviderKey });

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        Of(passkey.ToTable("account_passkey"), p => p.UserId).HasKey(p => p.CredentialId);
        passkey.Property(p => p.Data).HasConversion(new JsonColumn<IdentityPasskeyData>(), new ValueComparer<IdentityPasskeyData>(
            (a, b) => Json.Write(a) == Json.Write(b), v => Json.Write(v).GetHashCode(StringComparison.Ordinal), v => Json.Read<IdentityPasskeyData>(Json.Write(v))));
    }

    public void Configure(EntityTypeBuilder<Session> session) => Of(session.ToTable("session"), s => s.AccountId).Property(s => s.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<AccountLink> link) => Of(link.ToTable("account_link"), l => l.AccountId).HasKey(l => l.TokenHash);

    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        Of(grant.ToTable("role_grant"), g => g.AccountId);
        grant.Ignore(g => g.Scope).Property(g => g.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StandIn> standIn)
    {
        Of(standIn.ToTable("stand_in"), s => s.AccountId).Property(s => s.Id).ValueGeneratedNever();
        standIn.HasOne<RoleGrant>().WithMany().HasForeignKey(s => s.GrantId);
    }

    /// <summary>So that the account is written first.</summary>
    static EntityTypeBuilder<T> Of<T>(EntityTypeBuilder<T> row, Expression<Func<T, object?>> account) where T : class
    {
        row.HasOne<Account>().WithMany().HasForeignKey(account);
        return row;
    }
}
