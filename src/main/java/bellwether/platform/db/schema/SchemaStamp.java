package bellwether.platform.db.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;

/// Writes down which version a database has without running anything: after a half-applied
/// migration was mended by hand, or when a database was restored without its history.
public final class SchemaStamp {
    private final Migrations migrations;

    public SchemaStamp(Migrations migrations) {
        this.migrations = migrations;
    }

    public void stamp(int version) {
        migrations.files().requireKnown(version);
        SchemaStatus standing = migrations.standing();
        if (standing.newer()) {
            throw new WrongMigrationCall(
                    "The database is newer than this program: stamp it with the program that brought version "
                            + standing.version());
        }
        if (!migrations.jdbi().withHandle(h -> new SchemaHistory(h).exists())) {
            migrations.makeHistory();
        }
        Map<Integer, Integer> checksums = checksums();
        List<Migration> applied =
                migrations.files().all().stream().filter(m -> m.version() <= version).toList();
        migrations
                .jdbi()
                .useTransaction(handle -> {
                    SchemaHistory history = new SchemaHistory(handle);
                    history.lock();
                    history.removeAll();
                    applied.forEach(m -> history.add(m, checksums.getOrDefault(m.version(), 0)));
                });
    }

    private Map<Integer, Integer> checksums() {
        return migrations.standing().all().stream()
                .filter(m -> m.getResolvedChecksum() != null)
                .collect(
                        Collectors.toMap(SchemaStatus::number, MigrationInfo::getResolvedChecksum));
    }
}
