package bellwether.desk.report.share;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/shares`.
///
/// @param analysis the id of one
/// @param screen the id or the name of one
/// @param scoreboard which plans, by what
/// @param days that the link works; 7 where it is absent
public record ShareRequest(
        @Nullable String analysis,
        @Nullable String screen,
        @Nullable ScoreboardChoice scoreboard,
        @Nullable Integer days)
        implements SelfValidating {
    private static final int USUAL_DAYS = 7;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (scoreboard != null) {
            faults.addAll(scoreboard.faults());
        }
        long named = Stream.of(analysis, screen, scoreboard).filter(Objects::nonNull).count();
        if (named != 1) {
            faults.add(
                    new Fault(
                            "/analysis",
                            "send exactly one of analysis, screen and scoreboard, sent " + named));
        }
        if (days != null && (days < 1 || days > Share.MOST_DAYS)) {
            faults.add(
                    new Fault("/days", "must be 1 to %d, was %d".formatted(Share.MOST_DAYS, days)));
        }
        return faults;
    }

    int span() {
        return Objects.requireNonNullElse(days, USUAL_DAYS);
    }
}
