package bellwether.desk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.delivery.ChannelRequest;
import bellwether.desk.alert.delivery.Delivery;
import bellwether.desk.alert.delivery.DeliveryListener;
import bellwether.desk.alert.delivery.DeliveryParts;
import bellwether.desk.alert.delivery.Notification;
import bellwether.desk.alert.delivery.NotificationLog;
import bellwether.desk.alert.delivery.PlainVault;
import bellwether.desk.alert.delivery.ScriptedSender;
import bellwether.desk.alert.preference.PreferenceBook;
import bellwether.desk.alert.preference.PreferencesBody;
import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobTimes;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes a notification, for whom, and in which words.
final class AlertSourcesTest {
    private static final JobId JOB =
            JobId.parse("01a201b0-00d4-70c3-a03f-36adc52b2475").orElseThrow();

    private final TestDatabase database = TestDatabase.create();
    private final List<ProviderHealth> providers = new ArrayList<>();
    private final AddressVault vault = new PlainVault();
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private final Delivery delivery =
            new Delivery(
                    database.jdbi(),
                    new DeliveryParts(
                            new ScriptedSender(),
                            vault,
                            DeliveryListener.NOBODY,
                            Audit.NONE,
                            () -> now,
                            DeliveryParts.USUAL_LEASE));
    private final Alerts alerts =
            new Alerts(
                    database.jdbi(),
                    new Alerts.Others(Audit.NONE, () -> Set.of("root"), () -> providers),
                    new Alerts.Sending(new ScriptedSender(), vault, DeliveryParts.USUAL_LEASE),
                    new BodyParser(),
                    () -> now);

