package bellwether.market.imports;

import bellwether.market.calendar.Calendars;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.WorkStopped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of an import job: reads the upload whose id its item names. It may take as long as its
/// rows take, while it goes on; another try stores only what those before it have not.
public final class ImportJob implements JobKind {
    public static final String NAME = "import";

    private record Done(UUID upload, ImportReport report) {}

    private record Brief(String source, long rows, long accepted, long rejected) {}

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Calendars calendars;
    private final UploadSpool spool;
    private final UploadDao dao = new UploadDao();
    private final UploadStepDao steps = new UploadStepDao();

    ImportJob(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.clock = calendars.clock();
        this.calendars = calendars;
        this.spool = new UploadSpool(jdbi, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean()
                            ? new ItemOutcome.Untouched(item)
                            : work(batch, item, UUID.fromString(item.key())));
        }
        return outcomes;
    }

    private ItemOutcome work(Batch batch, Item item, UUID id) {
        Optional<StoredUpload> upload = spool.find(id);
        if (upload.isEmpty()) {
            return new ItemOutcome.Failure(
                    item,
                    "unknown_upload",
                    "The upload is gone; send it again.",
                    true,
                    Optional.empty());
        }
        try {
            ImportParams params = Json.stored(upload.get().params(), ImportParams.class);
            UploadTrack track =
                    new UploadTrack(
                            spool, upload.get(), params.dryRun(), new ByJob(batch, item), clock);
            ImportReport report =
                    new Importer(new RetriedTransactions(jdbi), calendars, track)
                            .run(spool.file(id), params.order());
            track.ended(report.counts().rows());
            return new ItemOutcome.Success(item, new Done(id, report));
        } catch (Refusal refusal) {
            return new ItemOutcome.Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    !refusal.isTransient(),
                    Optional.empty());
        }
    }

    /// The import goes on as long as the job does, and stores as long as its claim holds.
    private record ByJob(Batch batch, Item item) implements UploadTrack.Worker {
        @Override
        public void moved() {
            if (batch.cancelled().getAsBoolean()) {
                throw new WorkStopped("its job is stopping");
            }
            batch.progress().moved();
        }

        @Override
        public void surveyed(int files) {}

        @Override
        public void kept(Handle transaction) {
            batch.progress().kept(transaction, item);
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            Done done = (Done) success.payload();
            String answer = Json.write(done.report().bounded());
            dao.finish(transaction, done.upload(), answer, clock.instant());
            steps.keep(transaction, done.upload(), done.report().files());
        }
    }

    @Override
    public void forget(Handle transaction, List<JobId> jobs) {
        dao.forget(transaction, jobs.stream().map(JobId::value).toList());
    }

    @Override
    public void repeated(Handle transaction, JobId ended, JobId fresh) {
        dao.moveTo(transaction, ended.value(), fresh.value());
    }

    @Override
    public Optional<String> brief(ItemOutcome.Success success) {
        ImportReport report = ((Done) success.payload()).report();
        return Optional.of(
                Json.write(
                        new Brief(
                                report.source(),
                                report.counts().rows(),
                                report.counts().accepted(),
                                report.counts().rejected())));
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/prices/import/" + job);
    }
}
