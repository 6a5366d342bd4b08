package bellwether.platform.http.openapi;

import bellwether.platform.base.Sha256;
import bellwether.platform.http.HeaderLines;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Bytes that are the same for everybody, with a tag that changes when they do, so that whoever has
/// them already is not sent them again.
final class CachedRepresentation {
    private final byte[] bytes;
    private final String type;
    private final String tag;

    CachedRepresentation(byte[] bytes, String type) {
        this.bytes = bytes.clone();
        this.type = type;
        this.tag = "W/\"" + hash(bytes) + "\"";
    }

    /// @param caching the `Cache-Control` that goes with it
    void answer(Context ctx, String caching) {
        ctx.header("ETag", tag);
        ctx.header("Cache-Control", caching);
        if (isHad(HeaderLines.of(ctx, "If-None-Match").orElse(null))) {
            ctx.status(304);
        } else {
            ctx.contentType(type).result(bytes);
        }
    }

    /// Weak comparison (RFC 9110, 13.1.2): whether a tag is marked weak does not matter.
    private boolean isHad(@Nullable String tags) {
        return tags != null
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(","))
                                .map(one -> one.strip().replaceFirst("^W/", ""))
                                .anyMatch(tag.substring(2)::equals));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 12);
    }
}
