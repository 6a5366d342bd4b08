package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An analysis for a past day sees what could be seen on that day, and says that it is none of
/// today.
final class RecomputedAnalysisTest {
    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.fixed(NOW)).find("XNYS").orElseThrow();

    private static Analysis analysis(Bars bars, AnalysisMoment standpoint) {
        return assertInstanceOf(
                        AnalysisOutcome.Analysed.class,
                        new Analyst()
                                .analyse(
                                        TestBars.history(bars),
                                        Timeframe.DAY,
                                        BuiltInProfiles.TREND,
                                        TERMS,
                                        standpoint))
                .analysis();
    }

    private static AnalysisMoment on(LocalDate day, TradingCalendar calendar) {
        return new AnalysisMoment(calendar, NOW, 3).recomputedFor(Optional.of(day));
    }

    /// Of a market whose day ends with it, too: that of the day itself is there.
    @Test
    void equalsTheAnalysisOfThatDayButForItsMarks() {
        Bars all = TestBars.walk(1, 700, 100, 0.02);
        int trades = 0;
        for (int size = 60; size < 700; size += 7) {
            LocalDate day = TestBars.FIRST.plusDays(size - 1);
            Analysis recomputed = analysis(all, on(day, TestBars.CALENDAR));
            Analysis then =
                    analysis(
                            all.trimmed(size),
                            AnalysisMoment.endOf(day.plusDays(1), TestBars.CALENDAR));
            assertEquals(day, recomputed.subject().asOf());
            assertEquals(0, recomputed.daysOld());
            assertEquals(document(then), document(recomputed));
            if (then.plan() instanceof Plan.Trade trade) {
                Plan.Recomputed plan = assertInstanceOf(Plan.Recomputed.class, recomputed.plan());
                assertEquals(trade, plan.then());
                trades++;
            }
            assertFalse(recomputed.actionable());
        }
        assertTrue(trades > 10, trades + " trades");
    }

    /// Without what tells the two apart.
    private static JsonNode document(Analysis analysis) {
        ObjectNode document = (ObjectNode) Json.stored(Json.write(analysis), JsonNode.class);
        document.remove(
                List.of(
                        "as_of_requested",
                        "recomputed",
                        "plan",
                        "actionable",
                        "days_old",
                        "warnings"));
        ((ObjectNode) document.get("data_quality")).remove(List.of("days_old"));
        return document;
    }

    @Test
    void laterBarsAreLeftOutAndCountedInWords() {
        Bars all = TestBars.walk(2, 300, 100, 0.02);
        Analysis one = analysis(all, on(TestBars.FIRST.plusDays(199), TestBars.CALENDAR));
        assertEquals(200, one.dataQuality().bars());
        assertEquals(0, one.dataQuality().excluded());
        assertEquals(
                "recomputed for 2020-07-18 with today's formulas: 100 later bars were left out; bars corrected since, and prices adjusted by their source for later events, have their current values",
                one.dataQuality().warnings().getLast().message());
        assertTrue(one.subject().recomputed());
        assertEquals(Optional.of(LocalDate.of(2020, 7, 18)), one.subject().asOfRequested());
    }

    @Test
    void agesAreThoseOfTheDay() {
        Bars all = TestBars.walk(3, 300, 100, 0.02); // until 26 October 2020
        Analysis fresh = analysis(all, on(LocalDate.of(2020, 10, 29), TestBars.CALENDAR));
        assertEquals(3, fresh.daysOld());
        assertFalse(fresh.stale());
        Analysis stale = analysis(all, on(LocalDate.of(2020, 10, 30), TestBars.CALENDAR));
        assertTrue(stale.stale());
        assertFalse(stale.actionable());
        assertFalse(analysis(all, on(LocalDate.of(2020, 10, 29), NEW_YORK)).stale());
    }

    @Test
    void theDocumentIsWrittenAsTheRecordSays() {
        Analysis one =
                analysis(
                        TestBars.walk(1, 300, 100, 0.02),
                        on(TestBars.FIRST.plusDays(199), TestBars.CALENDAR));
        JsonNode document = Json.stored(Json.write(one), JsonNode.class);
        assertTrue(document.get("recomputed").asBoolean());
        assertEquals("2020-07-18", document.get("as_of_requested").asText());
        assertFalse(document.at("/plan/then").has("actionable"));
    }
}
