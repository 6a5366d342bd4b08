package bellwether.research.learning.training;

import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sums up the days that a model was judged on.
public final class RecordReader {
    private final ModelRecordDao records = new ModelRecordDao();

    /// Of all days out of sample.
    public ModelRecord whole(Handle h, StoredModel model) {
        return record(model, records.days(h, model.id()), records.live(h, model.id()).size());
    }

    /// Of those that were scored before their outcomes were known.
    public ModelRecord live(Handle h, StoredModel model) {
        List<JudgedDay> days = records.live(h, model.id());
        return record(model, days, days.size());
    }

    private static ModelRecord record(StoredModel model, List<JudgedDay> days, int live) {
        int[] ranked =
                IntStream.range(0, days.size())
                        .filter(i -> days.get(i).figures().auc().isPresent())
                        .toArray();
        int symbols = model.card() == null ? 1 : Math.max(1, model.card().rows().used());
        Estimate auc =
                DatedFigures.of(
                                ranked,
                                IntStream.of(ranked)
                                        .mapToDouble(i -> days.get(i).figures().auc().orElseThrow())
                                        .toArray())
                        .mean(symbols, model.spec().overlap(), ConfidenceInterval.USUAL_LEVEL);
        return new ModelRecord(
                days.size(),
                live,
                auc.effectiveN().orElse(null),
                auc.estimate().orElse(null),
                auc.interval().map(ConfidenceInterval::low).orElse(null),
                auc.interval().map(ConfidenceInterval::high).orElse(null),
                mean(days, ModelDay::loss),
                mean(days, ModelDay::baseLoss),
                days.isEmpty() ? null : days.getFirst().day(),
                days.isEmpty() ? null : days.getLast().day());
    }

    private static @Nullable Double mean(List<JudgedDay> days, ToDoubleFunction<ModelDay> figure) {
        OptionalDouble mean = days.stream().map(JudgedDay::figures).mapToDouble(figure).average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }
}
