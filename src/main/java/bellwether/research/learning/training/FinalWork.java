package bellwether.research.learning.training;

import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.gate.GateEvidence;
import bellwether.research.learning.gate.IncumbentRecord;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.leak.DuplicateBars;
import bellwether.research.learning.leak.LeakDoubt;
import bellwether.research.learning.leak.LeakFinding;
import bellwether.research.learning.leak.LeakReport;
import bellwether.research.learning.leak.LookAheadSearch;
import bellwether.research.learning.leak.UniverseSearch;
import bellwether.research.learning.model.FeatureImportance;
import bellwether.research.learning.model.FoldScores;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelEvaluation;
import bellwether.research.learning.model.ModelInputs;
import bellwether.research.learning.model.ModelTraining;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.model.TrainedModel;
import bellwether.research.learning.sample.SampleCounts;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Trains the model of all rows, once every fold is there, and judges it by what the folds have
/// said.
final class FinalWork {
    private final TrainingSpec spec;
    private final TrainingSeams seams;
    private final PromotionGate gate;
    private final TrainingProgress progress;

    FinalWork(
            TrainingSpec spec, TrainingSeams seams, PromotionGate gate, TrainingProgress progress) {
        this.spec = spec;
        this.seams = seams;
        this.gate = gate;
        this.progress = progress;
    }

    /// What is known of the folds and of earlier trainings.
    ///
    /// @param incumbent empty where no model is active
    /// @param choice of the settings; empty where nothing was to be chosen
    record ModelBasis(
            List<FoldScores> scores,
            List<FoldFindings> findings,
            Survivorship survivorship,
            Tries tries,
            Optional<Incumbent> incumbent,
            Optional<ChoiceReport> choice) {
        ModelBasis {
            scores = List.copyOf(scores);
            findings = List.copyOf(findings);
        }
    }

    /// How often a key was trained, this one among them.
    ///
    /// @param attempts all of them
    /// @param sincePromotion since one was promoted with every rule met
    record Tries(int attempts, int sincePromotion) {}

    /// The active model.
    ///
    /// @param cut up to which it was trained
    /// @param model empty where it cannot be read
    record Incumbent(String name, long cut, Optional<ServedModel> model) {}

    FinishedModel finish(StoredSample bars, ModelBasis known) throws InterruptedException {
        LookAheadSearch ahead = new LookAheadSearch(seams.reading().get());
        UniverseSearch universe = new UniverseSearch(bars, seams.universe());
        DuplicateBars twins = new DuplicateBars(bars.symbols());
        SampleSurvey survey = SampleSurvey.of(bars, spec.sample(), List.of(ahead, universe, twins));
        SampleFeatures features = new SampleFeatures(survey);
        List<ModelDay> incumbent = incumbent(bars, features, known);
        TrainingTable whole = features.table(features.edges((_, _) -> true));
        TrainedModel trained =
                new ModelTraining(spec.model(known.choice), FeatureCatalogue.VERSION, progress)
                        .finish(whole, known.scores);
        LeakReport leaks =
                ahead.report()
                        .plus(universe.report())
                        .withoutDoubtsOf(name -> isAbsent(whole, name))
                        .plus(twins.report());
        for (FoldFindings fold : known.findings) {
            leaks = leaks.plus(fold.report());
        }
        return judged(new JudgedSample(bars, survey.counts(), incumbent), trained, known, leaks);
    }

    /// Whether no row has a feature, from which nothing can be learnt then.
    private static boolean isAbsent(TrainingTable table, String feature) {
        int column = ModelInputs.of(table).names().indexOf(feature);
        return column >= 0
                && IntStream.range(0, table.rows()).allMatch(row -> table.bin(row, column) == 0);
    }

    private static List<ModelDay> incumbent(
            StoredSample bars, SampleFeatures features, ModelBasis known) {
        return known.incumbent
                .flatMap(active ->
                        active.model()
                                .map(model ->
                                        IncumbentDays.of(
                                                model,
                                                features,
                                                firstUnseen(bars.sessions(), active))))
                .orElse(List.of());
    }

    private static int firstUnseen(long[] sessions, Incumbent active) {
        return (int) Arrays.stream(sessions).filter(one -> one <= active.cut).count();
    }

    /// What was read.
    ///
    /// @param incumbent what the active model says of rows that it was not trained from
    private record JudgedSample(StoredSample bars, SampleCounts counts, List<ModelDay> incumbent) {}

