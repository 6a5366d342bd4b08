package bellwether.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.Bars;
import bellwether.market.History;
import bellwether.market.Timeframe;
import bellwether.quality.Warning;
import bellwether.web.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is written by hand is what the records say of themselves, to the byte.
final class AnalysisJsonTest {
    private final AnalysisJson json = new AnalysisJson();
    private final Analyst analyst = new Analyst();
    private final Set<String> seen = new HashSet<>();

    @Test
    void everyFieldIsWrittenAsTheRecordsSay() {
        Terms plain = Terms.capital("100000");
        Terms full =
                new Terms(
                        new BigDecimal("2500.50"),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.of(new BigDecimal("10")),
                        Optional.of(new BigDecimal("2.5")));
        for (Bars bars : many()) {
            for (Profile profile : Profiles.ALL) {
                check(bars, profile, plain);
                check(bars, profile, full);
            }
        }
        assertTrue(
                seen.containsAll(
                        Set.of(
                                "plan none",
                                "plan trade",
                                "max bars",
                                "no stable_from",
                                "jumps",
                                "asked as WAS",
                                "asked as TEST")),
                seen.toString());
    }

    private static List<Bars> many() {
        List<Bars> many = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            many.add(TestBars.walk(seed, 55 + 80 * seed, seed % 4 == 0 ? 0.4 : 90, 0.01));
            many.add(TestBars.walk(100 + seed, 300, 50, 0.15));
        }
        Bars holed = TestBars.walk(7, 200, 50, 0.02);
        holed.volume()[198] = Double.NaN;
        many.add(holed);
        many.add(TestBars.closes(60, i -> 100));
        many.add(TestBars.closes(300, i -> 100 + i));
        many.add(TestBars.closes(300, i -> 1e9 - i));
        return many;
    }

    private void check(Bars bars, Profile profile, Terms terms) {
        Finding finding =
                analyst.analyse(asked(bars), Timeframe.DAY, profile, terms, TestBars.LATER);
        if (finding instanceof Finding.Analysed(Analysis analysis)) {
            same(analysis);
            same(
                    analysis.warned(
                            List.of(
                                    new Warning(
                                            "bad_tick",
                                            "low",
                                            0.1,
                                            "2020-01-02",
                                            "2020-01-03",
                                            2,
                                            "\"two\" of them")),
                            Optional.of("nobody \"answered\" – ü\n")));
            analysis.plan()
                    .trade()
                    .ifPresent(trade -> {
                        seen.add("plan trade");
                        if (trade.maxBars().isPresent()) {
                            seen.add("max bars");
                        }
                    });
            if (analysis.plan() instanceof Plan.None) {
                seen.add("plan none");
            }
            if (analysis.dataQuality().stableFrom().isEmpty()) {
                seen.add("no stable_from");
            }
            if (!analysis.dataQuality().jumps().isEmpty()) {
                seen.add("jumps");
            }
        }
    }

    /// Some by a former name.
    private History asked(Bars bars) {
        String name = bars.size() % 3 == 0 ? "WAS" : "TEST";
        seen.add("asked as " + name);
        return new History("TEST", name, 1, 7, List.of("a test"), true, bars, List.of());
    }

    private void same(Analysis analysis) {
        assertEquals(
                Json.write(analysis), new String(json.write(analysis), StandardCharsets.UTF_8));
    }
}
