using System.Net.Mail;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Each mail becomes a file ID.eml, for as long as no mail server is set: to try things out, or for a program that takes them from there.</summary>
sealed class FolderDelivery(string folder, MailAddress from) : Delivery
{
    public override Task<Outcome> Send(Mail mail)
    {
        try
        {
            Write(mail);
            return Task.FromResult(Outcome.Delivered);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            return Task.FromResult(new Outcome(Verdict.Down, "outbox.trouble.folder", fault.GetType().Name));
        }
    }

    /// <summary>Whole and on the disk, or not there; a mail that goes again takes the place of itself.</summary>
    void Write(Mail mail)
    {
        var making = Path.Combine(folder, "making", mail.Id.ToString("N"));
        Create(folder);
        Create(making);
        foreach (var left in System.IO.Directory.EnumerateFiles(making)) File.Delete(left);
        using (var message = Message(mail, from))
        using (var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = making })
            writer.Send(message);
        var made = System.IO.Directory.EnumerateFiles(making).Single();
        using (var file = File.OpenHandle(made, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
        File.Move(made, Path.Combine(folder, $"{mail.Id:N}.eml"), overwrite: true);
        System.IO.Directory.Delete(making);
    }

    /// <summary>For nobody but the user that serves.</summary>
    static void Create(string path)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(path);
        else System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
