package bellwether.platform.http;

import bellwether.platform.base.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// The answer to a read: in the form that the caller accepts, with a strong entity tag, and 304
/// without a body to whoever has it already.
///
/// ```java
/// Reading reading = Reading.table(ctx);
/// reading.answer(Version.of(job.version()), page, COLUMNS, page::rows);
/// ```
public final class ConditionalResponse {
    /// How a table is labelled.
    public static final String CSV = "text/csv; charset=utf-8; header=present";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Context ctx;
    private final MediaTypes media;
    private @Nullable ResponseCache kept;

    private ConditionalResponse(Context ctx, MediaTypes media) {
        this.ctx = ctx;
        this.media = media;
    }

    /// Of something that is JSON only.
    ///
    /// @throws Refusal 406 when the caller does not accept that
    public static ConditionalResponse json(Context ctx) {
        return new ConditionalResponse(ctx, MediaTypes.of(ctx, List.of(MediaTypes.JSON)));
    }

    /// Of a list that can be had as a table too.
    ///
    /// @throws Refusal 406 when the caller accepts neither JSON nor CSV
    public static ConditionalResponse table(Context ctx) {
        return new ConditionalResponse(
                ctx, MediaTypes.of(ctx, List.of(MediaTypes.JSON, MediaTypes.CSV)));
    }

    /// The same where `format` may say which; else what the caller accepts.
    ///
    /// @throws Refusal 422 for another format than json and csv
    public static ConditionalResponse tableByFormat(Context ctx) {
        return new ConditionalResponse(ctx, MediaTypes.byFormat(ctx));
    }

    /// Of something that can be had as a table, and as text for people, too.
    ///
    /// @throws Refusal 406 when the caller accepts none of them
    public static ConditionalResponse tableOrText(Context ctx) {
        return new ConditionalResponse(
                ctx, MediaTypes.of(ctx, List.of(MediaTypes.JSON, MediaTypes.CSV, MediaTypes.TEXT)));
    }

    /// Of a list that can be had as a table too, and as Parquet from those who write that
    /// themselves.
    ///
    /// @throws Refusal 406 when the caller accepts none of them
    public static ConditionalResponse tableOrParquet(Context ctx) {
        return new ConditionalResponse(
                ctx,
                MediaTypes.of(ctx, List.of(MediaTypes.JSON, MediaTypes.CSV, MediaTypes.PARQUET)));
    }

    /// Of a file of one form, which is answered whatever the caller accepts.
    public static ConditionalResponse file(Context ctx) {
        return new ConditionalResponse(ctx, MediaTypes.HTML);
    }

    /// Whether the caller wants Parquet.
    public boolean isParquet() {
        return media == MediaTypes.PARQUET;
    }

    /// Whether it is the table that the caller wants, for those who write it themselves.
    public boolean isTable() {
        return media == MediaTypes.CSV;
    }

    /// Whether it is JSON that the caller wants.
    public boolean isJson() {
        return media == MediaTypes.JSON;
    }

    /// Answers from memory what was kept there, and says whether it did.
    public boolean keptIn(ResponseCache answers) {
        Optional<ResponseCache.Answer> known =
                media == MediaTypes.JSON ? answers.find(ctx) : Optional.empty();
        known.ifPresent(answer -> {
            if (answer.link != null) {
                ctx.header("Link", answer.link);
            }
            if (!unchanged(answer.version)) {
                send(answer.version, answer.bytes, "application/json");
            }
        });
        return known.isPresent();
    }

    /// From here on the answer can change no more: it is kept for the next time.
    public void keepIn(ResponseCache answers) {
        kept = answers;
    }

    /// Whether the caller has some version already, so that it pays to look for ours first.
    public boolean conditional() {
        return ctx.header("If-None-Match") != null;
    }

