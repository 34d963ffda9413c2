using System.Text;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Files;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Files;

public sealed class FileTypesTests
{
    static readonly FileSettings settings = new(MaxBytes: 1_000_000, MaxPixels: 1_000_000, PerRecord: 3, PerDay: 5, Vips: null);

    static Checked Read(byte[] bytes) => FileTypes.Read(bytes, settings);

    static string Refusal(byte[] bytes)
    {
        var key = Assert.ThrowsAny<RuleBroken>(() => Read(bytes)).Message;
        Assert.Contains(key, Outboxes.Texts.Keys("nl"));
        Assert.Contains(key, Outboxes.Texts.Keys("fr"));
        return key;
    }

    static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    [Fact]
    public void Where_a_photo_was_taken_and_all_else_that_is_no_picture_goes()
    {
        foreach (var (bytes, type, width, height) in new[] { (Samples.Jpeg(), "image/jpeg", 8, 8), (Samples.Png(), "image/png", 4, 3), (Samples.WebP(), "image/webp", 5, 7) })
        {
            Assert.True(Holds(bytes, "50.8466"));
            var read = Read(bytes);
            Assert.Equal((type, width, height, FileKind.Image), (read.MediaType, read.Width!.Value, read.Height!.Value, read.Kind));
            foreach (var word in new[] { "50.8466", "php", "ICC_PROFILE", "EXIF", "Exif", "JFIF", "tEXt" }) Assert.False(Holds(read.Bytes, word), $"{type} still has {word}");
            Assert.Equal(read.Bytes, Read(read.Bytes).Bytes); // and what is left is whole
        }
    }

    [Fact]
    public void An_image_that_is_cut_off_anywhere_is_refused()
    {
        foreach (var whole in new[] { Samples.Jpeg(), Samples.Png(), Samples.WebP() })
            for (var length = 12; length < whole.Length; length++) Assert.ThrowsAny<RuleBroken>(() => Read(whole[..length]));
    }

    [Fact]
    public void No_damage_makes_it_fail_in_another_way_than_a_refusal()
    {
        var chance = new Random(7);
        foreach (var whole in new[] { Samples.Jpeg(), Samples.Png(), Samples.WebP(), Samples.Pdf("/A", Samples.Packed("x")), Samples.Docx() })
            for (var i = 0; i < 2000; i++)
            {
                var bent = whole.ToArray();
                for (var n = 0; n < 3; n++) bent[chance.Next(bent.Length)] = (byte)chance.Next(256);
                var error = Record.Exception(() => Read(bent));
                Assert.True(error is null or RuleBroken, $"{error}");
            }
    }

    [Fact]
    public void Another_file_behind_an_image_is_refused()
    {
        var zip = Samples.Zip(("a.txt", "x"));
        foreach (var image in new[] { Samples.Jpeg(), Samples.Png(), Samples.WebP() })
        {
            Assert.Equal("files.refused.trailing", Refusal([.. image, .. zip]));
            Assert.Equal("files.refused.trailing", Refusal([.. image, .. "<script>alert(1)</script>"u8]));
        }
        Assert.Equal("files.refused.trailing", Refusal([.. Samples.Docx(), .. "<html>"u8]));
        Assert.Equal("files.refused.trailing", Refusal([.. Samples.Pdf(), .. zip]));
    }

