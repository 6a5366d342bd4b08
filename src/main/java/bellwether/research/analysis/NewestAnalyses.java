package bellwether.research.analysis;

import static java.util.Map.entry;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.AnalysisFields.PlanPrice;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.chart.ChartInputs;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.newest.NewestValues;
import bellwether.trading.rules.newest.SuppliedValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The values of [AnalysisFields] on the last two bars, equal to the bit to those of
/// [AnalysisColumns]: votes are cast there only.
///
/// Holds scratch space, so each thread needs its own.
final class NewestAnalyses implements SuppliedValues {
    /// Of the catalogue's lines those that an analysis computes over all bars.
    private static final Map<String, Function<IndicatorPanel, double[]>> LINES =
            Map.ofEntries(
                    entry("RSI_14", panel -> panel.rsi),
                    entry("STOCH_14_3_3.k", panel -> panel.stochasticK),
                    entry("STOCH_14_3_3.d", panel -> panel.stochasticD),
                    entry("MACD_12_26_9.macd", panel -> panel.macd),
                    entry("MACD_12_26_9.signal", panel -> panel.macdSignal),
                    entry("MACD_12_26_9.histogram", panel -> panel.macdHistogram),
                    entry("PLUS_DI_14", panel -> panel.plusDi),
                    entry("MINUS_DI_14", panel -> panel.minusDi),
                    entry("DX_14", panel -> panel.dx),
                    entry("ADX_14", panel -> panel.adx),
                    entry("DMI_14.plus_di", panel -> panel.plusDi),
                    entry("DMI_14.minus_di", panel -> panel.minusDi),
                    entry("DMI_14.dx", panel -> panel.dx),
                    entry("DMI_14.adx", panel -> panel.adx),
                    entry("EMA_20", panel -> panel.ema20),
                    entry("EMA_50", panel -> panel.ema50),
                    entry("EMA_200", panel -> panel.ema200),
                    entry("SAR_0.02_0.2", panel -> panel.sar),
                    entry("BBANDS_20_2.upper", panel -> panel.bandUpper),
                    entry("BBANDS_20_2.middle", panel -> panel.bandMiddle),
                    entry("BBANDS_20_2.lower", panel -> panel.bandLower),
                    entry("ATR_14", panel -> panel.atr),
                    entry("OBV", panel -> panel.obv),
                    entry("CMF_20", panel -> panel.cmf));

    private final ScoreHistory votes = new ScoreHistory();
    private final Map<String, ByProfile> profiles = new HashMap<>();
    private RuleHistory history = RuleHistory.of(Bars.room(0), Timeframe.DAY);

    @Override
    public void read(RuleHistory next) {
        history = next;
        votes.readNewest(AnalysisColumns.forward(next), NewestValues.BARS);
        profiles.values().forEach(ByProfile::forget);
    }

    @Override
    public IntToDoubleFunction field(String name) {
        if (name.equals(AnalysisFields.RELATIVE_VOLUME)) {
            return bar -> AnalysisColumns.relativeVolume(history.series(), bar);
        }
        if (name.equals(AnalysisFields.REGIME)) {
            return bar -> votes.isScored(bar) ? AnalysisColumns.regime(votes, bar) : Double.NaN;
        }
        int dot = name.indexOf('.');
        Profile profile = AnalysisColumns.profile(dot < 0 ? "" : name.substring(dot), List.of());
        ByProfile by = profiles.computeIfAbsent(profile.name(), _ -> new ByProfile(profile));
        String kind = dot < 0 ? name : name.substring(0, dot);
        return switch (kind) {
            case AnalysisFields.VERDICT -> by::verdict;
            case AnalysisFields.SCORE -> bar -> by.scores().value(bar);
            default -> {
                PlanPrice price = PlanPrice.of(kind);
                yield bar -> by.plan(price, bar);
            }
        };
    }

    @Override
    public Optional<Supplier<double[]>> line(String field) {
        Function<IndicatorPanel, double[]> line = LINES.get(field);
        return line == null ? Optional.empty() : Optional.of(() -> line.apply(votes.panel()));
    }

    @Override
    public ChartInputs chartInputs() {
        return votes.panel().measured();
    }

    /// What one profile says of the history.
    private final class ByProfile {
        private final Profile profile;
        private final Map<Integer, Optional<Plan.Trade>> trades = new HashMap<>();
        private double[] room = {};
        private @Nullable ScoreColumn scores;

        ByProfile(Profile profile) {
            this.profile = profile;
        }

        void forget() {
            scores = null;
            trades.clear();
        }

        ScoreColumn scores() {
            ScoreColumn known = scores;
            if (known == null) {
                if (room.length < history.size()) {
                    room = new double[history.size()];
                }
                known = votes.scores(profile, room);
                scores = known;
            }
            return known;
        }

        double verdict(int bar) {
            return AnalysisColumns.place(scores().rank(bar));
        }

        double plan(PlanPrice price, int bar) {
            return trades.computeIfAbsent(bar, this::trade).map(price::in).orElse(Double.NaN);
        }

        private Optional<Plan.Trade> trade(int bar) {
            return votes.isScored(bar)
                            && AnalysisColumns.plan(votes, scores(), bar, history)
                                    instanceof Plan.Trade trade
                    ? Optional.of(trade)
                    : Optional.empty();
        }
    }
}
