package bellwether.market.imports;

import bellwether.market.bars.PriceLiveEvents;
import bellwether.market.bars.PriceLiveEvents.Change;
import bellwether.market.imports.format.PriceFile;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Where uploads wait until they are imported: in parts of a megabyte in the database, so that they
/// survive the process that took them and any other may import them.
public final class UploadSpool {
    private static final long MOST_WAITING = 4L << 30;
    private static final int PART = 1 << 20;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final InstantSource clock;
    private final UploadDao dao = new UploadDao();

    public UploadSpool(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = new RetriedTransactions(jdbi);
        this.clock = clock;
    }

    public Optional<StoredUpload> find(String owner, String key) {
        return jdbi.withHandle(handle -> dao.find(handle, owner, key));
    }

    Optional<StoredUpload> find(UUID id) {
        return jdbi.withHandle(handle -> dao.find(handle, id));
    }

    public Optional<StoredUpload> ofJob(UUID job) {
        return jdbi.withHandle(handle -> dao.ofJob(handle, job));
    }

    /// A new upload; what nobody has touched for a day makes room for it.
    public StoredUpload begin(String owner, Optional<String> key, String params) {
        StoredUpload upload =
                new StoredUpload(
                        UUID.randomUUID(),
                        owner,
                        key,
                        params,
                        0,
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty());
        boolean mine =
                transactions.in(handle -> {
                    dao.sweep(handle, clock.instant().minus(KEPT));
                    if (dao.waiting(handle) > MOST_WAITING) {
                        throw Refusal.of(
                                RefusalKind.UNAVAILABLE,
                                "too_many_uploads",
                                "More than %,d bytes wait to be imported; try again later."
                                        .formatted(MOST_WAITING));
                    }
                    return dao.insert(handle, upload, clock.instant());
                });
        if (!mine) {
            throw inProgress();
        }
        return upload;
    }

    /// The same upload from its beginning.
    public StoredUpload restart(StoredUpload upload, String params) {
        transactions.in(handle -> {
            dao.restart(handle, upload.id(), params, clock.instant());
            return true;
        });
        return find(upload.id()).orElseThrow();
    }

    /// Takes the rest of an upload.
    ///
    /// @throws Refusal when it breaks off; what has come is kept if the upload has a key
    public StoredUpload receive(StoredUpload upload, InputStream body) {
        long kept = upload.bytes();
        int place = upload.parts();
        try {
            PartReader parts = new PartReader(body, PART);
            for (byte[] part = parts.next(); part.length > 0; part = parts.next()) {
                add(upload, place++, part);
                kept += part.length;
            }
            String sha256 = sha256(new SpoolInput(jdbi, upload.id()));
            transactions.in(handle -> {
                dao.complete(handle, upload.id(), sha256, clock.instant());
                return true;
            });
            return find(upload.id()).orElseThrow();
        } catch (IOException e) {
            drop(upload);
            throw Refusal.of(
                    RefusalKind.MALFORMED,
                    "broken_stream",
                    brokenOff(upload, kept, "the client disconnected"));
        } catch (JdbiException e) {
            long safe = kept;
            throw ImportInterruption.by(e, reason -> brokenOff(upload, safe, reason));
        } catch (Refusal refusal) {
            drop(upload);
            throw refusal;
        }
    }

    private void add(StoredUpload upload, int place, byte[] part) {
        boolean mine =
                transactions.in(
                        handle -> dao.add(handle, upload.id(), place, part, clock.instant()));
        if (!mine) {
            throw inProgress();
        }
    }

    private static Refusal inProgress() {
        return Refusal.conflict(
                "upload_in_progress",
                "Another request is sending the upload of this Idempotency-Key.");
    }

    private static String brokenOff(StoredUpload upload, long kept, String reason) {
        return "The upload broke off: %s. Nothing of it was imported; %s"
                .formatted(
                        reason,
                        upload.key().isPresent()
                                ? "%,d bytes are kept for a day: send the rest with the same Idempotency-Key and Upload-Offset: %d."
                                        .formatted(kept, kept)
                                : "send it again, and with an Idempotency-Key it can go on where it broke off.");
    }

    /// Removes an upload that nobody can go on with.
    private void drop(StoredUpload upload) {
        if (upload.key().isEmpty()) {
            delete(upload);
        }
    }

    public void delete(StoredUpload upload) {
        jdbi.useHandle(handle -> dao.delete(handle, upload.id()));
    }

    public void attach(StoredUpload upload, UUID job) {
        jdbi.useHandle(handle -> dao.attach(handle, upload.id(), job));
    }

    public <R> R in(HandleCallback<R, RuntimeException> work) {
        return transactions.in(work);
    }

    void progress(UUID upload, long rows) {
        jdbi.useHandle(handle -> progress(handle, upload, rows));
    }

    void progress(Handle transaction, UUID upload, long rows) {
        dao.progress(transaction, upload, rows, clock.instant());
    }

    /// Keeps the answer for a repeat with the same key, and publishes that prices have changed
    /// where they have.
    ///
    /// @param symbols how many have other bars now; 0 publishes nothing
    /// @return whether it is the first: the one that another request gave stays
    public boolean finish(StoredUpload upload, String answer, int symbols) {
        return transactions.in(handle -> {
            boolean first = true;
            if (upload.key().isEmpty()) {
                dao.delete(handle, upload.id());
            } else {
                first = dao.finish(handle, upload.id(), answer, clock.instant());
            }
            if (first && symbols > 0) {
                PriceLiveEvents.publish(
                        handle, upload.owner(), Change.IMPORTED, symbols, Optional.empty());
            }
            return first;
        });
    }

    /// The answer that is kept of an upload, which another request may have given.
    public Optional<String> answer(StoredUpload upload) {
        return find(upload.id()).flatMap(StoredUpload::answer);
    }

    public PriceFile file(UUID upload) {
        return () -> new SpoolInput(jdbi, upload);
    }

    public static String sha256(InputStream bytes) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
