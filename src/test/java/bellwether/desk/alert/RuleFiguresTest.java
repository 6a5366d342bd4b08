package bellwether.desk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.fire.FiringCounts;
import bellwether.desk.alert.watch.RuleCensus;
import bellwether.desk.alert.watch.RuleWatches;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.loops.LoopView;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.ModuleFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RuleFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final RuleCensus census = new RuleCensus(database.jdbi());
    private List<LoopView> loops = List.of();
    private final RuleFigures figures =
            new RuleFigures(() -> loops, census, new FiringCounts(), () -> 7);

    @AfterEach
    void close() {
        database.close();
    }

    private static LoopView loop(String name, LoopView.State state, Duration failing) {
        return new LoopView(
                name,
                0,
                failing,
                Optional.of(Duration.ofSeconds(3)),
                new LoopView.Motion(state, 1, Duration.ofMinutes(2)));
    }

    private double figure(String name, String tag) {
        ModuleFigure found =
                figures.all().stream()
                        .filter(one -> one.name().equals(name))
                        .filter(one -> tag.isEmpty() || one.tags().containsValue(tag))
                        .findFirst()
                        .orElseThrow();
        return found.now().getAsDouble();
    }

    @Test
    void aLookThatFailsMakesTheServiceDegraded() {
        loops = List.of(loop("a", LoopView.State.NOT_STARTED, Duration.ZERO));
        assertEquals(HealthStatus.UP, figures.component().status());
        loops =
                List.of(
                        loop("a", LoopView.State.PAUSING, Duration.ofSeconds(9)),
                        loop("b", LoopView.State.PAUSING, Duration.ZERO));
        assertEquals(HealthStatus.UP, figures.component().status());
        loops = List.of(loop("the look", LoopView.State.PAUSING, Duration.ofSeconds(10)));
        Component failing = figures.component();
        assertEquals(HealthStatus.DEGRADED, failing.status());
        assertTrue(failing.words().contains("the look"), failing.words());
    }

    @Test
    void rulesAreCountedByStateAndLooksByTheirAge() {
        assertTrue(Double.isNaN(figure("bellwether.rules", "active")));
        database.jdbi()
                .useHandle(h -> {
                    for (String state : List.of("active", "active", "broken")) {
                        h.execute(
                                """
                                insert into alert_rule (owner, name, body, kind, timeframe, state, armed_at, created_at,
                                  changed_at)
                                values ('ann', gen_random_uuid(), '{}', 'bar', '1d', ?, now(), now(), now())
                                """,
                                state);
                    }
                    h.execute(
                            "insert into rule_look (name, begun_at) values ('prices', timestamptz '2026-11-27T11:59:00Z')");
                });
        loops = List.of(loop(RuleWatches.CLOCK_LOOK, LoopView.State.PAUSING, Duration.ZERO));
        census.look(NOW);
        assertEquals(2, figure("bellwether.rules", "active"));
        assertEquals(1, figure("bellwether.rules", "broken"));
        assertEquals(0, figure("bellwether.rules", "spent"));
        assertEquals(60, figure("bellwether.rule.look.age", "prices"));
        assertEquals(3, figure("bellwether.rule.look.age", "clock"));
        assertTrue(Double.isNaN(figure("bellwether.rule.look.age", "bars")));
        assertEquals(7, figure("bellwether.rule.drills", ""));
        assertEquals(1, figures.component().facts().get("broken"));
    }
}
