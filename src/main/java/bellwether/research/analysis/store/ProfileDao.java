package bellwether.research.analysis.store;

import bellwether.platform.base.Json;
import bellwether.research.analysis.profile.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// All SQL of users' profiles. Only the owner's own are ever seen.
public final class ProfileDao {
    private static final String COLUMNS = "id, version, document, created_at, updated_at";
    private static final RowMapper<StoredProfile> ROW =
            (row, ctx) ->
                    new StoredProfile(
                            row.getLong("id"),
                            false,
                            row.getInt("version"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("updated_at").toInstant(),
                            Json.stored(row.getString("document"), Profile.class));

    private final Jdbi jdbi;

    public ProfileDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<StoredProfile> all(String owner) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select %s from profile where owner = :owner order by name"
                                        .formatted(COLUMNS))
                        .bind("owner", owner)
                        .map(ROW)
                        .list());
    }

    Optional<StoredProfile> named(String owner, String name) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select %s from profile where owner = :owner and name = :name"
                                        .formatted(COLUMNS))
                        .bind("owner", owner)
                        .bind("name", name)
                        .map(ROW)
                        .findOne());
    }

    Optional<StoredProfile> ofId(String owner, long id) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select %s from profile where owner = :owner and id = :id"
                                        .formatted(COLUMNS))
                        .bind("owner", owner)
                        .bind("id", id)
                        .map(ROW)
                        .findOne());
    }

    /// Empty when the owner has one of this name.
    Optional<StoredProfile> insert(String owner, Profile profile, Instant now) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                insert into profile (owner, name, document, created_at, updated_at)
                                values (:owner, :name, :document::json, :now, :now)
                                on conflict do nothing returning %s
                                """
                                        .formatted(COLUMNS))
                        .bind("owner", owner)
                        .bind("name", profile.name())
                        .bind("document", Json.write(profile))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .map(ROW)
                        .findOne());
    }

    /// Empty when the profile no longer has this version.
    ///
    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException when another profile of
    ///   the owner has the new name
    Optional<StoredProfile> update(StoredProfile old, Profile profile, Instant now) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                update profile set name = :name, document = :document::json,
                                    version = version + 1, updated_at = :now
                                where id = :id and version = :version returning %s
                                """
                                        .formatted(COLUMNS))
                        .bind("id", old.id())
                        .bind("version", old.version())
                        .bind("name", profile.name())
                        .bind("document", Json.write(profile))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .map(ROW)
                        .findOne());
    }

    /// Whether the profile still had this version.
    boolean delete(StoredProfile old) {
        return jdbi.withHandle(h ->
                h.createUpdate("delete from profile where id = :id and version = :version")
                        .bind("id", old.id())
                        .bind("version", old.version())
                        .execute())
                == 1;
    }
}
