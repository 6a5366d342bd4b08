package bellwether.research.learning.outcome;

import bellwether.platform.jobs.JobId;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Says to owners what was labelled for them. What belongs to no one has no event.
public final class LabelEvents {
    /// Published once for each batch of a job and owner.
    public static final LiveEventType LABELLED = LiveEventType.kept("outcomes", "outcome.labelled");

    private LabelEvents() {}

    /// What is published.
    ///
    /// @param outcomes how many have changed their state, or were decided otherwise
    /// @param states how many of them are in which state now
    /// @param revised how many of them replace one that corrected bars have changed
    private record Data(String job, int outcomes, Map<String, Integer> states, int revised) {}

    /// What has changed for one owner.
    private static final class Changes {
        private final Map<String, Integer> states = new TreeMap<>();
        private int outcomes;
        private int revised;

        private void add(Outcome outcome, boolean isRevised) {
            states.merge(outcome.state().key(), 1, Integer::sum);
            outcomes++;
            revised += isRevised ? 1 : 0;
        }
    }

    static void publish(Handle transaction, JobId job, Collection<LabelledSymbol> symbols) {
        Map<String, Changes> owners = new TreeMap<>();
        for (LabelledSymbol symbol : symbols) {
            symbol.decided().forEach(outcome -> of(owners, outcome).add(outcome, false));
            symbol.revised().forEach(outcome -> of(owners, outcome).add(outcome, true));
        }
        owners.remove(OutcomeKey.NO_OWNER);
        owners.forEach((owner, changes) ->
                LiveEvents.publish(
                        transaction,
                        LABELLED,
                        owner,
                        new Data(
                                job.toString(),
                                changes.outcomes,
                                changes.states,
                                changes.revised)));
    }

    private static Changes of(Map<String, Changes> owners, Outcome outcome) {
        return owners.computeIfAbsent(outcome.key().owner(), _ -> new Changes());
    }
}