    @BeforeEach
    void channels() {
        for (String owner : List.of("ann", "root")) {
            delivery.channels()
                    .create(
                            new Actor(new Caller("k", owner, Role.TRADER), "r", "192.0.2.1"),
                            new ChannelRequest(
                                    "webhook",
                                    "hook",
                                    Json.shared().valueToTree(Map.of("to", "https://192.0.2.1/")),
                                    null,
                                    null,
                                    null));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JobView job(String kind, JobState state, ItemCounts counts) {
        return new JobView(
                JOB,
                "ann",
                kind,
                "{}",
                state,
                1,
                counts,
                1,
                "[]",
                new JobTimes(now, Optional.of(now), Optional.of(now), Duration.ofSeconds(3)));
    }

    private void ends(String kind, JobState state, ItemCounts counts) {
        database.jdbi().useTransaction(h -> alerts.jobEnds().ended(h, job(kind, state, counts)));
    }

    private List<Notification> of(String owner) {
        return delivery.log()
                .list(
                        owner,
                        new NotificationLog.Query(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Long.MAX_VALUE),
                        100)
                .reversed();
    }

    private List<String> titles(String owner) {
        return of(owner).stream()
                .map(one -> one.type().word() + ": " + one.content().title())
                .toList();
    }

    @Test
    void aFailedJobIsToldToItsOwner() {
        ends("analysis", JobState.FAILED, new ItemCounts(3, 0, 3, 0));
        assertEquals(
                List.of("job.failed: Job failed: analysis, 3 of 3 items failed"), titles("ann"));
        assertEquals(List.of(), titles("root"));
        assertEquals(
                """
                Source: analysis job 01a201b0-00d4-70c3-a03f-36adc52b2475 of ann.
                Count: 0 done, 3 failed, 0 cancelled of 3.
                Ended: 2026-11-27T12:00:00Z.
                Next: GET /api/v1/jobs/01a201b0-00d4-70c3-a03f-36adc52b2475 shows it.\
                """,
                of("ann").getFirst().content().text());
    }

    @Test
    void otherEndsAreToldOnRequestAndThoseOfImportsByDefault() {
        ends("analysis", JobState.COMPLETED, new ItemCounts(3, 3, 0, 0));
        ends("import", JobState.COMPLETED, new ItemCounts(1, 1, 0, 0));
        ends("analysis", JobState.CANCELLED, new ItemCounts(3, 0, 0, 3));
        assertEquals(List.of("import.ended: Import ended: 0 of 1 item failed"), titles("ann"));
        new PreferenceBook(database.jdbi(), () -> now)
                .change(
                        "ann",
                        new PreferencesBody(
                                        "UTC",
                                        null,
                                        null,
                                        null,
                                        Map.of("job.ended", true, "import.ended", false))
                                .preferences(),
                        before -> before.version() == 0);
        ends("analysis", JobState.COMPLETED, new ItemCounts(3, 2, 1, 0));
        ends("import", JobState.COMPLETED, new ItemCounts(1, 1, 0, 0));
        assertEquals("job.ended: Job analysis ended: 1 of 3 items failed", titles("ann").getLast());
        assertEquals(2, titles("ann").size());
    }

    @Test
    void aRefreshThatLeavesSymbolsStaleIsToldToAdminsToo() {
        ends("refresh", JobState.COMPLETED, new ItemCounts(500, 488, 12, 0));
        List<String> told =
                List.of("data.stale: Prices are stale: 12 of 500 symbols could not be refreshed");
        assertEquals(told, titles("ann"));
        assertEquals(told, titles("root"));
    }

    /// Else two transactions could wait for each other's owners.
    @Test
    void ownersOfJobsThatEndTogetherAreLockedBefore() {
        JobView stale = job("refresh", JobState.COMPLETED, new ItemCounts(5, 4, 1, 0));
        assertEquals(List.of("ann", "root"), unlocked());
        database.jdbi()
                .useTransaction(h -> {
                    alerts.jobEnds().beforeAll(h, List.of(stale, stale));
                    assertEquals(List.of(), unlocked());
                });
    }

    private List<String> unlocked() {
        try (Handle other = database.jdbi().open()) {
            return other.createQuery(
                            "select owner from notification_preference order by owner for update skip locked")
                    .mapTo(String.class)
                    .list();
        }
    }

    @Test
    void nothingIsToldWhenTheEndIsRolledBack() {
        database.jdbi()
                .useTransaction(h -> {
                    alerts.jobEnds()
                            .ended(h, job("analysis", JobState.FAILED, new ItemCounts(1, 0, 1, 0)));
                    h.rollback();
                });
        assertEquals(List.of(), titles("ann"));
    }

    /// A bug here must not keep jobs from ending.
    @Test
    void aFaultOfOursEndsTheJobAllTheSame() {
        database.jdbi().useHandle(h -> h.execute("alter table notification drop column title"));
        database.jdbi()
                .useTransaction(h -> {
                    alerts.jobEnds()
                            .ended(h, job("analysis", JobState.FAILED, new ItemCounts(1, 0, 1, 0)));
                    h.execute("create table after_it (id int)");
                });
        boolean kept =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select to_regclass('after_it') is not null")
                                        .mapTo(Boolean.class)
                                        .one());
        assertTrue(kept);
    }

    @Test
    void aProviderThatCoolsDownIsToldToAdminsOnce() {
        ProviderWatch watch =
                new ProviderWatch(
                        database.jdbi(),
                        delivery.notifier(),
                        () -> Set.of("root"),
                        () -> providers,
                        () -> now);
        providers.add(provider("ready", null));
        watch.look();
        assertEquals(List.of(), titles("root"));
        providers.set(0, provider("cooling_down", now.plusSeconds(300)));
        watch.look();
        watch.look();
        assertEquals(
                List.of(
                        "provider.cooling_down: Provider stooq is cooling down until 2026-11-27T12:05:00Z"),
                titles("root"));
        assertTrue(
                of("root").getFirst().content().text().contains("Last error: refused: 403."),
                of("root").getFirst().content().text());
        providers.set(0, provider("ready", null));
        watch.look();
        now = now.plusSeconds(1_800);
        providers.set(0, provider("open_breaker", now.plusSeconds(30)));
        watch.look();
        assertEquals("cooldown", of("root").getLast().gate());
    }

    private static ProviderHealth provider(String state, @Nullable Instant until) {
        return new ProviderHealth("stooq", true, state, until, null, null, "refused: 403", 7, 0);
    }

    @Test
    void aFailedBackupIsToldToAdmins() {
        alerts.backupFailed("/backups/monday.bw");
        assertEquals(List.of("backup.failed: Backup failed: /backups/monday.bw"), titles("root"));
        assertEquals(List.of(), titles("ann"));
    }

    @Test
    void idsAreOfTheirOwn() {
        ends("analysis", JobState.FAILED, new ItemCounts(3, 0, 3, 0));
        ends("analysis", JobState.FAILED, new ItemCounts(3, 0, 3, 0));
        List<UUID> ids = of("ann").stream().map(Notification::id).distinct().toList();
        assertEquals(2, ids.size());
    }
}
