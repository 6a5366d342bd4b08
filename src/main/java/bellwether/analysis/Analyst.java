package bellwether.analysis;

import bellwether.market.Bars;
import bellwether.market.History;
import bellwether.market.Timeframe;
import bellwether.ta.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Turns bars into an analysis. Pure: the same inputs give the same bits. Holds scratch space, so
/// each thread needs its own.
final class Analyst {
    /// With this many, every voter but EMA 50/200 can speak.
    static final int LEAST_BARS = 50;

    private final Panel panel = new Panel();

    /// @param today bars of this day and later are left out, because they may not be finished
    Finding analyse(
            History history, Timeframe timeframe, Profile profile, Terms terms, LocalDate today) {
        Bars bars = finished(history.bars(), today);
        if (bars.size() < LEAST_BARS) {
            return new Finding.NotEnoughBars(bars.size(), LEAST_BARS);
        }
        for (int i = 0; i < bars.size(); i++) {
            if (!(bars.low()[i] >= Finding.OutOfRange.LEAST
                    && bars.high()[i] <= Finding.OutOfRange.MOST)) {
                return new Finding.OutOfRange(bars.high()[i] > 1 ? bars.high()[i] : bars.low()[i]);
            }
        }
        panel.read(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        Score score = Score.of(panel, profile);
        Verdict verdict = profile.thresholds().verdict(score.value());
        Levels levels = Levels.of(panel);
        return new Finding.Analysed(
                new Analysis(
                        history.ticker(),
                        timeframe.code(),
                        DataQuality.date(bars, bars.size() - 1),
                        history.sources(),
                        history.synthetic(),
                        profile.name(),
                        terms.capital(),
                        verdict,
                        score.value(),
                        levels.close(),
                        Planner.plan(verdict, levels, profile, terms),
                        levels,
                        score.reasons(),
                        score.unheard(),
                        IndicatorValues.of(panel),
                        DataQuality.of(bars, history.bars().size() - bars.size(), today),
                        history.dataVersion(),
                        Analysis.FORMULA_VERSION));
    }

    private static Bars finished(Bars bars, LocalDate today) {
        long midnight = today.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        int size = bars.size();
        while (size > 0 && bars.time()[size - 1] >= midnight) {
            size--;
        }
        return bars.first(size);
    }
}
