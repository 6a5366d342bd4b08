package bellwether.market.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Uploads and their parts.
final class UploadDao {
    private static final String COLUMNS =
            """
            select id, owner, idempotency_key, params, bytes, parts, complete, sha256, job_id,
                rows_read, answer
            from upload
            """;

    private static final String NEW =
            """
            insert into upload (id, owner, idempotency_key, params, created_at, moved_at)
            values (:id, :owner, :key, :params, :now, :now)
            on conflict do nothing
            """;

    private static final String GROW =
            """
            update upload set bytes = bytes + :size, parts = parts + 1, moved_at = :now
            where id = :id and parts = :place and not complete
            """;

    private static final String PART =
            "insert into upload_part (upload_id, place, bytes) values (:id, :place, :bytes)";

    private static final String READ =
            "select bytes from upload_part where upload_id = :id and place = :place";

    private static final String RESTART =
            """
            with gone as (delete from upload_part where upload_id = :id)
            update upload set bytes = 0, parts = 0, params = :params, moved_at = :now
            where id = :id and not complete
            """;

    private static final String COMPLETE =
            "update upload set complete = true, sha256 = :sha256, moved_at = :now where id = :id";

    private static final String PROGRESS =
            """
            update upload set rows_read = greatest(rows_read, :rows), moved_at = :now where id = :id
            """;

    private static final String FINISH =
            """
            with gone as (delete from upload_part where upload_id = :id),
                done as (delete from upload_step where upload_id = :id)
            update upload set status = 200, answer = :answer, moved_at = :now
            where id = :id and answer is null
            """;

    private static final String SWEEP =
            "delete from upload where moved_at < :before and (job_id is null or status is null)";

    boolean insert(Handle handle, StoredUpload upload, Instant now) {
        return handle.createUpdate(NEW)
                        .bind("id", upload.id())
                        .bind("owner", upload.owner())
                        .bind("key", upload.key().orElse(null))
                        .bind("params", upload.params())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    Optional<StoredUpload> find(Handle handle, UUID id) {
        return handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .map((row, _) -> upload(row))
                .findOne();
    }

    Optional<StoredUpload> find(Handle handle, String owner, String key) {
        return handle.createQuery(COLUMNS + " where owner = :owner and idempotency_key = :key")
                .bind("owner", owner)
                .bind("key", key)
                .map((row, _) -> upload(row))
                .findOne();
    }

    Optional<StoredUpload> ofJob(Handle handle, UUID job) {
        return handle.createQuery(COLUMNS + " where job_id = :job")
                .bind("job", job)
                .map((row, _) -> upload(row))
                .findOne();
    }

    /// Adds a part; false when another request has added one in the meantime.
    boolean add(Handle handle, UUID id, int place, byte[] bytes, Instant now) {
        boolean mine =
                handle.createUpdate(GROW)
                                .bind("id", id)
                                .bind("place", place)
                                .bind("size", bytes.length)
                                .bind("now", now)
                                .execute()
                        == 1;
        if (mine) {
            handle.createUpdate(PART)
                    .bind("id", id)
                    .bind("place", place)
                    .bind("bytes", bytes)
                    .execute();
        }
        return mine;
    }

    Optional<byte[]> part(Handle handle, UUID id, int place) {
        return handle.createQuery(READ)
                .bind("id", id)
                .bind("place", place)
                .mapTo(byte[].class)
                .findOne();
    }

    /// In how many parts an upload came; more than any when it is gone.
    int parts(Handle handle, UUID id) {
        return handle.createQuery("select parts from upload where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .orElse(Integer.MAX_VALUE);
    }

    void restart(Handle handle, UUID id, String params, Instant now) {
        handle.createUpdate(RESTART)
                .bind("id", id)
                .bind("params", params)
                .bind("now", now)
                .execute();
    }

    void complete(Handle handle, UUID id, String sha256, Instant now) {
        handle.createUpdate(COMPLETE)
                .bind("id", id)
                .bind("sha256", sha256)
                .bind("now", now)
                .execute();
    }

    void attach(Handle handle, UUID id, UUID job) {
        handle.createUpdate("update upload set job_id = :job where id = :id")
                .bind("id", id)
                .bind("job", job)
                .execute();
    }

    void moveTo(Handle handle, UUID ended, UUID fresh) {
        handle.createUpdate("update upload set job_id = :fresh where job_id = :ended")
                .bind("ended", ended)
                .bind("fresh", fresh)
                .execute();
    }

    void progress(Handle handle, UUID id, long rows, Instant now) {
        handle.createUpdate(PROGRESS).bind("id", id).bind("rows", rows).bind("now", now).execute();
    }

    /// Keeps the answer and lets the bytes go; false when there was an answer before, which stays.
    boolean finish(Handle handle, UUID id, String answer, Instant now) {
        return handle.createUpdate(FINISH)
                        .bind("id", id)
                        .bind("answer", answer)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from upload where id = :id").bind("id", id).execute();
    }

    void forget(Handle handle, Collection<UUID> jobs) {
        handle.createUpdate("delete from upload where job_id = any(:jobs)")
                .bindArray("jobs", UUID.class, jobs.toArray())
                .execute();
    }

    void sweep(Handle handle, Instant before) {
        handle.createUpdate(SWEEP).bind("before", before).execute();
    }

    /// How many bytes wait to be imported.
    long waiting(Handle handle) {
        return handle.createQuery("select coalesce(sum(bytes), 0) from upload where status is null")
                .mapTo(Long.class)
                .one();
    }

    private static StoredUpload upload(ResultSet row) throws SQLException {
        return new StoredUpload(
                row.getObject(1, UUID.class),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getInt(6),
                row.getBoolean(7),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getObject(9, UUID.class)),
                row.getLong(10),
                Optional.ofNullable(row.getString(11)));
    }
}
