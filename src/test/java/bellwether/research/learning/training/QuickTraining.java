package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.leak.LeakReport;
import bellwether.research.learning.model.FoldScores;
import bellwether.research.learning.model.FoldTraining;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.sample.TrainingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Makes models as a training does, without its search for leaks and without a job.
record QuickTraining(Jdbi jdbi, Market market, Instant now) {
    StoredModel model(TrainingRequest request) {
        List<SampleSymbol> symbols =
                jdbi.withHandle(h -> new SampleDao().symbols(h, market.symbols().tickers()));
        long today = Math.floorDiv(now.getEpochSecond(), Timeframe.SECONDS_PER_DAY);
        long cut = (today - 1) * Timeframe.SECONDS_PER_DAY;
        StoredSample bars = new StoredSample(market, symbols, cut, Map.of(), () -> {});
        TrainingSpec spec =
                new TrainingSpec(
                        request.label(),
                        request.horizon(),
                        request.kind(),
                        "all",
                        request.seed(),
                        TrainingSettings.USUAL.mostRows(),
                        cut,
                        bars.sessions().length,
                        bars.hash(),
                        List.of());
        SampleFeatures features = new SampleFeatures(SampleSurvey.of(bars, spec.sample()));
        List<FoldScores> scores = new ArrayList<>();
        try {
            for (SampleFold fold : spec.folds()) {
                TrainingTable table = features.table(fold);
                scores.add(
                        new FoldTraining(table, spec.usualModel(), (_, _) -> {})
                                .fit(fold)
                                .scores());
            }
            return finished(spec, symbols, bars, scores);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private StoredModel finished(
            TrainingSpec spec,
            List<SampleSymbol> symbols,
            StoredSample bars,
            List<FoldScores> scores)
            throws InterruptedException {
        FinishedModel model =
                new FinalWork(spec, TrainingSeams.USUAL, new PromotionGate(0.5), (_, _) -> {})
                        .finish(
                                bars,
                                new FinalWork.ModelBasis(
                                        scores,
                                        List.of(FoldFindings.of(List.of(), LeakReport.CLEAN)),
                                        market.symbols()
                                                .survivorship(
                                                        market.symbols().tickers(),
                                                        FinalWork.day(spec.cut())),
                                        new FinalWork.Tries(1, 1),
                                        Optional.empty(),
                                        Optional.empty()));
        ModelDao models = new ModelDao();
        return jdbi.inTransaction(h -> {
            long id = models.begin(h, spec, symbols, false, now).orElseThrow();
            models.finish(h, id, model, now);
            return models.find(h, id).orElseThrow();
        });
    }
}
