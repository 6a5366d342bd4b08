package bellwether.frontend.page;

import bellwether.platform.base.Sha256;
import bellwether.platform.http.HeaderLines;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One file of the page, compressed once. Its tag is weak, because both forms carry the same.
final class PageFile {
    /// `/` is the index too, and each file has two forms.
    private static final String VARY = "Accept, Accept-Encoding, Origin";

    private final byte[] plain;
    private final byte[] compressed;
    private final String type;
    private final String tag;

    PageFile(byte[] bytes, String type) {
        this.plain = bytes.clone();
        this.compressed = gzip(plain);
        this.type = type;
        this.tag = "W/\"" + HexFormat.of().formatHex(Sha256.of(plain), 0, 12) + "\"";
    }

    /// @param caching the `Cache-Control` that goes with it
    void answer(Context ctx, String caching) {
        ctx.header("ETag", tag);
        ctx.header("Cache-Control", caching);
        ctx.header("Vary", VARY);
        if (isHad(HeaderLines.of(ctx, "If-None-Match").orElse(null))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(type);
        if (compressed.length < plain.length
                && takesGzip(HeaderLines.of(ctx, "Accept-Encoding").orElse(null))) {
            ctx.header("Content-Encoding", "gzip");
            ctx.result(compressed);
        } else {
            ctx.result(plain);
        }
    }

    int compressedLength() {
        return compressed.length;
    }

    private boolean isHad(@Nullable String tags) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(tag.substring(2)));
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(one -> one.replace(" ", ""))
                        .anyMatch(one ->
                                one.equals("gzip")
                                        || (one.startsWith("gzip;")
                                                && !one.matches("gzip;q=0(\\.0*)?")));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
