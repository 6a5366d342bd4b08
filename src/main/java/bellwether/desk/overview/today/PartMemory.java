package bellwether.desk.overview.today;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/// What a part was when it was last read, for as long as the version of what it is made of is the
/// same. The version is read first, so that what changes meanwhile is seen at the next time.
final class PartMemory<T> {
    private static final int MOST = 200;

    /// A replica that takes the place of another may be a moment behind it.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Kept<T>(String version, T part) {}

    private final Cache<Object, Kept<T>> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /// The part, made anew where its version has moved.
    ///
    /// @param of whose it is, and since when
    T of(Object of, String version, Supplier<T> source) {
        Kept<T> known = kept.getIfPresent(of);
        if (known == null || !known.version.equals(version)) {
            known = new Kept<>(version, source.get());
            kept.put(of, known);
        }
        return known.part;
    }
}