    private FinishedModel judged(
            JudgedSample sample, TrainedModel trained, ModelBasis known, LeakReport leaks) {
        long[] sessions = sample.bars.sessions();
        ModelEvaluation found = trained.evaluation(spec.judgedFrom(sample.bars.main()));
        int tries = known.tries.sincePromotion();
        GateEvidence alone =
                GateEvidence.of(found, spec.overlap(), words(leaks))
                        .withUnsearched(unsearched(leaks))
                        .afterTries(tries);
        GateEvidence evidence =
                known.incumbent
                        .map(active -> alone.against(record(sample, found.days(), active, tries)))
                        .orElse(alone);
        Estimate auc = auc(found);
        ModelCard card =
                new ModelCard(
                        span(sample.bars, found),
                        rows(sample.counts, trained.baseRate(), found, auc),
                        known.survivorship,
                        metrics(found, auc),
                        known.tries.attempts(),
                        tries,
                        known.incumbent.map(Incumbent::name).orElse(null),
                        found.reliability(spec.overlap()),
                        FeatureImportance.over(
                                known.findings.stream().map(FoldFindings::importance).toList()),
                        gate.judge(evidence).checks().stream().map(GateLine::of).toList(),
                        leaks.findings().stream().distinct().toList(),
                        leaks.doubts().stream().distinct().toList());
        List<JudgedDay> days =
                found.days().stream()
                        .map(day -> new JudgedDay(day(sessions[day.date()]), day))
                        .toList();
        return new FinishedModel(trained.served(), trained.fingerprint(), card, days);
    }

    static LocalDate day(long moment) {
        return LocalDate.ofEpochDay(Math.floorDiv(moment, Timeframe.SECONDS_PER_DAY));
    }

    /// Of the dates behind what the active model was trained from.
    private static IncumbentRecord record(
            JudgedSample sample, List<ModelDay> candidate, Incumbent active, int tries) {
        return IncumbentRecord.of(
                new IncumbentRecord.Active(active.name, day(active.cut)),
                candidate,
                sample.incumbent,
                firstUnseen(sample.bars.sessions(), active),
                tries);
    }

    private static List<String> unsearched(LeakReport leaks) {
        return leaks.doubts().stream()
                .filter(doubt -> doubt.code().decides())
                .map(LeakDoubt::words)
                .distinct()
                .toList();
    }

    private static List<String> words(LeakReport leaks) {
        return leaks.findings().stream()
                .filter(finding -> finding.code().decides())
                .map(FinalWork::words)
                .distinct()
                .toList();
    }

    private static String words(LeakFinding finding) {
        return finding.subject() == null
                ? finding.code().key()
                : finding.code().key() + " " + finding.subject();
    }

    private Estimate auc(ModelEvaluation found) {
        List<ModelDay> ranked = found.days().stream().filter(day -> day.auc().isPresent()).toList();
        return DatedFigures.of(
                        ranked.stream().mapToInt(ModelDay::date).toArray(),
                        ranked.stream().mapToDouble(day -> day.auc().orElseThrow()).toArray())
                .mean(Math.max(1, found.symbols()), spec.overlap(), ConfidenceInterval.USUAL_LEVEL);
    }

    private ModelCard.Span span(StoredSample bars, ModelEvaluation found) {
        long[] sessions = bars.sessions();
        return new ModelCard.Span(
                day(sessions[0]),
                day(sessions[sessions.length - 1]),
                bars.main().size(),
                spec.folds().size(),
                found.days().isEmpty() ? null : day(sessions[found.days().getFirst().date()]));
    }

    private static ModelCard.Rows rows(
            SampleCounts counts, double baseRate, ModelEvaluation found, Estimate auc) {
        return new ModelCard.Rows(
                counts.symbols(),
                counts.used(),
                counts.leftOut(),
                counts.rows(),
                found.rows(),
                found.days().size(),
                auc.effectiveN().orElse(null),
                baseRate,
                words(counts));
    }

    private static String words(SampleCounts counts) {
        String thinned =
                counts.isThinned()
                        ? "%,d symbols were left out, drawn by hash: their rows are more than LEARNING_MAX_ROWS allows."
                                .formatted(counts.leftOut())
                        : "No symbol was left out for want of room.";
        return counts.unranked() == 0
                ? thinned
                : "%s %,d rows of %,d dates were left out: fewer than 20 symbols have a return over the same sessions to rank it among."
                        .formatted(thinned, counts.unranked(), counts.unrankedDates());
    }

    private static ModelCard.Metrics metrics(ModelEvaluation found, Estimate auc) {
        return new ModelCard.Metrics(
                auc.estimate().orElse(null),
                auc.interval().map(ConfidenceInterval::low).orElse(null),
                auc.interval().map(ConfidenceInterval::high).orElse(null),
                found.logLoss().orElse(null),
                found.baseLogLoss().orElse(null),
                found.momentumLogLoss().orElse(null),
                found.brier().orElse(null),
                found.baseBrier().orElse(null),
                found.calibrationError().orElse(null));
    }
}
