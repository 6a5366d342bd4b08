package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.db.CleanupResult;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is removed of models, and what stays.
final class ModelRetentionTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    private final TrainingFixture fixture = new TrainingFixture();
    private long first;

    @BeforeEach
    void begin() {
        fixture.store("S00", 1, TrainingFixture.SESSIONS, 1);
        first =
                fixture.book
                        .train(
                                ANN,
                                new TrainingRequest(
                                        SampleLabel.DIRECTION,
                                        5,
                                        ModelKind.BASE,
                                        new Universe.Everything(),
                                        1),
                                Optional.empty())
                        .model()
                        .id();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// One more of the key, changed so many minutes ago.
    private long model(String state, boolean wasActive, int minutes) {
        return fixture.jdbi.withHandle(h -> {
            long id =
                    h.createQuery(
                                    """
                                    insert into model (key, version, kind, state, spec, universe, feature_version, was_active,
                                      created_at, changed_at)
                                    select key, (select max(version) + 1 from model), kind, :state, spec, universe,
                                      feature_version, :was, created_at, changed_at - :minutes * interval '1 minute'
                                    from model where id = :first returning id
                                    """)
                            .bind("state", state)
                            .bind("was", wasActive)
                            .bind("minutes", minutes)
                            .bind("first", first)
                            .mapTo(Long.class)
                            .one();
            h.execute("insert into model_blob values (?, 'x', 'y')", id);
            return id;
        });
    }

    private List<Long> kept(String sql) {
        return fixture.jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).list());
    }

    @Test
    void bytesStayOfWhatServesOrMayServe() {
        long older = model("retired", true, 20);
        long before = model("retired", true, 10);
        long active = model("active", true, 5);
        model("candidate", false, 4);
        model("rejected", false, 4);
        long candidate = model("candidate", false, 4);
        List<Long> rejected =
                List.of(
                        model("rejected", false, 3),
                        model("rejected", false, 2),
                        model("rejected", false, 1));
        long second = model("candidate", false, 1);
        long third = model("candidate", false, 1);
        CleanupResult removed = fixture.retention().tidy();
        assertEquals(3, removed.removed(), older + " and two more");
        assertEquals(List.of("bytes and symbols of older models removed: 3"), removed.notes());
        List<Long> blobs = kept("select model from model_blob order by model");
        assertEquals(
                List.of(
                        before,
                        active,
                        candidate,
                        rejected.get(0),
                        rejected.get(1),
                        rejected.get(2),
                        second,
                        third),
                blobs);
        assertEquals(
                blobs,
                kept(
                        "select id from model where universe::text <> '[]' and state <> 'training'"
                                + " order by id"));
        assertEquals(12, fixture.count("select count(*) from model"), "cards stay");
        assertEquals(CleanupResult.NOTHING, fixture.retention().tidy());
    }

    @Test
    void foldsOfAFailedTrainingWaitAWeekForANewTry() {
        fixture.jdbi.useHandle(h -> {
            h.execute("update model set state = 'failed'");
            h.execute("insert into model_fold values (?, 0, 'h', 'x', '{}')", first);
        });
        assertEquals(CleanupResult.NOTHING, fixture.retention().tidy());
        assertEquals(1, fixture.count("select count(*) from model_fold"));
        fixture.jdbi.useHandle(
                h -> h.execute("update model set changed_at = changed_at - interval '8 days'"));
        assertEquals(
                List.of("failed trainings whose folds and symbols were removed: 1"),
                fixture.retention().tidy().notes());
        assertEquals(0, fixture.count("select count(*) from model_fold"));
        assertEquals(1, fixture.count("select count(*) from model where universe::text = '[]'"));
    }
}
