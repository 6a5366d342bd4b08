package bellwether.research.analysis.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.ContextFake;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisSort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalysisParametersTest {
    private static AnalysisFilter filter(String query) {
        return AnalysisParameters.filter(
                ContextFake.query(query), ticker -> List.of(ticker.name(), "WAS" + ticker.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "verdict=BUY, 'BUY'",
        "verdict=strong_buy, 'STRONG_BUY'",
        "verdict=BUY&verdict=STRONG_BUY, 'BUY STRONG_BUY'",
        "'verdict=BUY,HOLD', 'BUY HOLD'",
        "verdict=buys, 'BUY STRONG_BUY'",
        "'verdict=Sells,hold', 'HOLD SELL STRONG_SELL'",
        "x=1, ''"
    })
    void verdictsMayBeSeveral(String query, String verdicts) {
        assertEquals(
                verdicts,
                filter(query).verdicts().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void withoutAnyAllIsWanted() {
        assertTrue(filter("limit=5").isAll());
        assertEquals(
                List.of(false, false, false, false, false),
                List.of(
                        filter("fresh=false").isAll(),
                        filter("verdict=buys").isAll(),
                        filter("min_score=0").isAll(),
                        filter("max_score=0").isAll(),
                        filter("ticker=A").isAll()));
    }

    @Test
    void scoresHaveBounds() {
        assertEquals(Optional.of(-0.25), filter("min_score=-0.25").least());
        assertEquals(Optional.of(1.0), filter("max_score=1.0").most());
    }

    @Test
    void aSymbolIsFoundUnderAllItsNames() {
        assertEquals(
                List.of("TCS.NS", "WASTCS.NS", "A", "WASA"),
                filter("ticker=tcs.ns&ticker=A").tickers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdict=maybe | ?verdict | must be one of STRONG_SELL, SELL, HOLD, BUY, STRONG_BUY, buys, sells, was \"maybe\"",
                "verdict=BUYY | ?verdict | was \"BUYY\"; did you mean BUY?",
                "verdict=BUY, | ?verdict | was \"\"",
                "min_score=2 | ?min_score | must be a number from -1 to 1, was \"2\"",
                "min_score=NaN | ?min_score | was \"NaN\"",
                "max_score=1.5 | ?max_score | must be a number from -1 to 1, was \"1.5\"",
                "min_score=0.5&max_score=0.1 | ?max_score | must not be below min_score, 0.5, was 0.1",
                "ticker=A B | ?ticker | must be a ticker such as TCS.NS",
                "fresh=maybe | ?fresh | must be true or false",
            })
    void aWrongValueNamesWhatIsAllowed(String query, String pointer, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> filter(query.replace(" ", "%20")));
        assertEquals(pointer, refusal.faults().getFirst().pointer());
        assertTrue(refusal.detail().contains(words), refusal.detail());
    }

    @Test
    void theOrderIsAWordWithASign() {
        assertEquals(
                AnalysisSort.BEST,
                AnalysisParameters.sort(ContextFake.query("sort=-score"), AnalysisSort.NEWEST));
        assertEquals(
                AnalysisSort.NEWEST,
                AnalysisParameters.sort(ContextFake.query("x=1"), AnalysisSort.NEWEST));
        assertEquals(
                new AnalysisSort(AnalysisSort.Column.AS_OF, false),
                AnalysisParameters.sort(ContextFake.query("sort=as_of"), AnalysisSort.NEWEST));
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                AnalysisParameters.sort(
                                        ContextFake.query("sort=-scor"), AnalysisSort.BEST));
        assertEquals(
                "?sort must be one of score, -score, ticker, -ticker, as_of, -as_of, id, -id, was \"-scor\"; did you mean -score?",
                refusal.detail());
    }
}
