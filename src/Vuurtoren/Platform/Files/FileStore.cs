using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

/// <summary>Takes files in and lets them go. Whoever calls has seen to it that this account may change the record.</summary>
public sealed class FileStore(Db db, Database database, FileSettings settings)
{
    readonly FileFolders folders = new(database.Folder);

    public async Task<IReadOnlyList<StoredFile>> Of(Owner owner) =>
        await db.Set<StoredFile>().Where(file => file.OwnerKind == owner.Kind && file.OwnerId == owner.Id).OrderBy(file => file.Place).ThenBy(file => file.Id).ToListAsync();

    /// <param name="most">Files with this record, when it is fewer than with others.</param>
    /// <param name="also">What is saved in the same transaction.</param>
    public async Task<StoredFile> PutImage(Owner owner, string name, LocalText? alt, IReadOnlyList<byte[]> sent, Guid account, DateTime now, int? most = null, Action? also = null, CancellationToken stop = default)
    {
        var room = Math.Min(most ?? settings.PerRecord, settings.PerRecord);
        await CheckRoom(owner, room, account, now);
        return await Keep(owner, room, name, alt, await new Images(settings, folders).Make(sent, stop), account, now, also);
    }

    public async Task<StoredFile> PutDocument(Owner owner, string name, byte[] sent, Guid account, DateTime now, Action? also = null)
    {
        await CheckRoom(owner, settings.PerRecord, account, now);
        var read = FileTypes.Read(sent, settings);
        if (read.Kind != FileKind.Document) throw new RuleBroken("files.refused.no-document");
        return await Keep(owner, settings.PerRecord, name, null, [read], account, now, also);
    }

    async Task CheckRoom(Owner owner, int most, Guid account, DateTime now)
    {
        var yesterday = now.AddDays(-1);
        if (await db.Set<StoredFile>().CountAsync(file => file.OwnerKind == owner.Kind && file.OwnerId == owner.Id) >= most) throw new RuleBroken("files.too-many", most);
        if (await db.Set<StoredFile>().CountAsync(file => file.AccountId == account && file.MadeAt > yesterday) >= settings.PerDay) throw new RuleBroken("files.too-many-today", settings.PerDay);
    }

    /// <summary>The row and its bytes: both, or bytes without a row, which a job clears. Never a row without bytes.</summary>
    async Task<StoredFile> Keep(Owner owner, int most, string name, LocalText? alt, IReadOnlyList<Checked> kept, Guid account, DateTime now, Action? also)
    {
        await using var saving = await Begin();
        await CheckRoom(owner, most, account, now); // once more, where nobody else is between
        var place = (await db.Set<StoredFile>().Where(file => file.OwnerKind == owner.Kind && file.OwnerId == owner.Id).MaxAsync(file => (int?)file.Place) ?? 0) + 1;
        var file = StoredFile.Of(owner, name, alt, kept, place, account, now);
        foreach (var one in kept) folders.Accept(one);
        db.Add(file);
        db.Add(AuditEntry.Of("file-put", now, account, owner.Kind, owner.Id, $"{file.Id} {file.MediaType}"));
        also?.Invoke();
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        return file;
    }

    public async Task Remove(StoredFile file, Guid account, DateTime now, Action? also = null)
    {
        await using var saving = await Begin();
        db.Remove(file);
        db.Add(AuditEntry.Of("file-removed", now, account, file.OwnerKind, file.OwnerId, $"{file.Id} {file.MediaType}"));
        also?.Invoke();
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        // A backup that began before still copies them: they go a week from now.
        foreach (var path in file.Sizes.Select(size => folders.PathOf(size.Sha256)).Where(File.Exists)) File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
    }

    /// <summary>Another description or rank.</summary>
    public async Task Change(Guid account, DateTime now, Owner owner, Action change, Action? also = null)
    {
        await using var saving = await Begin();
        change();
        db.Add(AuditEntry.Of("file-changed", now, account, owner.Kind, owner.Id));
        also?.Invoke();
        await db.SaveChangesAsync();
        await saving.CommitAsync();
    }

    async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> Begin()
    {
        var saving = await db.Database.BeginTransactionAsync();
        database.LockChanges(db.Database.GetDbConnection(), saving.GetDbTransaction());
        return saving;
    }
}
