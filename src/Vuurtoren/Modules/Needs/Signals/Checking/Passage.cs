namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What could tell who somebody is. Only a word that looks like a name can turn out to be no person.</summary>
public enum PassageKind { Register, Mail, Account, Birth, Phone, Plate, File, Paper, Profile, Address, Name }

/// <param name="Text">As it was typed.</param>
/// <param name="From">Its place in the text.</param>
public sealed record Passage(PassageKind Kind, string Text, int From)
{
    public int To => From + Text.Length;

    /// <summary>The sender may say that it is nobody.</summary>
    public bool MayStay => Kind == PassageKind.Name;
}