    /// Answers 304 when this is the version that the caller has, and says whether it did.
    public boolean unchanged(EntityTag.Known version) {
        String tag = tag(version.tag());
        List<String> known = Collections.list(ctx.req().getHeaders("If-None-Match"));
        boolean same = !known.isEmpty() && EntityTag.Tags.match(String.join(",", known), tag);
        if (same) {
            head(tag);
            Responses.empty(ctx, 304);
        }
        return same;
    }

    /// As `unchanged`, for those who have not yet looked at all that was asked for: `*`, which is
    /// any answer, also the one to a request that is wrong, is left to `answer`.
    public boolean isHeld(EntityTag.Known version) {
        return !Collections.list(ctx.req().getHeaders("If-None-Match")).contains("*")
                && unchanged(version);
    }

    /// Answers with JSON.
    public void answer(EntityTag version, Object body) {
        give(version, Json.answer(body), "application/json");
    }

    /// Answers with JSON that was written before.
    public void answer(EntityTag.Known version, byte[] json) {
        if (!unchanged(version)) {
            send(version, json, "application/json");
        }
    }

    /// Answers with a file, whose version is that of its bytes.
    public void answer(byte[] file, String type) {
        EntityTag.Known version = new EntityTag.Known(EntityTag.hash(file));
        if (!unchanged(version)) {
            send(version, file, type);
        }
    }

    /// Answers with JSON, or with the rows as CSV; they are asked for only then.
    public <R> void answer(
            EntityTag version, Object body, CsvOutput<R> table, Supplier<List<R>> rows) {
        switch (media) {
            case JSON -> answer(version, body);
            case CSV -> {
                named(table);
                give(version, table.csv(rows.get()), CSV);
            }
            case TEXT, PARQUET, HTML, EVENTS ->
                    throw new IllegalStateException(media + " is not written here");
        }
    }

    /// Answers in the form that the caller wants; only that one is made.
    public <R> void answer(EntityTag version, Representations<R> forms) {
        if (media == MediaTypes.TEXT) {
            give(version, forms.text().get(), TEXT);
        } else if (media == MediaTypes.CSV) {
            named(forms.table());
            give(version, forms.table().csv(forms.rows().get()), CSV);
        } else {
            answer(version, forms.json().get());
        }
    }

    /// The same for an answer that is no read, and so has no version.
    public <R> void answerOnce(Representations<R> forms) {
        switch (media) {
            case JSON -> Responses.json(ctx, forms.json().get());
            case TEXT -> text(forms.text().get(), TEXT);
            case CSV -> {
                named(forms.table());
                text(forms.table().csv(forms.rows().get()), CSV);
            }
            case PARQUET, HTML, EVENTS ->
                    throw new IllegalStateException(media + " is not written here");
        }
    }

    private void text(String text, String type) {
        ctx.contentType(type).result(text.getBytes(StandardCharsets.UTF_8));
    }

    private void named(CsvOutput<?> table) {
        ctx.header(
                "Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(table.name()));
    }

    private void give(EntityTag version, String text, String type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        EntityTag.Known known =
                switch (version) {
                    case EntityTag.Known given -> given;
                    case EntityTag.OfBytes _ -> new EntityTag.Known(EntityTag.hash(bytes));
                };
        if (kept != null && media == MediaTypes.JSON) {
            kept.keep(ctx, known, bytes);
        }
        if (!unchanged(known)) {
            send(known, bytes, type);
        }
    }

    private void send(EntityTag.Known version, byte[] bytes, String type) {
        head(tag(version.tag()));
        ctx.contentType(type).result(bytes);
    }

    /// Each form of one thing is a representation of its own, so their tags differ.
    private String tag(String version) {
        return switch (media) {
            case CSV -> version + "-csv";
            case TEXT -> version + "-text";
            case JSON, PARQUET, HTML, EVENTS -> version;
        };
    }

    /// The caller may keep it for itself, and must ask each time whether it still holds.
    private void head(String tag) {
        ctx.header(HttpHeader.ETAG.asString(), '"' + tag + '"');
        ctx.header(HttpHeader.CACHE_CONTROL.asString(), "private, no-cache");
    }
}
