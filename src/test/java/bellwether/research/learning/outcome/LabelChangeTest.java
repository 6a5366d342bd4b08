package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceGrouping;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.outcome.LabelFixture.Station;
import bellwether.research.learning.store.OutcomeDao;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is corrected, stated late or renamed is seen by the next look.
final class LabelChangeTest {
    private static final int BARS = 60;
    private static final List<LocalDate> DAYS = LabelFixture.days(BARS);

    private final LabelFixture fixture = new LabelFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Outcome> outcomes(boolean revised) {
        return LabelFixture.outcomes(fixture.jdbi, revised);
    }

    @Test
    void correctedBarsMarkAnewAndTheOldRowIsKept() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(30));
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(5));
        Station station = fixture.station();
        fixture.label(station);
        Outcome before = horizon(outcomes(false), "al_1");
        fixture.correct("AAA", BARS, 33, 1.02);
        fixture.label(station);
        Outcome now = horizon(outcomes(false), "al_1");
        assertEquals(
                LabelFixture.known(before.prices().exit()).doubleValue() * 1.02,
                LabelFixture.known(now.prices().exit()).doubleValue(),
                0.011);
        List<Outcome> all =
                outcomes(true).stream().filter(one -> one.key().equals(before.key())).toList();
        assertEquals(2, all.size());
        assertEquals(before.prices().exit(), all.getFirst().prices().exit());
        assertEquals(LabelFixture.NOW, all.getFirst().revisedAt());
        assertEquals(
                0,
                outcomes(true).stream()
                        .filter(one -> one.key().ref().equals("al_2") && one.revisedAt() != null)
                        .count());
    }

    @Test
    void aPathThatWasCorrectedMarksAnew() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(30));
        Station station = fixture.station();
        fixture.label(station);
        Outcome before = horizon(outcomes(false), "al_1");
        fixture.correct(
                "AAA", BARS, 32, bar -> new double[] {bar[0], bar[1], bar[2] * 0.8, bar[3]});
        fixture.label(station);
        Outcome now = horizon(outcomes(false), "al_1");
        assertEquals(before.prices().exit(), now.prices().exit());
        assertEquals(before.result().net(), now.result().net());
        assertTrue(LabelFixture.known(now.result().mae()) > 15, "MAE " + now.result().mae());
        assertTrue(LabelFixture.known(before.result().mae()) < 15);
    }

    @Test
    void aDelistingThatIsStatedLateDecides() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(BARS - 3));
        Station station = fixture.station();
        fixture.label(station);
        assertEquals(OutcomeState.PENDING, horizon(outcomes(false), "al_1").state());
        fixture.execute(
                "update symbol set delisted = '2026-02-28', record_version = record_version + 1");
        fixture.label(station);
        Outcome settled = horizon(outcomes(true), "al_1");
        assertEquals(OutcomeState.FINAL, settled.state());
        assertEquals("delisted", settled.why());
        fixture.label(station);
        assertEquals(2, fixture.count("select count(*) from job where kind = 'label'"));
    }

    @Test
    void aDelistingThatIsWithdrawnDecidesNothing() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(BARS - 3));
        Station station = fixture.station();
        String state = "update symbol set delisted = %s, record_version = record_version + 1";
        fixture.execute(state.formatted("'2026-02-28'"));
        fixture.label(station);
        assertEquals("delisted", horizon(outcomes(true), "al_1").why());
        fixture.execute(state.formatted("null"));
        fixture.label(station);
        assertEquals(OutcomeState.PENDING, horizon(outcomes(false), "al_1").state());
    }

    @Test
    void aSymbolKeepsItsOutcomesUnderANewName() {
        fixture.store("AAA", BARS, BARS - 2);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(BARS - 4));
        Station station = fixture.station();
        fixture.label(station);
        rename("AAA", "NEW");
        fixture.store("NEW", BARS, BARS);
        // another symbol takes the old name
        fixture.execute("delete from symbol_alias");
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "HAMMER", "buy", DAYS.get(20));
        fixture.label(station);
        assertEquals(List.of("al_1", "al_1", "al_1"), refs("NEW"));
        assertEquals(List.of("al_2", "al_2", "al_2"), refs("AAA"));
        PatternPerformance.Report report =
                new PatternPerformance(fixture.jdbi)
                        .of(
                                new PerformanceQuery(
                                        "ann",
                                        Instant.EPOCH,
                                        PerformanceGrouping.SYMBOL,
                                        OutcomePolicy.HORIZON,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
        assertEquals(
                Set.of("AAA", "NEW"),
                report.kinds().stream().map(PatternFigures::key).collect(Collectors.toSet()));
    }

    private void rename(String from, String to) {
        fixture.execute(
                """
                with renamed as (
                  update symbol set ticker = '%s', record_version = record_version + 1
                  where ticker = '%s' returning id)
                insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                select '%s', id, '2026-02-01', 'a test', now() from renamed
                """
                        .formatted(to, from, from));
    }

    private List<String> refs(String ticker) {
        OutcomeFilter some =
                new OutcomeFilter(
                        "ann",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ticker),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Long.MAX_VALUE);
        return fixture.jdbi.withHandle(h -> new OutcomeDao().list(h, some, 100)).stream()
                .map(one -> one.key().ref())
                .toList();
    }

    private List<JsonNode> events() {
        return fixture.jdbi.withHandle(h ->
                h.createQuery(
                                "select owner, data from live_event where name ="
                                        + " 'outcome.labelled' order by id")
                        .map((row, _) -> {
                            assertEquals("ann", row.getString("owner"));
                            return Json.stored(row.getString("data"), JsonNode.class);
                        })
                        .list());
    }

    @Test
    void anOwnerHearsWhatWasDecided() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(30));
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.getLast());
        Station station = fixture.station();
        fixture.label(station);
        JsonNode decided = events().getFirst();
        assertEquals(3, decided.path("outcomes").asInt());
        assertEquals(Map.of("final", 3), states(decided));
        assertEquals(0, decided.path("revised").asInt());
        fixture.label(station);
        assertEquals(1, events().size());
        fixture.correct("AAA", BARS, 33, 1.02);
        fixture.label(station);
        JsonNode again = events().getLast();
        assertEquals(2, events().size());
        assertTrue(again.path("revised").asInt() >= 1);
        assertEquals(again.path("outcomes"), again.path("revised"));
    }

    private static Map<String, Integer> states(JsonNode event) {
        return event.path("states").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, state -> state.getValue().asInt()));
    }

    private static Outcome horizon(List<Outcome> outcomes, String ref) {
        return outcomes.stream()
                .filter(one -> one.key().ref().equals(ref))
                .filter(one -> one.key().policy() == OutcomePolicy.HORIZON)
                .findFirst()
                .orElseThrow();
    }
}
