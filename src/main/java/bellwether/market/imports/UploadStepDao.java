package bellwether.market.imports;

import bellwether.platform.base.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The steps of imports under way, and what became of the files of archives.
public final class UploadStepDao {
    private static final int FILES_AT_ONCE = 500;

    private static final String STEP =
            """
            select document from upload_step
            where upload_id = :upload and number = :number and fingerprint = :fingerprint
            """;

    /// One of other rows, kept by a program that read the file in another way, is replaced.
    private static final String KEEP =
            """
            insert into upload_step (upload_id, number, fingerprint, document)
            values (:upload, :number, :fingerprint, cast(:document as json))
            on conflict (upload_id, number) do update
            set fingerprint = excluded.fingerprint, document = excluded.document
            where upload_step.fingerprint <> excluded.fingerprint
            """;

    private static final String FILES =
            """
            insert into upload_file (upload_id, place, document)
            select :upload, :first + place - 1, cast(document as json)
            from unnest(:documents) with ordinality as file (document, place)
            """;

    private static final String PAGE =
            """
            select document from upload_file
            where upload_id = :upload and place >= :first
            order by place
            limit :limit
            """;

    Optional<ImportStep> find(Handle handle, UUID upload, int number, long fingerprint) {
        return handle.createQuery(STEP)
                .bind("upload", upload)
                .bind("number", number)
                .bind("fingerprint", fingerprint)
                .mapTo(String.class)
                .findOne()
                .map(document -> Json.stored(document, ImportStep.class));
    }

    /// False when this very step is kept already.
    boolean keep(Handle handle, UUID upload, ImportStep step) {
        return handle.createUpdate(KEEP)
                        .bind("upload", upload)
                        .bind("number", step.number())
                        .bind("fingerprint", step.fingerprint())
                        .bind("document", Json.write(step))
                        .execute()
                == 1;
    }

    void keep(Handle handle, UUID upload, List<ImportReport.Part> files) {
        for (int first = 0; first < files.size(); first += FILES_AT_ONCE) {
            List<ImportReport.Part> some =
                    files.subList(first, Math.min(files.size(), first + FILES_AT_ONCE));
            handle.createUpdate(FILES)
                    .bind("upload", upload)
                    .bind("first", first)
                    .bindArray("documents", String.class, some.stream().map(Json::write).toList())
                    .execute();
        }
    }

    /// What became of some files, as JSON, in the order of the archive.
    public List<String> files(Handle handle, UUID upload, int first, int limit) {
        return handle.createQuery(PAGE)
                .bind("upload", upload)
                .bind("first", first)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }
}
