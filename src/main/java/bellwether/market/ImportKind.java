package bellwether.market;

import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.JobKind;
import bellwether.jobs.Outcome;
import bellwether.web.Json;
import bellwether.web.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of an import job: reads the upload whose id its item names. A second try reads it from
/// the beginning; what the first has stored is found unchanged then.
final class ImportKind implements JobKind {
    static final String NAME = "import";

    private record Done(UUID upload, ImportReport report) {}

    private record Brief(String source, long rows, long accepted, long rejected) {}

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Spool spool;
    private final UploadDao dao = new UploadDao();

    ImportKind(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.spool = new Spool(jdbi, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Outcome> work(Batch batch) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean()
                            ? new Outcome.Untouched(item)
                            : work(item, UUID.fromString(item.key())));
        }
        return outcomes;
    }

    private Outcome work(Item item, UUID id) {
        Optional<Upload> upload = spool.find(id);
        if (upload.isEmpty()) {
            return new Outcome.Failure(
                    item,
                    "unknown_upload",
                    "The upload is not there any more; send it again.",
                    true,
                    Optional.empty());
        }
        try {
            ImportParams params = Json.read(upload.get().params(), ImportParams.class);
            ImportReport report =
                    new Importer(
                                    new RetriedTransactions(jdbi),
                                    clock,
                                    rows -> spool.progress(id, rows))
                            .run(spool.file(id), params.order());
            return new Outcome.Success(item, new Done(id, report));
        } catch (Refusal refusal) {
            return new Outcome.Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    refusal.status() < 500,
                    Optional.empty());
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {
        for (Outcome.Success success : finished) {
            Done done = (Done) success.payload();
            dao.finish(transaction, done.upload(), Json.write(done.report()), clock.instant());
        }
    }

    @Override
    public void forget(Handle transaction, List<JobId> jobs) {
        dao.forget(transaction, jobs.stream().map(JobId::value).toList());
    }

    @Override
    public Optional<String> brief(Outcome.Success success) {
        ImportReport report = ((Done) success.payload()).report();
        return Optional.of(
                Json.write(
                        new Brief(
                                report.source(),
                                report.rows(),
                                report.accepted(),
                                report.rejected())));
    }
}
