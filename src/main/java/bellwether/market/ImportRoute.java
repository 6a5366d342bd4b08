package bellwether.market;

import bellwether.web.Actor;
import bellwether.web.Answers;
import bellwether.web.Audit;
import bellwether.web.Queries;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes price files over HTTP. The body is read as it comes and never held whole.
final class ImportRoute implements Routes {
    private static final long LARGEST_BODY = 2L << 30;
    private static final long MOST_DRAINED = 256L << 20;
    private static final Set<String> TYPES =
            Set.of(
                    "text/csv",
                    "application/gzip",
                    "application/x-gzip",
                    "application/octet-stream");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=([^;]*)");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8");
    private static final Set<String> ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");

    private final Importer importer;
    private final Audit audit;

    ImportRoute(Importer importer, Audit audit) {
        this.importer = importer;
        this.audit = audit;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/prices/import", this::take, Role.ADMIN);
    }

    private void take(Context ctx) throws IOException {
        LimitedInput body = new LimitedInput(ctx.req().getInputStream(), LARGEST_BODY);
        try {
            ImportReport report = imported(ctx, body);
            audit.note(
                    Actor.of(ctx),
                    "prices.import",
                    report.source(),
                    "%d rows of %d symbols".formatted(report.accepted(), report.symbols()));
            Answers.json(ctx, report);
        } catch (Refusal refusal) {
            drain(ctx, body);
            throw refusal;
        }
    }

    private ImportReport imported(Context ctx, InputStream body) {
        requireKnownType(ctx); // first: the query is decoded as the charset says
        Queries.allowOnly(ctx, "ticker", "source");
        ImportOrder order = new ImportOrder(ticker(ctx), Optional.empty(), source(ctx));
        if (ctx.req().getContentLengthLong() > LARGEST_BODY) {
            throw Refusal.of(
                    413, "file_too_large", "It is larger than %,d bytes.".formatted(LARGEST_BODY));
        }
        return importer.run(body, order);
    }

    /// A client that is still sending when the connection closes may never see the answer, so some
    /// of what it sends is taken and thrown away. One that waits to be told to send is not told.
    private static void drain(Context ctx, LimitedInput body) {
        if (ctx.header("Expect") != null && body.count() == 0) {
            return;
        }
        try {
            ctx.req().getInputStream().skip(MOST_DRAINED);
        } catch (IOException e) {
            // the client is gone, or the rest is broken: it gets the answer if it can
        }
    }

    private static void requireKnownType(Context ctx) {
        String header = ctx.header("Content-Type"); // ctx.contentType() fails on odd charsets
        String type = plain(header);
        String encoding = plain(ctx.header("Content-Encoding"));
        if (!TYPES.contains(type)) {
            throw unsupported(
                    "Send text/csv, or application/gzip for a packed file, as Content-Type", type);
        }
        String charset = charset(header);
        if (!CHARSETS.contains(charset)) {
            throw unsupported("Send UTF-8 and say charset=utf-8 or no charset", charset);
        }
        if (!ENCODINGS.contains(encoding)) {
            throw unsupported("Send gzip or nothing as Content-Encoding", encoding);
        }
    }

    /// What the header says the charset is, in lower case; UTF-8 when it says nothing.
    private static String charset(@Nullable String type) {
        Matcher parameter = CHARSET.matcher(type == null ? "" : type);
        return parameter.find()
                ? parameter.group(1).replace("\"", "").strip().toLowerCase(Locale.ROOT)
                : "utf-8";
    }

    private static String plain(@Nullable String header) {
        return header == null
                ? ""
                : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Refusal unsupported(String advice, String was) {
        return Refusal.of(
                415,
                "unsupported_media_type",
                "%s; it was %s"
                        .formatted(advice, was.isEmpty() ? "not given" : Rejection.shown(was)));
    }

    private static Optional<Ticker> ticker(Context ctx) {
        String text = ctx.queryParam("ticker");
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                Ticker.of(text)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?ticker",
                                        "must be %s, was %s"
                                                .formatted(
                                                        Ticker.RULE_IN_WORDS,
                                                        Rejection.shown(text)))));
    }

    private static SourceName source(Context ctx) {
        String text = ctx.queryParam("source");
        if (text == null) {
            return SourceName.real("upload");
        }
        if (!SourceName.fits(text)) {
            throw Refusal.invalid(
                    "?source",
                    "must be 1 to %d printable characters, was %s"
                            .formatted(SourceName.LONGEST, Rejection.shown(text)));
        }
        return SourceName.real(text);
    }
}
