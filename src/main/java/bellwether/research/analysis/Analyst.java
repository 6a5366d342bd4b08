package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.context.Confluence;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.context.PatternFinder;
import bellwether.research.analysis.context.PerformanceReader;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.context.ZoneFinder;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.PlanLevels;
import bellwether.research.analysis.plan.Planner;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.technical.ta.Series;
import java.util.List;

/// Turns bars into an analysis. Pure: the same inputs give the same bits. Holds scratch space, so
/// each thread needs its own.
public final class Analyst {
    /// With this many, every voter but EMA 50/200 can speak.
    public static final int LEAST_BARS = 50;

    private final IndicatorPanel panel = new IndicatorPanel();
    private final PatternFinder patterns = new PatternFinder();
    private final ZoneFinder zones = new ZoneFinder();
    private final Confluence.Reader confluence = new Confluence.Reader();
    private final WhatIf whatIf = new WhatIf();
    private Profile written = BuiltInProfiles.BALANCED;
    private String numbers = Json.write(written.numbers());

    public AnalysisOutcome analyse(
            History history,
            Timeframe timeframe,
            Profile profile,
            AnalysisOptions terms,
            AnalysisMoment standpoint) {
        Bars bars = history.bars().finished(timeframe, standpoint.calendar(), standpoint.now());
        if (bars.size() < LEAST_BARS) {
            return new AnalysisOutcome.NotEnoughBars(bars.size(), LEAST_BARS);
        }
        for (int i = 0; i < bars.size(); i++) {
            if (!(bars.low()[i] >= AnalysisOutcome.OutOfRange.LEAST
                    && bars.high()[i] <= AnalysisOutcome.OutOfRange.MOST)) {
                return new AnalysisOutcome.OutOfRange(
                        bars.high()[i] > 1 ? bars.high()[i] : bars.low()[i]);
            }
        }
        int excluded = history.bars().size() - bars.size();
        return new AnalysisOutcome.Analysed(
                analysis(
                        history,
                        bars,
                        profile,
                        terms,
                        timeframe,
                        standpoint.calendar(),
                        DataQuality.of(bars, excluded, standpoint.today())
                                .made(history.madeFrom())));
    }

    private Analysis analysis(
            History history,
            Bars bars,
            Profile profile,
            AnalysisOptions terms,
            Timeframe timeframe,
            TradingCalendar calendar,
            DataQuality quality) {
        Series series =
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size());
        panel.read(series);
        Score score = Score.of(panel, profile);
        Verdict verdict = profile.thresholds().verdict(score.value());
        PlanLevels levels = PlanLevels.of(panel);
        return new Analysis(
                history.ticker(),
                history.askedAs(),
                timeframe.code(),
                quality.last(),
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
                Regime.of(panel),
                confluence.read(bars, verdict, calendar),
                patterns.find(bars, panel),
                zones.find(bars, panel.close(), panel.last(panel.atr)),
                PerformanceReader.read(bars),
                AnalysisChanges.of(
                        verdict, score, profile, whatIf.search(panel, profile, score.value())),
                quality,
                List.of(),
                numbers(profile),
                terms,
                Fingerprint.of(bars),
                history.dataVersion(),
                Analysis.FORMULA_VERSION);
    }

    /// Written once for all symbols of a job.
    private String numbers(Profile profile) {
        if (!profile.equals(written)) {
            written = profile;
            numbers = Json.write(profile.numbers());
        }
        return numbers;
    }
}
