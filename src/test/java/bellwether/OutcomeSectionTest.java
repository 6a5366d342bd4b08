package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.report.ReportPart;
import bellwether.research.evidence.scoreboard.FollowedReturns;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanMark;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.PlanSubject;
import bellwether.research.evidence.work.PlanArchive;
import bellwether.trading.execution.FillPhase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What reports say of a plan that was marked.
final class OutcomeSectionTest {
    private static final Instant MARKED = Instant.parse("2024-03-04T05:06:07Z");

    private static PlanRecord record(PlanState state, double r, @Nullable Instant revised) {
        return new PlanRecord(
                1,
                5L,
                "ann",
                Instant.parse("2024-02-01T22:00:00Z"),
                new PlanSubject(
                        1,
                        "AAA",
                        LocalDate.of(2024, 2, 1),
                        5,
                        "balanced",
                        "BUY",
                        0.4,
                        List.of(),
                        null,
                        null),
                null,
                new PlanMark(
                        new PlanResult(
                                state,
                                false,
                                LocalDate.of(2024, 2, 2),
                                new PlanFill(
                                        LocalDate.of(2024, 2, 2),
                                        new BigDecimal("100.5"),
                                        FillPhase.OPEN,
                                        true),
                                new PlanFill(
                                        LocalDate.of(2024, 2, 9),
                                        new BigDecimal("112"),
                                        FillPhase.RANGE,
                                        false),
                                new PlanFigures(r, 0.5, 3, 0.1, 11.3, 6),
                                null),
                        new FollowedReturns(4.25, null, null),
                        new MarketPath.Change("^GSPC", 1.5, MARKED),
                        null,
                        false),
                0.25,
                2,
                MARKED,
                Instant.parse("2024-02-10T03:00:00Z"),
                revised);
    }

    @Test
    void aPlanThatHasEndedIsShownWithItsStateDatesAndPrices() {
        ReportPart part =
                OutcomeSection.part(
                        new PlanArchive.Outcome(
                                Optional.of(record(PlanState.TARGET, 2.875, null)),
                                List.of(record(PlanState.STOP, -1.125, MARKED)),
                                "Entered at 100.5, reached its target."));
        assertEquals("Entered at 100.5, reached its target.", part.lines().getFirst());
        assertTrue(part.lines().get(1).startsWith("By the prices that were stored "));
        assertTrue(part.lines().get(1).contains("2024"), part.lines().get(1));
        assertTrue(part.lines().get(2).endsWith("before it was: stop, -1.125 R."));
        List<String> rows = part.rows().stream().map(row -> String.join(": ", row)).toList();
        assertTrue(rows.getFirst().startsWith("State: target, final since "), rows.toString());
        assertTrue(rows.contains("Entered: 2024-02-02 at 100.5, assumed"), rows.toString());
        assertTrue(rows.contains("Left: 2024-02-09 at 112"), rows.toString());
        assertTrue(rows.contains("Gain after costs ÷ planned stop distance: 2.875 R"));
        assertTrue(rows.contains("The market over the same bars: 1.500 % (^GSPC)"));
        assertTrue(rows.contains("p beside 200 random entries: 0.250"), rows.toString());
        assertTrue(rows.contains("Price after 5 bars: 4.250 %"), rows.toString());
        assertTrue(rows.contains("Price after 20 bars: not known yet"), rows.toString());
    }

    @Test
    void whatIsNotMarkedSaysSoAlone() {
        ReportPart part =
                OutcomeSection.part(
                        new PlanArchive.Outcome(Optional.empty(), List.of(), "Not marked yet."));
        assertEquals(List.of("Not marked yet."), part.lines());
        assertEquals(List.of(), part.rows());
    }
}
