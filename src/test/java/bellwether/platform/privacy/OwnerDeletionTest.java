package bellwether.platform.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.access.Access;
import bellwether.platform.access.MasterKey;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveTables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/// A deletion that breaks off goes on where it was.
final class OwnerDeletionTest {
    private static final Actor ANN =
            new Actor(new Caller("bw_x", "ann", Role.TRADER), "request", "127.0.0.1");

    private static final List<OwnedTable> TABLES =
            List.of(
                    OwnedTable.of("trial", "owner", "spec_hash", "data_hash").by(3),
                    OwnedTable.of("live_event", "id")
                            .by(2)
                            .leaving(
                                    "id = (select max(id) from live_event)",
                                    "update live_event set owner = '', data = '{}' where owner ="
                                            + " :owner"));

    @Test
    void itIsDoneInPartsAndResumed() {
        try (TestDatabase database = TestDatabase.create()) {
            AtomicLong now = new AtomicLong(Instant.now().getEpochSecond());
            InstantSource clock = () -> Instant.ofEpochSecond(now.get());
            Access access =
                    new Access(
                            database.jdbi(),
                            Optional.of(MasterKey.parse("0123456789abcdef0123456789abcdef")),
                            new BodyParser(),
                            clock,
                            "test");
            Jobs jobs =
                    new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
            OwnerDeletion deletion =
                    new OwnerDeletion(
                            database.jdbi(),
                            TABLES,
                            new OwnerDoors(access, jobs),
                            access.audit(),
                            clock);
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    """
                                    insert into trial select o, 'f', 's' || n, 'd', null, 1, now()
                                    from generate_series(1, 10) n, unnest(array['ann', 'bob']) o
                                    """));
            String confirmation = deletion.ask(ANN).confirmation();
            OwnerDeletion.Progress first = deletion.confirm(ANN, confirmation, Duration.ZERO);
            assertFalse(first.isDone(), "the time was over after one part");
            assertEquals(3, first.removed());
            assertEquals(7, trials(database, "ann"));
            deletion.resume(Duration.ofMinutes(1));
            assertEquals(0, trials(database, "ann"));
            assertEquals(10, trials(database, "bob"));
            assertEquals(1, count(database, "select count(*) from owner_deletion"));
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    "insert into trial values ('ann', 'f', 'of a request in"
                                            + " flight', 'd', null, 1, now())"));
            now.addAndGet(OwnerDeletion.LAST_LOOK.toSeconds());
            deletion.resume(Duration.ofMinutes(1));
            assertEquals(0, trials(database, "ann"));
            assertEquals(0, count(database, "select count(*) from owner_deletion"));
            assertEquals(
                    1,
                    count(
                            database,
                            "select count(*) from audit where action = 'me.delete.end' and outcome"
                                    + " = '11 rows removed'"));
            deletion.resume(Duration.ofMinutes(1));
            assertEquals(
                    1,
                    count(database, "select count(*) from audit where action = 'me.delete.end'"));
            assertTrue(deletion.ask(ANN).removes().isEmpty(), "the owner may begin anew");
            jobs.close();
            access.close();
        }
    }

    @Test
    void theNewestLiveEventStaysEmptied() {
        try (TestDatabase database = TestDatabase.create()) {
            Access access =
                    new Access(
                            database.jdbi(),
                            Optional.of(MasterKey.parse("0123456789abcdef0123456789abcdef")),
                            new BodyParser(),
                            InstantSource.system(),
                            "test");
            Jobs jobs =
                    new Jobs(
                            database.jdbi(),
                            database.jdbi(),
                            List.of(),
                            JobSettings.of(0),
                            InstantSource.system());
            OwnerDeletion deletion =
                    new OwnerDeletion(
                            database.jdbi(),
                            LiveTables.OWNED,
                            new OwnerDoors(access, jobs),
                            access.audit(),
                            InstantSource.system());
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    """
                                    insert into live_event (owner, topic, name, data)
                                    select o, 'jobs', 'job', '{"secret":1}'
                                    from unnest(array['ann', 'bob', 'ann', 'ann']) o
                                    """));
            String newest = "select max(id) from live_event";
            int before = count(database, newest);
            OwnerDeletion.Progress progress =
                    deletion.confirm(ANN, deletion.ask(ANN).confirmation(), Duration.ofSeconds(20));
            assertTrue(progress.isEmpty());
            assertFalse(progress.isDone(), "the last look is to come");
            assertEquals(before, count(database, newest), "ids go on from the newest");
            assertEquals(2, count(database, "select count(*) from live_event"));
            assertEquals(
                    1,
                    count(
                            database,
                            "select count(*) from live_event where owner = '' and data::text ="
                                    + " '{}' and id = "
                                    + before));
            jobs.close();
            access.close();
        }
    }

    @Test
    void oneThatFailsKeepsNoOtherWaitingAndAllShareTheTime() {
        try (TestDatabase database = TestDatabase.create()) {
            InstantSource clock = InstantSource.system();
            Access access =
                    new Access(
                            database.jdbi(),
                            Optional.of(MasterKey.parse("0123456789abcdef0123456789abcdef")),
                            new BodyParser(),
                            clock,
                            "test");
            Jobs jobs =
                    new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
            OwnerDeletion deletion =
                    new OwnerDeletion(
                            database.jdbi(),
                            TABLES,
                            new OwnerDoors(access, jobs),
                            access.audit(),
                            clock);
            database.jdbi()
                    .useHandle(h -> {
                        h.execute(
                                """
                                insert into trial select o, 'f', 's' || n, 'd', null, 1, now()
                                from generate_series(1, 10) n, unnest(array['ann', 'bob', 'cid']) o
                                """);
                        h.execute(
                                """
                                insert into owner_deletion (owner, key, hash, expires_at, confirmed_at)
                                select o, 'bw_x', o, now(), now() from unnest(array['ann', 'bob', 'cid']) o
                                """);
                        h.execute(
                                """
                                create function keep_it() returns trigger language plpgsql as
                                $$ begin raise exception 'it stays'; end $$
                                """);
                        h.execute(
                                "create trigger keep_it before delete on trial for each row when"
                                        + " (old.owner = 'ann') execute function keep_it()");
                    });
            for (int look = 0; look < 3; look++) {
                assertThrows(JdbiException.class, () -> deletion.resume(Duration.ZERO));
            }
            assertEquals(10, trials(database, "ann"));
            assertEquals(1, trials(database, "bob"), "three looks, each of them one part of 3");
            assertEquals(1, trials(database, "cid"));
            jobs.close();
            access.close();
        }
    }

    private static int trials(TestDatabase database, String owner) {
        return count(database, "select count(*) from trial where owner = '%s'".formatted(owner));
    }

    private static int count(TestDatabase database, String query) {
        return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(Integer.class).one());
    }
}
