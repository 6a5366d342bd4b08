package bellwether.platform.jobs.live;

import static bellwether.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.Echo;
import bellwether.platform.jobs.Fixture;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.ProgressSource.State;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Progress of jobs that another process works on.
final class JobLiveEventsTest {
    private static final Set<String> LOCAL = Set.of("local");

    @Test
    void showsWhatMovedAndNothingElse() throws Exception {
        Semaphore items = new Semaphore(0);
        try (Fixture fixture = new Fixture()) {
            Jobs here = fixture.engine();
            here.close();
            JobLiveEvents events = new JobLiveEvents(here);
            Jobs there =
                    fixture.engine(
                            new Echo(item -> {
                                items.acquire();
                                return Echo.done(item);
                            }));
            JobId id = there.create(Fixture.job("echo", 2)).id();
            assertEquals(List.of(), events.changes(Set.of("another"), Set.of()));
            State first = only(events);
            assertEquals(id.toString(), first.key());
            assertEquals("job.progress", first.event().name());
            until(() -> events.changes(LOCAL, Set.of()).isEmpty()); // it has begun meanwhile
            assertEquals(1, events.changes(LOCAL, LOCAL).size()); // somebody new listens
            there.of(new Actor(Caller.LOCAL, "", "")).pause(id);
            JsonNode data = data(only(events));
            assertEquals(id.toString(), data.get("id").asText());
            assertEquals("paused", data.get("state").asText());
            assertEquals(2, data.get("total").asInt());
            there.of(new Actor(Caller.LOCAL, "", "")).resume(id);
            items.release(2);
            Fixture.ended(there, id);
            assertEquals(List.of(), events.changes(LOCAL, Set.of()));
        }
    }

    private static State only(JobLiveEvents events) {
        return until(() -> events.changes(LOCAL, Set.of()), changes -> !changes.isEmpty())
                .getFirst();
    }

    private static JsonNode data(State state) {
        return Json.stored(state.event().data(), JsonNode.class);
    }
}
