package bellwether.desk.scan.wish;

import bellwether.desk.scan.PatternCatalog;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanFilter;
import bellwether.desk.scan.ScanTiming;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/scans`. In a change, what is absent stays as it is, and null is as
/// absent here.
///
/// @param everySeconds absent means 300
/// @param hours `always` or `session`; absent means always
/// @param alerts absent means no
/// @param running absent means yes
public record ScanRequest(
        @NotNull(message = NAME_RULE) @Pattern(regexp = NAME, message = NAME_RULE) String name,
        @NotNull(message = UniverseReader.RULE) JsonNode universe,
        @Nullable String timeframe,
        @Nullable @Min(value = 60, message = EVERY_RULE) @Max(value = 86_400, message = EVERY_RULE)
                Integer everySeconds,
        @Nullable @Min(value = 1, message = BATCH_RULE) @Max(value = 100_000, message = BATCH_RULE)
                Integer batch,
        @Nullable @Size(max = 200, message = "must be at most 200 patterns")
                List<@NotNull(message = "must be a pattern's name") String> patterns,
        @Nullable
                @DecimalMin(value = "0", message = QUALITY_RULE)
                @DecimalMax(value = "1", message = QUALITY_RULE)
                Double minQuality,
        @Nullable @Pattern(regexp = "always|session", message = "must be always or session")
                String hours,
        @Nullable Boolean alerts,
        @Nullable Boolean running)
        implements SelfValidating {
    static final String NAME = "[^\\p{Cntrl}]{0,59}[^\\p{Cntrl}\\s]";
    static final String NAME_RULE =
            "must be 1 to 60 characters on one line that do not end with a space";
    static final String EVERY_RULE = "must be 60 to 86400 seconds";
    static final String BATCH_RULE = "must be 1 to 100000 symbols";
    static final String QUALITY_RULE = "must be 0 to 1";
    private static final int USUAL_EVERY = 300;

    /// Those of which bars are stored.
    public static final List<Timeframe> TIMEFRAMES =
            Arrays.stream(Timeframe.values()).filter(Timeframe::isStored).toList();

    public ScanRequest {
        patterns = patterns == null ? null : List.copyOf(patterns);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (timeframe != null && frame(timeframe) == null) {
            faults.add(new Fault("/timeframe", Timeframe.unknown(timeframe, TIMEFRAMES)));
        }
        if (universe != null) {
            UniverseReader.read(universe, "/universe", faults);
        }
        List<String> typed = Objects.requireNonNullElse(patterns, List.of());
        for (int i = 0; i < typed.size(); i++) {
            if (typed.get(i) != null && PatternCatalog.find(typed.get(i)).isEmpty()) {
                faults.add(new Fault("/patterns/" + i, unknown(typed.get(i))));
            }
        }
        return faults;
    }

    /// Which symbols are looked at.
    public Universe looked() {
        return Universe.of(universe);
    }

    private static @Nullable Timeframe frame(String code) {
        return Timeframe.of(code).filter(TIMEFRAMES::contains).orElse(null);
    }

    /// What is said of a name that is no pattern's.
    public static String unknown(String typed) {
        return "must be a pattern of GET /api/v1/patterns, was \"%s\"%s"
                .formatted(
                        Quoted.text(typed),
                        DidYouMean.ending(PatternCatalog.names(), typed.strip()));
    }

    /// What a scan is now.
    public static ScanRequest of(Scan scan) {
        ScanTiming timing = scan.timing();
        return new ScanRequest(
                scan.name(),
                scan.universe().json(),
                timing.timeframe().code(),
                timing.everySeconds(),
                timing.batch().isPresent() ? timing.batch().getAsInt() : null,
                scan.filter().patterns().stream().sorted().toList(),
                scan.filter().minQuality(),
                timing.sessionOnly() ? "session" : "always",
                scan.alerts(),
                scan.running());
    }

    /// The same, running or stopped.
    ScanRequest running(boolean other) {
        return new ScanRequest(
                name,
                universe,
                timeframe,
                everySeconds,
                batch,
                patterns,
                minQuality,
                hours,
                alerts,
                other);
    }

    ScanTiming timing() {
        return new ScanTiming(
                timeframe == null ? Timeframe.DAY : Objects.requireNonNull(frame(timeframe)),
                Objects.requireNonNullElse(everySeconds, USUAL_EVERY),
                batch == null ? OptionalInt.empty() : OptionalInt.of(batch),
                "session".equals(hours));
    }

    ScanFilter filter() {
        return new ScanFilter(
                Objects.requireNonNullElse(patterns, List.<String>of()).stream()
                        .map(typed -> PatternCatalog.find(typed).orElseThrow().name())
                        .collect(Collectors.toSet()),
                minQuality);
    }
}
