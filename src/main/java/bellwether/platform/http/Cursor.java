package bellwether.platform.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Where a list goes on, opaque to the client. It grants nothing that the request would not grant
/// without it; its checksum is there to answer a mangled one, or one of another list, with a clear
/// refusal.
///
/// @param list the list's name, with the id of what it belongs to, such as `results of 17`
public record Cursor(String list, List<String> parts) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String list, Object... parts) {
        return new Cursor(list, Arrays.stream(parts).map(String::valueOf).toList());
    }

    /// The request's `cursor` parameter; `size` is how many parts a cursor of this list has.
    public static Optional<Cursor> from(Context ctx, String list, int size) {
        String text = ctx.queryParam("cursor");
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(read(list, text, size).orElseThrow(() -> mangled(text)));
    }

    /// A cursor that came otherwise than as a parameter. Empty where it is none of this list.
    public static Optional<Cursor> read(String list, String text, int size) {
        return parse(list, text).filter(cursor -> cursor.parts.size() == size);
    }

    /// The number that a list is paged by.
    ///
    /// @param absent for the first page
    public static long number(Context ctx, String list, long absent) {
        return from(ctx, list, 1)
                .map(cursor -> {
                    try {
                        return Long.parseLong(cursor.part(0));
                    } catch (NumberFormatException e) {
                        throw mangled(cursor.encode());
                    }
                })
                .orElse(absent);
    }

    /// For a cursor whose parts turn out not to be what they should.
    public static Refusal mangled(String text) {
        return Refusal.invalid(
                "?cursor",
                "must be a cursor from the next link of an earlier page of this list, was \"%s\""
                        .formatted(Quoted.text(text)));
    }

    public String part(int index) {
        return parts.get(index);
    }

    public String encode() {
        String body = String.join(SEPARATOR, parts);
        byte[] bytes =
                (checksum(list + SEPARATOR + body) + SEPARATOR + body)
                        .getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<Cursor> parse(String list, String text) {
        try {
            String all = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(all.split(SEPARATOR, -1));
            Cursor cursor = new Cursor(list, parts.subList(1, parts.size()));
            return cursor.encode().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
