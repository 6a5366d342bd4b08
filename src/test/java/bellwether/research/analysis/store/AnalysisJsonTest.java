package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.quality.Warning;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.AnalysisOutcome;
import bellwether.research.analysis.Analyst;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is written by hand is what the records say of themselves, to the byte.
final class AnalysisJsonTest {
    private static final ObjectMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final AnalysisJson json = new AnalysisJson();
    private final Analyst analyst = new Analyst();
    private final Set<String> seen = new HashSet<>();

    @Test
    void everyFieldIsWrittenAsTheRecordsSay() {
        AnalysisOptions plain = AnalysisOptions.capital("100000");
        AnalysisOptions full =
                new AnalysisOptions(
                        new BigDecimal("2500.50"),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.of(new BigDecimal("10")),
                        Optional.of(new BigDecimal("2.5")));
        for (Bars bars : many()) {
            for (Profile profile : BuiltInProfiles.ALL) {
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

    private void check(Bars bars, Profile profile, AnalysisOptions terms) {
        AnalysisOutcome finding =
                analyst.analyse(asked(bars), Timeframe.DAY, profile, terms, TestBars.LATER);
        if (finding instanceof AnalysisOutcome.Analysed(Analysis analysis)) {
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
                                            2L,
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

    /// To the digit; in whatever order, but none twice.
    private void same(Analysis analysis) {
        assertEquals(
                fields(Json.write(analysis)),
                fields(new String(json.write(analysis), StandardCharsets.UTF_8)));
    }

    private static Object fields(String written) {
        try {
            return EXACT.readValue(written, Map.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(written, e);
        }
    }
}
