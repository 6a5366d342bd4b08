package bellwether.platform.http;

import bellwether.platform.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tells one state of an answer from another: the same version stands for the same bytes.
public sealed interface EntityTag {
    /// Known without making the answer, from a number that moves with its content.
    record Known(String tag) implements EntityTag {
        /// As it stands in headers.
        public String header() {
            return '"' + tag + '"';
        }

        /// Whether an `If-Match` header names it, or names any by `*`.
        public boolean isNamedBy(String condition) {
            return condition.strip().equals("*")
                    || Arrays.stream(condition.split(",", -1))
                            .map(String::strip)
                            .anyMatch(header()::equals);
        }
    }

    /// To be taken from the bytes.
    record OfBytes() implements EntityTag {}

    /// A version made of these parts. The program's own version is part of it too, because another
    /// release may write the same content otherwise.
    static Known of(Object... parts) {
        return new Known(
                hash(String.join("\u001f", Arrays.stream(parts).map(String::valueOf).toList())));
    }

    static EntityTag ofBytes() {
        return new OfBytes();
    }

    private static String hash(String text) {
        return hash((Tags.PROGRAM + text).getBytes(StandardCharsets.UTF_8));
    }

    /// Twelve bytes of SHA-256: enough that no two states of one answer ever share them.
    static String hash(byte[] bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(Sha256.of(bytes), 12));
    }

    /// Entity tags in headers (RFC 9110, 8.8.3 and 13.1.2).
    final class Tags {
        static final String PROGRAM =
                Objects.toString(EntityTag.class.getPackage().getImplementationVersion(), "dev");
        private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

        private Tags() {}

        /// Whether `If-None-Match` names the tag, compared weakly as the standard asks, or any.
        static boolean match(String header, String tag) {
            if (header.strip().equals("*")) {
                return true;
            }
            Matcher tags = TAG.matcher(header);
            while (tags.find()) {
                if (tags.group(1).equals(tag)) {
                    return true;
                }
            }
            return false;
        }
    }
}
