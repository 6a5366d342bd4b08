package bellwether.platform.db.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What can be told from the text of a migration and its undo alone.
final class MigrationFileRules {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Predicate<String> LOCK_TIMEOUT =
            Pattern.compile(
                            "\\s*set\\s+local\\s+lock_timeout\\s*(=|to)\\s*'[1-9]\\d*(ms|s)'\\s*;.*",
                            Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                    .asMatchPredicate();

    private MigrationFileRules() {}

    static List<LintFinding> check(Migration migration) {
        List<LintFinding> findings = new ArrayList<>();
        String sql = bare(migration.sql());
        if (migration.concurrent()) {
            if (sql.strip().replaceAll(";$", "").contains(";")) {
                findings.add(
                        new LintFinding(
                                migration.script(),
                                "concurrent-alone",
                                "CREATE INDEX CONCURRENTLY runs outside a transaction: put it alone into its file"));
            }
        } else if (!LOCK_TIMEOUT.test(sql)) {
            findings.add(lockTimeout(migration.script()));
        }
        migration
                .undo()
                .ifPresentOrElse(
                        undo -> {
                            if (!LOCK_TIMEOUT.test(bare(undo))) {
                                findings.add(lockTimeout(migration.undoScript()));
                            }
                        },
                        () ->
                                findings.add(
                                        new LintFinding(
                                                migration.undoScript(),
                                                "undo-missing",
                                                "is missing: write what takes %s back"
                                                        .formatted(migration.script()))));
        OptionalInt needs = migration.needs();
        if (needs.isPresent() && needs.getAsInt() >= migration.version()) {
            findings.add(
                    new LintFinding(
                            migration.script(),
                            "needs",
                            "names a version that comes not before it: the program that still used the old shape is of an earlier one"));
        }
        return findings;
    }

    private static LintFinding lockTimeout(String file) {
        return new LintFinding(
                file,
                "lock-timeout",
                "must begin with: set local lock_timeout = '2s'; so that it gives up before it makes all others wait");
    }

    private static String bare(String sql) {
        return COMMENT.matcher(sql).replaceAll("");
    }
}
