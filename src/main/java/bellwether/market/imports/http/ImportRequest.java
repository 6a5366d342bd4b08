package bellwether.market.imports.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportParams;
import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.imports.format.TimeZones;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.StatusRefusal;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a request asks of an import.
final class ImportRequest {
    private static final Set<String> TYPES =
            Set.of(
                    "text/csv",
                    "text/tab-separated-values",
                    "application/x-ndjson",
                    "application/jsonl",
                    "application/json",
                    "application/zip",
                    "application/x-zip-compressed",
                    "application/gzip",
                    "application/x-gzip",
                    "application/octet-stream");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=([^;]*)");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8");
    private static final Set<String> ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");

    private ImportRequest() {}

    static ImportParams of(Context ctx, Calendars calendars) {
        requireKnownType(ctx); // first: the query is decoded as the charset says
        QueryParameters.allowOnly(
                ctx, "ticker", "source", "dry_run", "zone", "decimal", "exchange", "dates");
        return new ImportParams(
                ticker(ctx).map(Ticker::name).orElse(null),
                source(ctx).name(),
                dry(ctx),
                zone(ctx),
                decimal(ctx),
                exchange(ctx, calendars),
                dates(ctx));
    }

    private static @Nullable String exchange(Context ctx, Calendars calendars) {
        String text = ctx.queryParam("exchange");
        return text == null
                ? null
                : calendars
                        .knownCode(text)
                        .orElseThrow(() ->
                                Refusal.invalid("?exchange", calendars.unknownExchange(text)));
    }

    private static @Nullable String zone(Context ctx) {
        String text = ctx.queryParam("zone");
        if (text != null && TimeZones.of(text).isEmpty()) {
            throw Refusal.invalid("?zone", TimeZones.rule(text));
        }
        return text;
    }

    private static @Nullable String decimal(Context ctx) {
        String text = ctx.queryParam("decimal");
        if (text != null && DecimalMark.of(text).isEmpty()) {
            throw Refusal.invalid(
                    "?decimal", "%s, was %s".formatted(DecimalMark.RULE, Rejection.shown(text)));
        }
        return text;
    }

    private static @Nullable String dates(Context ctx) {
        String text = ctx.queryParam("dates");
        if (text != null && DateOrder.of(text).isEmpty()) {
            throw Refusal.invalid(
                    "?dates", "%s, was %s".formatted(DateOrder.RULE, Rejection.shown(text)));
        }
        return text;
    }

    private static boolean dry(Context ctx) {
        String text = ctx.queryParam("dry_run");
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Refusal.invalid(
                    "?dry_run", "must be true or false, was " + Rejection.shown(text));
        }
        return "true".equals(text);
    }

    private static void requireKnownType(Context ctx) {
        String header = ctx.header("Content-Type"); // ctx.contentType() fails on odd charsets
        String type = plain(header);
        String encoding = plain(ctx.header("Content-Encoding"));
        if (!TYPES.contains(type)) {
            throw unsupported(
                    "Send text/csv, application/zip or application/gzip for packed files,"
                            + " application/json or application/x-ndjson, as Content-Type",
                    type);
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
        return StatusRefusal.of(
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
                Ticker.of(text).orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text))));
    }

    private static SourceName source(Context ctx) {
        String text = ctx.queryParam("source");
        if (text == null) {
            return SourceName.real("upload");
        }
        if (!SourceName.fits(text)) {
            throw Refusal.invalid("?source", SourceName.rule(text));
        }
        return SourceName.real(text);
    }
}
