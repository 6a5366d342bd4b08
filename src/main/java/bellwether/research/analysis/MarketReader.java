package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.Series;
import java.util.Optional;

/// Reads the newest of some finished bars as an analysis does. Holds scratch space, so each thread
/// needs its own.
public final class MarketReader {
    private final IndicatorPanel panel = new IndicatorPanel();

    /// Empty for under [Analyst#LEAST_BARS], and where prices are out of range.
    public Optional<MarketReading> of(Bars finished) {
        if (finished.size() < Analyst.LEAST_BARS
                || AnalysisOutcome.OutOfRange.first(finished) < finished.size()) {
            return Optional.empty();
        }
        panel.read(
                new Series(
                        finished.open(),
                        finished.high(),
                        finished.low(),
                        finished.close(),
                        finished.volume(),
                        finished.size()));
        Score score = Score.of(panel, panel.lastBar(), BuiltInProfiles.BALANCED);
        Regime regime = Regime.of(panel);
        return Optional.of(
                new MarketReading(
                        score.value(),
                        regime.kind().key(),
                        regime.adx(),
                        regime.ema20(),
                        regime.ema50(),
                        regime.atrPercent(),
                        regime.usualAtrPercent(),
                        regime.words()));
    }
}
