package bellwether.platform.db;

import bellwether.platform.db.schema.MigrationFiles;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.db.schema.SchemaStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/// Asks a database about itself and changes nothing. Each question has a connection of its own.
public final class DatabaseProbe {
    private final DatabaseAddress address;
    private final Jdbi jdbi;

    public DatabaseProbe(DatabaseAddress address) {
        this.address = address;
        this.jdbi = Jdbi.create(() -> Connections.single(address));
    }

    public DatabaseAddress address() {
        return address;
    }

    /// What the user of the address may do.
    ///
    /// @param schema where it works, none when no schema of its search path is there
    /// @param create whether it may make tables there
    /// @param foreign some tables there that another user owns, and that it therefore cannot change
    public record Rights(
            String user, Optional<String> schema, boolean create, List<String> foreign) {
        public Rights {
            foreign = List.copyOf(foreign);
        }
    }

    /// How the schema stands.
    ///
    /// @param newest the version that this program knows
    /// @param obstacle why this program must not touch the database, if so
    public record Schema(int version, int newest, int pending, Optional<String> obstacle) {}

    /// The server's connections.
    ///
    /// @param most how many this user could have at once
    /// @param others how many somebody else holds
    /// @param ours how many belong to running Bellwethers
    public record Seats(int most, int others, int ours) {}

    /// The server's version.
    ///
    /// @throws DatabaseUnavailable saying why the database cannot be used, and what to do
    public String version() {
        ServerCheck.await(address, Duration.ZERO);
        return ask(h -> h.getConnection().getMetaData().getDatabaseProductVersion());
    }

    public Rights rights() {
        return ask(h -> {
            Optional<String> schema =
                    h.createQuery("select current_schema()::text").mapTo(String.class).findOne();
            return new Rights(
                    h.createQuery("select current_user::text").mapTo(String.class).one(),
                    schema,
                    schema.isPresent() && mayCreate(h),
                    foreign(h));
        });
    }

    private static boolean mayCreate(Handle h) {
        return h.createQuery("select has_schema_privilege(current_schema(), 'create')")
                .mapTo(Boolean.class)
                .one();
    }

    private static List<String> foreign(Handle h) {
        return h.createQuery(
                        """
                        select relname::text from pg_class
                        where relnamespace = current_schema()::regnamespace
                          and relkind in ('r', 'p', 'v')
                          and not pg_has_role(relowner, 'usage')
                        order by 1 limit 5
                        """)
                .mapTo(String.class)
                .list();
    }

    /// How the schema stands beside this program.
    ///
    /// @throws DatabaseUnavailable when the history cannot be read
    public Schema schema() {
        Migrations migrations = new Migrations(address, MigrationFiles.packed());
        SchemaStatus standing = migrations.standing();
        return new Schema(
                standing.version(),
                migrations.files().newest(),
                standing.pending().size(),
                standing.obstacle(jdbi));
    }

    /// How far the server's clock is ahead of ours; negative when it is behind. As exact as half
    /// the time that the answer took.
    public Duration ahead(InstantSource clock) {
        return ask(h -> {
            Instant asked = clock.instant();
            Instant theirs =
                    h.createQuery("select clock_timestamp()")
                            .mapTo(OffsetDateTime.class)
                            .one()
                            .toInstant();
            Duration answered = Duration.between(asked, clock.instant());
            return Duration.between(asked.plus(answered.dividedBy(2)), theirs);
        });
    }

    /// Limits of the server, of the database and of the user: the least of them counts.
    public Seats seats() {
        return ask(h ->
                h.createQuery(
                                """
                                select
                                  least(
                                    current_setting('max_connections')::int
                                      - case when me.rolsuper then 0 else
                                          current_setting('superuser_reserved_connections')::int
                                          + coalesce(current_setting('reserved_connections', true)::int, 0) end,
                                    case when me.rolsuper or here.datconnlimit < 0 then 1000000 else here.datconnlimit end,
                                    case when me.rolsuper or me.rolconnlimit < 0 then 1000000 else me.rolconnlimit end) as most,
                                  count(*) filter (where not ours) as others,
                                  count(*) filter (where ours) as ours
                                from pg_roles as me
                                cross join pg_database as here
                                cross join (
                                  select coalesce(application_name like 'bellwether-%', false) as ours
                                  from pg_stat_activity
                                  where pid <> pg_backend_pid()
                                    and coalesce(backend_type, 'client backend') = 'client backend'
                                  union all select null) as session
                                where me.rolname = current_user and here.datname = current_database()
                                group by me.rolsuper, me.rolconnlimit, here.datconnlimit
                                """)
                        .map((row, _) ->
                                new Seats(
                                        row.getInt("most"),
                                        row.getInt("others"),
                                        row.getInt("ours")))
                        .one());
    }

    private <T, X extends Exception> T ask(HandleCallback<T, X> question) {
        try {
            return jdbi.withHandle(question);
        } catch (Exception e) {
            throw DatabaseFault.of(address, e);
        }
    }
}
