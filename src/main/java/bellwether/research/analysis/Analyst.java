package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.PriceScale;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.context.AnalysisContext;
import bellwether.research.analysis.context.Confluence;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.context.PatternFinder;
import bellwether.research.analysis.context.PerformanceReader;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.context.ZoneFinder;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanLevels;
import bellwether.research.analysis.plan.Planner;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.Vote;
import bellwether.technical.ta.Series;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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

    /// From bars alone: where the profile weighs the model, that is said to be missing.
    public AnalysisOutcome analyse(
            History history,
            Timeframe timeframe,
            Profile profile,
            AnalysisOptions terms,
            AnalysisMoment standpoint) {
        return analyse(history, timeframe, profile, terms, standpoint, ModelVote.UNASKED);
    }

    /// With what the model says of the symbol.
    ///
    /// @param model asked where the profile weighs it
    public AnalysisOutcome analyse(
            History history,
            Timeframe timeframe,
            Profile profile,
            AnalysisOptions terms,
            AnalysisMoment standpoint,
            ModelVote model) {
        Bars known = standpoint.upTo(history.bars());
        Bars bars = known.finished(timeframe, standpoint.calendar(), standpoint.now());
        if (bars.size() < LEAST_BARS) {
            return new AnalysisOutcome.NotEnoughBars(bars.size(), LEAST_BARS);
        }
        int outOfRange = AnalysisOutcome.OutOfRange.first(bars);
        if (outOfRange < bars.size()) {
            return AnalysisOutcome.OutOfRange.of(bars, outOfRange);
        }
        int later = history.bars().size() - known.size();
        return new AnalysisOutcome.Analysed(
                analysis(
                        history,
                        bars,
                        profile,
                        terms,
                        timeframe,
                        new Occasion(standpoint, model),
                        quality(bars, known.size() - bars.size(), standpoint, terms)
                                .made(history.madeFrom())
                                .noted(terms.money().units().note())
                                .recomputed(standpoint.recomputedFor(), later)));
    }

    /// From when it is looked at, and what a model says then.
    private record Occasion(AnalysisMoment standpoint, ModelVote model) {}

    private static DataQuality quality(
            Bars bars, int excluded, AnalysisMoment standpoint, AnalysisOptions terms) {
        LocalDate last = DataQuality.date(bars, bars.size() - 1);
        return DataQuality.of(
                bars,
                excluded,
                new DataQuality.Age(
                        ChronoUnit.DAYS.between(last, standpoint.today()),
                        standpoint.isStale(last),
                        standpoint.staleSessions()),
                terms.money().units().unit());
    }

    private Analysis analysis(
            History history,
            Bars bars,
            Profile profile,
            AnalysisOptions terms,
            Timeframe timeframe,
            Occasion occasion,
            DataQuality quality) {
        AnalysisMoment standpoint = occasion.standpoint();
        Series series =
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size());
        panel.read(series);
        Optional<Vote> model =
                profile.weighsModel()
                        ? Optional.of(occasion.model().on(quality.last()))
                        : Optional.empty();
        Score score = Score.of(panel, panel.lastBar(), profile, model);
        Verdict verdict = profile.thresholds().verdict(score.value());
        PlanLevels levels = PlanLevels.of(panel, panel.lastBar());
        int scale = SymbolTick.digits(history.splits(), bars, PriceScale.LEAST);
        Plan plan =
                quality.age().stale()
                        ? new Plan.Stale(standpoint.words(quality.last(), history.synthetic()))
                        : Planner.plan(
                                verdict,
                                levels,
                                profile,
                                terms,
                                SymbolTick.of(history.splits(), bars, terms));
        return new Analysis(
                new AnalysisSubject(
                        history.ticker(),
                        history.askedAs(),
                        timeframe.code(),
                        quality.last(),
                        standpoint.recomputedFor(),
                        history.sources(),
                        history.synthetic()),
                new AnalysisInputs(profile.name(), terms.capital(), numbers(profile), terms),
                votes(verdict, score, profile, model, scale),
                levels.close(),
                plan.recomputed(standpoint.recomputedFor()),
                levels,
                new AnalysisContext(
                        Regime.of(panel),
                        confluence.read(bars, verdict, standpoint.calendar()),
                        patterns.find(bars, panel),
                        zones.find(bars, panel.close(), panel.last(panel.atr), scale),
                        PerformanceReader.read(bars, terms.money().units().unit())),
                quality,
                quality.warnings(),
                new AnalysisVersions(
                        Fingerprint.of(bars), history.dataVersion(), Analysis.FORMULA_VERSION));
    }

    private VotingResult votes(
            Verdict verdict, Score score, Profile profile, Optional<Vote> model, int scale) {
        return new VotingResult(
                verdict,
                score.value(),
                score.reasons(),
                score.unheard(),
                IndicatorValues.of(panel),
                AnalysisChanges.of(
                        verdict,
                        score,
                        profile,
                        whatIf.search(panel, profile, score.value(), model, scale)));
    }

    /// Written once for all symbols of a job.
    private String numbers(Profile profile) {
        if (!profile.equals(written)) {
            numbers = Json.write(profile.numbers());
        }
        written = profile; // the same one again is equal at a glance
        return numbers;
    }
}
