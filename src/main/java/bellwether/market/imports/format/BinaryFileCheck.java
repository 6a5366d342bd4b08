package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/// Refuses what is no text at all, naming what it seems to be.
public final class BinaryFileCheck {
    private static final Map<String, String> BEGINNINGS =
            Map.ofEntries(
                    Map.entry("%PDF", "a PDF document"),
                    Map.entry("\u00d0\u00cf\u0011\u00e0", "an old Excel or Word document"),
                    Map.entry("\u0089PNG", "a PNG picture"),
                    Map.entry("\u00ff\u00d8\u00ff", "a JPEG picture"),
                    Map.entry("GIF8", "a GIF picture"),
                    Map.entry("PAR1", "a Parquet file"),
                    Map.entry("SQLite format 3", "an SQLite database"),
                    Map.entry("\u007fELF", "a program"),
                    Map.entry("BZh", "packed with bzip2"),
                    Map.entry("\u00fd7zXZ", "packed with xz"),
                    Map.entry("(\u00b5/\u00fd", "packed with zstd"),
                    Map.entry("7z\u00bc\u00af", "a 7-Zip archive"),
                    Map.entry("Rar!", "a RAR archive"),
                    Map.entry("PK\u0003\u0004", "a zip archive within a packed file"));

    private static final String ADVICE = " Export the prices as CSV and import that.";

    /// Beginnings of what may hold prices that nobody would see were missing. A read-me or a
    /// picture beside the prices is only left out.
    private static final Set<String> CONTAINERS =
            Set.of(
                    "an old Excel or Word document",
                    "a Parquet file",
                    "an SQLite database",
                    "packed with bzip2",
                    "packed with xz",
                    "packed with zstd",
                    "a 7-Zip archive",
                    "a RAR archive",
                    "a zip archive within a packed file");

    private static final byte END_OF_DOS = 0x1a;

    private BinaryFileCheck() {}

    /// Refuses the whole archive for a file in it.
    public static void refuseContainer(byte[] start, String name) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        BEGINNINGS.entrySet().stream()
                .filter(known -> text.startsWith(known.getKey()))
                .map(Entry::getValue)
                .filter(CONTAINERS::contains)
                .findFirst()
                .ifPresent(what -> {
                    throw Refusal.of(
                            RefusalKind.INVALID,
                            "nested_document",
                            "The archive's file %s begins as %s. Nothing of the archive was imported: export the prices in it as CSV, put that into the archive instead, and send it again."
                                    .formatted(Rejection.shown(name), in(what, name)));
                });
    }

    private static String in(String what, String name) {
        boolean office = name.matches("(?i).*\\.(xls[xmb]|ods|doc[xm]|odt)");
        return office ? "an Excel or Word document" : what;
    }

    static void refuse(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (Entry<String, String> known : BEGINNINGS.entrySet()) {
            if (text.startsWith(known.getKey())) {
                throw refusal("Line 1 begins as %s.".formatted(known.getValue()));
            }
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.startsWith("<!doctype")
                || plain.startsWith("<html")
                || plain.startsWith("<?xml")) {
            throw refusal("Line 1 begins as a web page or XML, not as a table.");
        }
    }

    /// Text has no control characters but space and line breaks, and the mark with which programs
    /// of DOS end a file.
    static void refuseControls(byte[] start) {
        int end = start.length;
        while (end > 0 && start[end - 1] == END_OF_DOS) {
            end--;
        }
        int line = 1;
        for (int place = 0; place < end; place++) {
            byte value = start[place];
            line += value == '\n' ? 1 : 0;
            if (value >= 0 && value < ' ' && "\t\n\r\f".indexOf(value) < 0) {
                throw refusal(
                        "Line %d holds the byte 0x%02x: it is binary data, not text."
                                .formatted(line, value));
            }
        }
    }

    private static Refusal refusal(String what) {
        return Refusal.of(RefusalKind.INVALID, "not_text", what + ADVICE);
    }
}
