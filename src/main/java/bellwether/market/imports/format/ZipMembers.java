package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.VisibleText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The files within a zip archive, one after the other, without ever being written anywhere.
public final class ZipMembers {
    /// What is done with a member while it passes.
    @FunctionalInterface
    public interface Work {
        void on(Member member, InputStream bytes);
    }

    /// One file of the archive.
    ///
    /// @param place among the members, from 0
    public record Member(String name, int place) {}

    /// Of names that are no UTF-8, such as those that Windows packs.
    private static final Charset DOS = Charset.forName("IBM437");

    private ZipMembers() {}

    public static boolean isZip(PeekableInput bytes) throws IOException {
        return bytes.startsWith('P', 'K', 3, 4) || bytes.startsWith('P', 'K', 5, 6);
    }

    public static void each(PeekableInput bytes, Work work) throws IOException {
        CountingInput packed = new CountingInput(bytes);
        ZipInputStream zip = new ZipInputStream(packed, StandardCharsets.ISO_8859_1);
        DecompressedInput unpacked = new DecompressedInput(zip, packed::count);
        int place = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = name(entry.getName());
            requireDecent(name, place);
            if (!entry.isDirectory() && isOfPrices(name)) {
                work.on(new Member(name, place), new Unclosed(unpacked));
            }
            unpacked.transferTo(OutputStream.nullOutputStream()); // what nobody read counts too
            place++;
        }
    }

    /// Nothing is ever written under a member's name, but one that climbs out of its folder means
    /// no good.
    private static void requireDecent(String name, int place) {
        if (place >= ImportLimits.MOST_FILES) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "too_many_files",
                    "The archive holds more than %,d files.".formatted(ImportLimits.MOST_FILES));
        }
        boolean climbs =
                name.startsWith("/")
                        || name.matches("(?s)(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?")
                        || name.matches("(?s)(?:\\\\|[A-Za-z]:).*");
        if (climbs) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "bad_file_name",
                    "The archive's file %d is named %s, which leads out of it."
                            .formatted(place + 1, Rejection.shown(name)));
        }
        VisibleText.fault(name)
                .ifPresent(fault -> {
                    throw Refusal.of(
                            RefusalKind.INVALID,
                            "bad_file_name",
                            "The archive's file %d is named %s: %s. Name it without that."
                                    .formatted(place + 1, Rejection.shown(name), fault));
                });
        if (name.equals("[Content_Types].xml")) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "not_text",
                    "It is an Excel or Word document. Export the prices as CSV and import that.");
        }
        if (name.matches("(?i).*\\.(zip|jar|7z|rar)")) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "nested_archive",
                    "The archive holds another one, %s; unpack it first."
                            .formatted(Rejection.shown(name)));
        }
    }

    /// The name of a member, which many archives have as UTF-8 without saying so, or as DOS wrote
    /// its letters.
    ///
    /// @param read as Latin-1, unless the archive says that it is UTF-8
    private static String name(String read) {
        if (read.chars().anyMatch(c -> c > 0xff)) {
            return read;
        }
        byte[] bytes = read.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return read.chars().anyMatch(c -> c >= 0x80 && c < 0xa0)
                    ? new String(bytes, DOS)
                    : read;
        }
    }

    private static boolean isOfPrices(String name) {
        return !name.startsWith("__MACOSX/")
                && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    /// A member ends before the archive does.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
