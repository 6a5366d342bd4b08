package bellwether.research.forecast.http;

import bellwether.platform.http.CsvOutput;
import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.VolatilityThird;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record in the form of the answer.
///
/// @param key the month or third; `all` where kinds are not split
/// @param why it is not shown; null where it is
record ShownRecord(
        ForecastOrigin made,
        int horizon,
        ForecastModel model,
        String key,
        Counts counts,
        Within coverage,
        List<Third> thirds,
        Losses losses,
        @Nullable Double p,
        boolean shown,
        @Nullable String why,
        @Nullable String message) {
    private static final Map<String, String> WORDS =
            Map.of(
                    "too_few", "fewer than 30 effective forecasts with an interval to compare with",
                    "no_skill", "no better than the same returns without a scale",
                    "chance", "better, but by no more than chance (p above 0.05)",
                    "replayed", "made after its outcome; only live ones count");

    static final CsvOutput<ShownRecord> TABLE =
            CsvOutput.<ShownRecord>of("forecasts")
                    .with("made", one -> one.made().key())
                    .with("horizon", ShownRecord::horizon)
                    .with("model", one -> one.model().key())
                    .with("key", ShownRecord::key)
                    .with("n", one -> one.counts().n())
                    .with("effective_n", one -> one.counts().effectiveN())
                    .with("dates", one -> one.counts().dates())
                    .with("symbols", one -> one.counts().symbols())
                    .with("compared", one -> one.counts().compared())
                    .with("pooled", one -> one.counts().pooled())
                    .with("coverage_80", one -> one.coverage().eighty())
                    .with("coverage_95", one -> one.coverage().ninetyFive())
                    .with("coverage_80_calm", one -> one.third(VolatilityThird.CALM))
                    .with("coverage_80_middle", one -> one.third(VolatilityThird.MIDDLE))
                    .with("coverage_80_wild", one -> one.third(VolatilityThird.WILD))
                    .with("winkler_skill", one -> one.losses().winklerSkill())
                    .with("pinball_skill", one -> one.losses().pinballSkill())
                    .with("mean_square", one -> one.losses().meanSquare())
                    .with("p", ShownRecord::p)
                    .with("shown", ShownRecord::shown)
                    .with("why", ShownRecord::why);

    /// @param compared how many had an interval without a scale beside
    /// @param pooled whose bounds come from all symbols
    record Counts(int n, double effectiveN, int dates, int symbols, int compared, int pooled) {}

    /// Shares of outcomes within the bounds.
    record Within(double eighty, double ninetyFive) {}

    /// By how wild the symbol was, of the 80 % bounds.
    record Third(VolatilityThird third, int n, double eighty) {}

    /// Null where nothing could be compared.
    record Losses(
            @Nullable Double winkler,
            @Nullable Double unscaledWinkler,
            @Nullable Double winklerSkill,
            @Nullable Double pinball,
            @Nullable Double unscaledPinball,
            @Nullable Double pinballSkill,
            double meanSquare) {}

    static ShownRecord of(ForecastRecord record) {
        ForecastRecord.Losses winkler = record.winkler().orElse(null);
        ForecastRecord.Losses pinball = record.pinball().orElse(null);
        return new ShownRecord(
                record.kind().made(),
                record.kind().horizon(),
                record.kind().model(),
                record.kind().key(),
                new Counts(
                        record.n(),
                        record.effectiveN(),
                        record.sample().dates(),
                        record.sample().symbols(),
                        record.sample().compared(),
                        record.sample().pooled()),
                new Within(record.coverage().eighty(), record.coverage().ninetyFive()),
                record.thirds().stream()
                        .map(one -> new Third(one.third(), one.n(), one.eighty()))
                        .toList(),
                new Losses(
                        winkler == null ? null : Double.valueOf(winkler.forecast()),
                        winkler == null ? null : Double.valueOf(winkler.unscaled()),
                        winkler == null ? null : Double.valueOf(winkler.skill()),
                        pinball == null ? null : Double.valueOf(pinball.forecast()),
                        pinball == null ? null : Double.valueOf(pinball.unscaled()),
                        pinball == null ? null : Double.valueOf(pinball.skill()),
                        record.meanSquare()),
                record.difference().map(found -> found.p()).orElse(null),
                record.isShown(),
                record.why().orElse(null),
                record.why().map(WORDS::get).orElse(null));
    }

    private @Nullable Double third(VolatilityThird third) {
        return thirds.stream()
                .filter(one -> one.third() == third)
                .map(one -> Double.valueOf(one.eighty()))
                .findFirst()
                .orElse(null);
    }
}
