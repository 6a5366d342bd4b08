package bellwether.market.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The way of an upload into the store, kept beside its bytes.
public final class UploadTrack implements ImportTrack {
    /// Who does the work, and may have it ended.
    public interface Worker {
        /// Hears that the import goes on.
        ///
        /// @throws RuntimeException to end it
        void moved();

        /// All files of an archive have been looked at, and none is stored yet.
        void surveyed(int files);

        /// Hears of each transaction, within it.
        ///
        /// @throws RuntimeException to take it back, when the work is another's by now
        void kept(Handle transaction);
    }

    /// Each step says how far it is; between them, and in a dry run, so often.
    private static final Duration OFTEN = Duration.ofSeconds(5);

    private final UploadSpool spool;
    private final StoredUpload upload;
    private final boolean dry;
    private final Worker worker;
    private final InstantSource clock;
    private final UploadStepDao steps = new UploadStepDao();
    private volatile Instant told;

    public UploadTrack(
            UploadSpool spool,
            StoredUpload upload,
            boolean dry,
            Worker worker,
            InstantSource clock) {
        this.spool = spool;
        this.upload = upload;
        this.dry = dry;
        this.worker = worker;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void moved(long rows) {
        worker.moved();
        Instant now = clock.instant();
        if (told.plus(OFTEN).isBefore(now)) {
            told = now;
            spool.progress(upload.id(), rows);
        }
    }

    @Override
    public void surveyed(int files) {
        worker.surveyed(files);
    }

    @Override
    public Optional<ImportStep> earlier(int number, long fingerprint) {
        return dry
                ? Optional.empty()
                : spool.in(handle -> steps.find(handle, upload.id(), number, fingerprint));
    }

    /// The transaction of a dry run is taken back, and this with it.
    @Override
    public boolean keep(Handle transaction, ImportStep step) {
        if (dry) {
            return true;
        }
        worker.kept(transaction);
        told = clock.instant();
        spool.progress(transaction, upload.id(), step.rows());
        return steps.keep(transaction, upload.id(), step);
    }

    /// All rows have been read.
    void ended(long rows) {
        spool.progress(upload.id(), rows);
    }
}
