package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// How a database's schema and this program go together, and what stands in the way.
public final class SchemaStatus {
    private static final int MOST_NAMES = 5;

    private final DatabaseAddress address;
    private final MigrationFiles files;
    private final List<MigrationInfo> all;

    SchemaStatus(DatabaseAddress address, MigrationFiles files, MigrationInfo[] all) {
        this.address = address;
        this.files = files;
        this.all = Arrays.stream(all).filter(m -> m.getVersion() != null).toList();
    }

    /// The newest applied version, 0 for an empty schema.
    public int version() {
        return applied().mapToInt(SchemaStatus::number).max().orElse(0);
    }

    List<MigrationInfo> all() {
        return all;
    }

    public List<MigrationInfo> pending() {
        return all.stream().filter(m -> m.getState() == MigrationState.PENDING).toList();
    }

    private Stream<MigrationInfo> applied() {
        return all.stream().filter(m -> m.getState().isApplied());
    }

    static int number(MigrationInfo migration) {
        return Integer.parseInt(migration.getVersion().getVersion());
    }

    /// Whether the database has migrations that this program does not know.
    public boolean newer() {
        return version() > files.newest();
    }

    /// Why this program must not touch the database, if so.
    public Optional<String> obstacle(Jdbi jdbi) {
        return jdbi.withHandle(this::obstacle);
    }

    private Optional<String> obstacle(Handle handle) {
        return foreign(handle)
                .or(() -> failed(handle))
                .or(this::unfit)
                .or(this::breaking)
                .or(this::skipped)
                .or(() -> pending().isEmpty() ? Optional.empty() : halfMade(handle))
                .or(() -> pending().isEmpty() ? Optional.empty() : readOnly(handle));
    }

    /// One question, as another process may be making the history and then the tables right now.
    private Optional<String> foreign(Handle handle) {
        List<String> tables =
                handle.createQuery(
                                """
                                select relname::text from pg_class
                                where relnamespace = current_schema()::regnamespace
                                  and relkind in ('r', 'p', 'v', 'm', 'f')
                                  and to_regclass(:history) is null
                                order by relname
                                """)
                        .bind("history", SchemaHistory.TABLE)
                        .mapTo(String.class)
                        .list();
        return tables.isEmpty()
                ? Optional.empty()
                : said(
                        "contains tables but no migration history of Bellwether (%s). Use an empty database; if the tables belong to Bellwether and were restored without their history, record their version: ./run.sh migrate stamp N."
                                .formatted(some(tables)));
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES
                ? first + " and " + (names.size() - MOST_NAMES) + " more"
                : first;
    }

    private Optional<String> failed(Handle handle) {
        return all.stream()
                .filter(m -> m.getState().isFailed())
                .findFirst()
                .flatMap(m ->
                        said(
                                "has a half-applied migration, %s%s. Undo its changes by hand, then: ./run.sh migrate stamp %d && ./run.sh migrate up."
                                        .formatted(
                                                m.getScript(),
                                                invalid(handle)
                                                        .map(i -> " (index " + i + " is INVALID)")
                                                        .orElse(""),
                                                before(number(m)))));
    }

    private int before(int version) {
        return files.all().stream()
                .mapToInt(Migration::version)
                .filter(v -> v < version)
                .max()
                .orElse(0);
    }

    private Optional<String> unfit() {
        return all.stream()
                .filter(m ->
                        m.getState() == MigrationState.MISSING_SUCCESS
                                || (m.getResolvedChecksum() != null
                                        && m.getState() == MigrationState.SUCCESS
                                        && !(m.isChecksumMatching() && m.isDescriptionMatching())))
                .findFirst()
                .flatMap(m ->
                        said(
                                "was migrated with another file than this program's as version %d (\"%s\"). The database belongs to another program, or the file was changed after it was applied: use the right database, or restore the file."
                                        .formatted(number(m), m.getDescription())));
    }

    /// The history's descriptions speak for files that this program does not have.
    private Optional<String> breaking() {
        for (MigrationInfo migration : all) {
            OptionalInt needs = Migration.needs(migration.getDescription());
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    && needs.isPresent()
                    && needs.getAsInt() > files.newest()) {
                return said(
                        "is at schema version %d; its migration %d needs a program that supports version %d, this one supports %d. Start the newer release, or undo migrations with it: ./run.sh migrate down %d."
                                .formatted(
                                        version(),
                                        number(migration),
                                        needs.getAsInt(),
                                        files.newest(),
                                        files.newest()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> skipped() {
        return all.stream()
                .filter(m -> m.getState() == MigrationState.IGNORED)
                .findFirst()
                .flatMap(m ->
                        said(
                                "is at schema version %d but lacks version %d. Undo first: ./run.sh migrate down %d && ./run.sh migrate up."
                                        .formatted(version(), number(m), before(number(m)))));
    }

    private Optional<String> halfMade(Handle handle) {
        return invalid(handle)
                .flatMap(i ->
                        said(
                                "has an incomplete index, %s (INVALID). Drop it, then start again: drop index concurrently %s;"
                                        .formatted(i, i)));
    }

    /// One that somebody is building right now is no fault.
    private static Optional<String> invalid(Handle handle) {
        return handle.createQuery(
                        """
                        select indexrelid::regclass::text from pg_index
                        join pg_class on pg_class.oid = indexrelid
                        where not indisvalid
                          and relnamespace = current_schema()::regnamespace
                          and relkind = 'i'
                          and not exists (
                            select from pg_stat_progress_create_index as making
                            where making.index_relid = indexrelid)
                        order by 1 limit 1
                        """)
                .mapTo(String.class)
                .findOne();
    }

    private Optional<String> readOnly(Handle handle) {
        boolean changes =
                handle.createQuery("show transaction_read_only")
                        .mapTo(String.class)
                        .one()
                        .equals("off");
        return changes
                ? Optional.empty()
                : said("needs migrations but is read-only. %s".formatted(DatabaseFault.readOnly()));
    }

    private Optional<String> said(String rest) {
        return Optional.of("The database at " + address + " " + rest);
    }
}
