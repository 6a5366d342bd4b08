package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.research.learning.gate.PromotionGate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Parts of a training that are worked on at the same time, without an engine.
final class TrainingPartsTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    private final TrainingFixture fixture = new TrainingFixture();
    private final TrainJob plain = job(_ -> Optional.empty());
    private StoredModel model;

    @BeforeEach
    void store() {
        fixture.store("S00", 1, TrainingFixture.SESSIONS, 1);
        model = fixture.begin(ANN).model();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private TrainJob job(Function<JobId, Optional<JobView>> jobs) {
        return new TrainJob(
                fixture.jdbi, fixture.market, jobs, new PromotionGate(0.5), TrainingSeams.USUAL);
    }

    private ItemOutcome outcome(TrainJob job, String part) throws InterruptedException {
        Item item = new Item(1, 0, part, 1, 1);
        return job.work(
                        new Batch(
                                id(),
                                Json.write(new TrainJob.Params(model.id(), 2)),
                                List.of(item),
                                () -> false))
                .getFirst();
    }

    private JobId id() {
        return JobId.parse(String.valueOf(model.job())).orElseThrow();
    }

    private ItemOutcome.Success made(String part) throws InterruptedException {
        return assertInstanceOf(ItemOutcome.Success.class, outcome(plain, part), part);
    }

    private void keep(ItemOutcome.Success made) {
        fixture.jdbi.useTransaction(h -> plain.store(h, id(), List.of(made)));
    }

    @Test
    void noTrainingIsFinishedFromAPartOfItsFolds() throws InterruptedException {
        ItemOutcome.Success first = made("fold 0");
        // the first fold is kept after the item that finishes began, before it reads the folds
        TrainJob late =
                job(_ -> {
                    keep(first);
                    return Optional.empty();
                });
        assertInstanceOf(ItemOutcome.Postponed.class, outcome(late, TrainJob.FINAL));
        assertEquals(1, fixture.count("select count(*) from model_fold"));
        keep(made("fold 1"));
        keep(made(TrainJob.FINAL));
        assertEquals(ModelState.REJECTED, fixture.book.known(model.name()).state());
    }
}
