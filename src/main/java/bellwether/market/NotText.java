package bellwether.market;

import bellwether.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/// Refuses what is no text at all, naming what it seems to be.
final class NotText {
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

    private NotText() {}

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

    /// Text has no control characters but space and line breaks.
    static void refuseControls(byte[] start) {
        int line = 1;
        for (byte value : start) {
            line += value == '\n' ? 1 : 0;
            if (value >= 0 && value < ' ' && "\t\n\r\f".indexOf(value) < 0) {
                throw refusal(
                        "Line %d holds the byte 0x%02x: it is binary data, not text."
                                .formatted(line, value));
            }
        }
    }

    private static Refusal refusal(String what) {
        return Refusal.of(422, "not_text", what + ADVICE);
    }
}