    [Fact]
    public void An_image_that_declares_more_than_memory_holds_is_refused_before_it_is_unpacked()
    {
        Assert.Equal("files.refused.pixels", Refusal(Samples.Png(60_000, 60_000, lines: 1)));
        Assert.Equal("files.refused.pixels", Refusal(Samples.WebP(16_000, 16_000)[..12].Concat(Samples.WebP(16_000, 16_000)[30..]).ToArray() is var bytes ? Fixed(bytes) : []));
        var jpeg = Samples.Jpeg();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 11]);
        (jpeg[frame + 5], jpeg[frame + 7]) = (0xFF, 0xFF);
        Assert.Equal("files.refused.pixels", Refusal(jpeg));

        static byte[] Fixed(byte[] bytes)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
            return bytes;
        }
    }

    [Fact]
    public void Pixels_that_are_more_or_fewer_than_the_header_says_are_refused()
    {
        Assert.Equal("files.refused.broken", Refusal(Samples.Png(4, 3, lines: 2)));
        Assert.Equal("files.refused.broken", Refusal(Samples.Png(4, 3, lines: 4000)));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "files.refused.svg")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg><svg onload='alert(1)'/>", "files.refused.svg")]
    [InlineData("  <!DOCTYPE html><html><script>alert(1)</script>", "files.refused.html")]
    [InlineData("<script>alert(1)</script>", "files.refused.html")]
    [InlineData("GIF89a;", "files.refused.gif")]
    [InlineData("GIF89a/*<svg/onload=alert(1)>*/=1;", "files.refused.gif")]
    [InlineData("MZ\0\0", "files.refused.program")]
    [InlineData("\u007fELF", "files.refused.program")]
    [InlineData("#!/bin/sh\nrm -r /", "files.refused.program")]
    [InlineData("\0\0\0\u0018ftypheic....", "files.refused.phone")]
    [InlineData("BM......", "files.refused.unknown")]
    [InlineData("hello", "files.refused.unknown")]
    [InlineData("", "files.refused.empty")]
    public void What_is_not_on_the_list_is_refused_with_what_to_do(string content, string reason) => Assert.Equal(reason, Refusal(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void A_pdf_to_read_is_taken_and_one_that_acts_is_not()
    {
        Assert.Equal(("application/pdf", FileKind.Document), (Read(Samples.Pdf()).MediaType, Read(Samples.Pdf()).Kind));
        Assert.Equal(FileKind.Document, Read(Samples.Pdf("", Samples.Packed("3 0 << /Type /Page >>"))).Kind);
        foreach (var act in new[] { "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "/S /J#61vaScript", "/AA << /S /Launch >>", "/Names << /EmbeddedFiles 4 0 R >>", "/Encrypt 5 0 R", "/RichMedia 1" })
            Assert.Equal("files.refused.pdf-acts", Refusal(Samples.Pdf(act)));
        Assert.Equal("files.refused.pdf-acts", Refusal(Samples.Pdf("", Samples.Packed("3 0 << /S /JavaScript >>"))));
        Assert.Equal("files.refused.pdf-acts", Refusal(Samples.Pdf("", Samples.Packed("3 0 << /S /JavaScript >>"), "/Type /Else")));
        Assert.Equal("files.refused.pdf-acts", Refusal(Samples.Pdf("", Samples.Packed("x"), "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]")));
        Assert.Equal("files.refused.broken", Refusal(Samples.Pdf()[..40]));
    }

    [Fact]
    public void A_document_of_an_office_program_is_taken_without_macros_only()
    {
        Assert.EndsWith("wordprocessingml.document", Read(Samples.Docx()).MediaType, StringComparison.Ordinal);
        Assert.EndsWith("spreadsheetml.sheet", Read(Samples.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"))).MediaType, StringComparison.Ordinal);
        Assert.EndsWith("opendocument.text", Read(Samples.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))).MediaType, StringComparison.Ordinal);
        Assert.Equal("files.refused.macros", Refusal(Samples.Docx(("word/vbaProject.bin", "x"))));
        Assert.Equal("files.refused.macros", Refusal(Samples.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"), ("Basic/Standard/Module1.xml", "x"))));
        Assert.Equal("files.refused.macros", Refusal(Samples.Zip(("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "<w/>"))));
        Assert.Equal("files.refused.fetches", Refusal(Samples.Docx(("word/_rels/settings.xml.rels", "<Relationship Type=\"x/attachedTemplate\" Target=\"https://x\" TargetMode=\"External\"/>"))));
        Assert.Equal("files.refused.zip", Refusal(Samples.Zip(("a.txt", "x"))));
        Assert.Equal("import.unusable.zip-path", Refusal(Samples.Docx(("../../etc/passwd", "x"))));
        Assert.Equal("import.unusable.zip-bomb", Refusal(Samples.Docx(("word/media/x", new string('0', 20_000_000)))));
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\Users\\x\\foto.exe", "foto.jpg")]
    [InlineData("a\u202Egpj.exe\0.jpg", "agpj.exe.jpg")]
    [InlineData("  ..  ", "file.jpg")]
    [InlineData("Entrée du bâtiment.JPG", "Entrée du bâtiment.jpg")]
    public void A_name_is_for_people_and_says_what_the_file_is(string given, string shown) => Assert.Equal(shown, FileName.Shown(given, "image/jpeg"));

    [Fact]
    public void What_is_too_large_is_refused() => Assert.Equal("files.refused.large", Refusal(new byte[1_000_001]));
}
