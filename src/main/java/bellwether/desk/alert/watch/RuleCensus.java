package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.RuleLifeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// How rules and the looks at them were at the latest count, so that who asks waits for nothing.
public final class RuleCensus {
    /// Looks that several processes share.
    static final String PRICES = "prices";

    static final String BARS = "bars";

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final RuleCensusDao dao = new RuleCensusDao();
    private volatile Optional<Count> latest = Optional.empty();

    /// @param states how many rules are in each; absent where none is
    /// @param looks when each last began
    private record Count(
            Instant at, Map<RuleLifeState, Integer> states, Map<String, Instant> looks) {
        Count {
            states = Map.copyOf(states);
            looks = Map.copyOf(looks);
        }
    }

    public RuleCensus(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Counts, unless that was done a moment ago.
    public void look(Instant now) {
        if (latest.filter(count -> count.at.plus(EVERY).isAfter(now)).isEmpty()) {
            latest = Optional.of(jdbi.withHandle(h -> new Count(now, dao.states(h), dao.looks(h))));
        }
    }

    /// How many rules were in a state; nothing where this process has not counted.
    public Optional<Integer> rules(RuleLifeState state) {
        return latest.map(count -> count.states.getOrDefault(state, 0));
    }

    /// How long before the count the last look at quotes and portfolios, or for missing bars,
    /// began; nothing where none is known.
    ///
    /// @param name `prices` or `bars`
    public Optional<Duration> sinceLook(String name) {
        return latest.flatMap(count ->
                Optional.ofNullable(count.looks.get(name))
                        .map(begun -> Duration.between(begun, count.at)));
    }
}
