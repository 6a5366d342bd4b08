package bellwether.platform.db.schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A migration file, and the undo that takes it back where there is one.
///
/// @param script its name in the folder, such as `V3__analyses.sql`
record Migration(int version, String script, String sql, Optional<String> undo) {
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");
    private static final Pattern NEEDS = Pattern.compile(".*\\bneeds (\\d+)");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    static boolean isName(String file) {
        return NAME.matcher(file).matches();
    }

    static int versionOf(String script) {
        Matcher name = NAME.matcher(script);
        if (!name.matches()) {
            throw new IllegalArgumentException("not the name of a migration: " + script);
        }
        return Integer.parseInt(name.group(1));
    }

    /// The oldest schema version that a program must know to work with the migration of this
    /// description, or nothing when every older program can. It is in the name, so that the
    /// database tells it also to a program that does not have the file.
    static OptionalInt needs(String description) {
        Matcher needs = NEEDS.matcher(description);
        return needs.matches()
                ? OptionalInt.of(Integer.parseInt(needs.group(1)))
                : OptionalInt.empty();
    }

    /// As Flyway writes it into its history.
    String description() {
        return script.substring(script.indexOf("__") + 2, script.length() - ".sql".length())
                .replace('_', ' ');
    }

    /// As Flyway writes it into its history: of the lines, so that their ends do not count.
    int checksum() {
        CRC32 checksum = new CRC32();
        sql.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    OptionalInt needs() {
        return needs(description());
    }

    String undoScript() {
        return undoOf(script);
    }

    static String undoOf(String script) {
        return "undo/U" + script.substring(1);
    }

    /// Whether PostgreSQL runs it outside a transaction only.
    boolean concurrent() {
        return COMMENT.matcher(sql)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .contains(" concurrently");
    }
}
